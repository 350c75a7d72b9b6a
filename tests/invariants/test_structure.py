"""What every page holds, so that anybody finds their way: one h1, headings in order, landmarks, crisis lines."""

import itertools

import pytest
from django.test import Client

from tests.invariants.public_pages import Visit, soup

#: In the order of tests, before those that empty the database.
pytestmark = pytest.mark.django_db


def test_one_h1_and_no_skipped_level(visited: list[Visit]) -> None:
    for address, response in visited:
        levels = [int(tag.name[1]) for tag in soup(response).find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
        assert levels.count(1) == 1, f"{address}: {levels}"
        main = [
            int(tag.name[1]) for tag in soup(response).select("main h1, main h2, main h3, main h4, main h5, main h6")
        ]
        assert main[0] == 1, f"{address} starts its main part with an h{main[0]}"
        skips = [(a, b) for a, b in itertools.pairwise(main) if b > a + 1]
        assert not skips, f"{address} skips {skips}"


def test_landmarks_and_language(visited: list[Visit]) -> None:
    for address, response in visited:
        page = soup(response)
        assert page.html is not None
        assert page.html.get("lang") == "en", address
        for selector in ("main#main", "header", "footer", "nav[aria-label]", "a[href='#main']"):
            assert page.select_one(selector), f"{address} has no {selector}"
        assert len(page.select("main")) == 1, address


def test_the_notice_of_the_organization_stands_on_every_page(visited: list[Visit]) -> None:
    for address, response in visited:
        assert "This is a demonstration." in soup(response).get_text(), address


def test_crisis_lines_stand_on_every_page(visited: list[Visit]) -> None:
    for address, response in visited:
        links = {str(link.get("href")) for link in soup(response).select("a[href^='tel:'], a[href^='sms:']")}
        assert {"tel:911", "tel:988"} <= links, address


def test_every_page_has_a_title_of_its_own_and_a_description(visited: list[Visit]) -> None:
    titles: dict[str, str] = {}
    for address, response in visited:
        page = soup(response)
        assert page.title is not None, address
        title = page.title.get_text(strip=True)
        assert title not in titles, f"{address} and {titles.get(title)} share {title!r}"
        titles[title] = address
        if response.status_code == 200 and not address.startswith("/contact/"):
            description = page.select_one("meta[name=description]")
            assert description, address
            assert 50 <= len(str(description["content"])) <= 320, address


def test_no_id_is_used_twice(visited: list[Visit]) -> None:
    for address, response in visited:
        ids = [str(tag["id"]) for tag in soup(response).select("[id]")]
        assert len(ids) == len(set(ids)), f"{address}: {sorted({i for i in ids if ids.count(i) > 1})}"


def test_every_link_on_every_page_leads_somewhere(visited: list[Visit], client: Client) -> None:
    seen: dict[str, int] = {}
    for address, response in visited:
        page = soup(response)
        for link in page.select("a[href]"):
            target, _, fragment = str(link["href"]).partition("#")
            if fragment and not target:
                assert page.find(id=fragment), f"{address} points to #{fragment}, which is not there"
            elif target.startswith("/"):
                if target not in seen:
                    seen[target] = client.get(target, follow=True).status_code
                assert seen[target] == 200, f"{address} links to {target}: {seen[target]}"
