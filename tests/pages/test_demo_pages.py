"""The demo as a visitor meets it: every page answers, can be reached from home, and has its headings in order."""

import re
from itertools import pairwise

from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import TestCase

from pages.crisis import NATIONAL_LINES
from pages.demo.content import read_organization, read_pages
from pages.snippets import AlternativeResource

PATHS = [f"/{page.path}/" if page.path else "/" for page in read_pages()]


class VisitorTests(TestCase):
    """Reads the site without an account."""

    @classmethod
    def setUpTestData(cls) -> None:
        """Load the demo once for all tests here."""
        call_command("load_demo", verbosity=0)

    def _page(self, path: str) -> BeautifulSoup:
        response = self.client.get(path)
        assert response.status_code == 200, path
        return BeautifulSoup(response.content, "html.parser")

    def test_every_page_can_be_reached_from_home_by_links(self) -> None:
        seen, waiting = set(), ["/"]
        while waiting:
            path = waiting.pop()
            if path in seen or path not in PATHS:
                continue
            seen.add(path)
            waiting += [str(a["href"]).partition("#")[0] for a in self._page(path).find_all("a", href=True)]
        assert seen == set(PATHS)

    def test_each_list_page_leads_to_the_pages_below_it(self) -> None:
        for path in PATHS:
            parent = re.sub(r"[^/]+/$", "", path)
            if parent not in ("/", path):
                links = [str(a["href"]) for a in self._page(parent).select("main a[href]")]
                assert path in links, f"{parent} does not lead to {path}"

    def test_headings_stand_in_order_below_one_title(self) -> None:
        for path in PATHS:
            levels = [int(tag.name[1]) for tag in self._page(path).select("main h1, main h2, main h3, main h4")]
            assert levels.count(1) == 1, path
            assert levels[0] == 1, path
            assert all(lower - upper <= 1 for upper, lower in pairwise(levels)), path

    def test_every_number_to_call_is_a_known_line(self) -> None:
        ours = {"tel:+1" + re.sub(r"\D", "", line["number"]) for line in read_organization()["phone_lines"]}
        elsewhere = {place.call_href for place in AlternativeResource.objects.exclude(call_number="")}
        known = ours | elsewhere | {line.call_href for line in NATIONAL_LINES}
        for path in PATHS:
            found = {str(a["href"]) for a in self._page(path).select('a[href^="tel:"]')}
            assert found <= known, path

    def test_nothing_unfilled_is_left_in_a_page(self) -> None:
        for path in PATHS:
            text = self._page(path).get_text(" ")
            assert not re.search(r"\{\w*\}|page:\w", text), path

    def test_the_kratom_page_numbers_its_sources(self) -> None:
        page = self._page("/learn/kratom/")
        listed = page.select(".sources li")
        assert len(listed) >= 15
        assert "MMWR 68(14)" in page.get_text(" ")
