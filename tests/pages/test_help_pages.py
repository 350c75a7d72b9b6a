"""The ways to help: who sees the page with every line, where it is linked, and how a hub leads its readers."""

from datetime import date
from typing import Any, cast

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from pages.chrome import _Memory, site_chrome
from pages.crisis import NATIONAL_DETAILS, NATIONAL_LINES
from pages.models import EducationIndexPage, StandardPage
from pages.snippets import CrisisLine, OrganizationSettings
from tests.factories.bodies import block, items
from tests.factories.pages import (
    EducationIndexPageFactory,
    EducationPageFactory,
    LegalPageFactory,
    StandardPageFactory,
)
from tests.pages.conftest import House, database_down
from tests.pages.search.visitor import searched


@pytest.fixture
def help_page(house: House) -> StandardPage:
    """Make the page with every line, and name it as such."""
    _Memory.last_good = None
    lines = [block("crisis_lines", title="Every line")]
    page: StandardPage = StandardPageFactory(parent=house.home, title="Help right now", slug="crisis", body=lines)
    OrganizationSettings.objects.update(crisis_page=page, elsewhere_page=house.about)
    organization = OrganizationSettings.objects.get()
    organization.save()
    return page


def bar(client: Client, url: str) -> str:
    """Return where the bar on top of a page leads for more lines."""
    page = BeautifulSoup(client.get(url).content, "html.parser")
    return str(page.select(".crisis-bar__all a")[0]["href"])


def hide(page: StandardPage) -> None:
    page.unpublish()


def make_private(page: StandardPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def remove(page: StandardPage) -> None:
    Page.objects.get(pk=page.pk).delete()


@pytest.mark.parametrize("away", [hide, make_private, remove])
def test_a_page_that_no_stranger_may_read_is_linked_nowhere(
    client: Client, house: House, help_page: StandardPage, away: Any
) -> None:
    away(help_page)
    assert site_chrome().crisis_page is None
    assert bar(client, house.about.url) == "#crisis-lines"
    assert "/crisis/" not in client.get("/not-a-page/").content.decode()


def test_the_bar_of_every_page_leads_to_it(client: Client, house: House, help_page: StandardPage) -> None:
    assert {bar(client, page.url) for page in house.public} == {"/crisis/"}


def test_a_half_written_form_is_not_left_for_it(client: Client, help_page: StandardPage) -> None:
    assert bar(client, reverse("contact:write")) == "#crisis-lines"


def test_the_error_pages_lead_to_it_with_the_database_down_too(client: Client, help_page: StandardPage) -> None:
    assert 'href="/crisis/">Help right now' in client.get("/not-a-page/").content.decode()
    client.raise_request_exception = False
    with database_down():
        answer = client.get("/")
    assert answer.status_code == 500
    assert 'href="/crisis/">Help right now' in answer.content.decode()


def test_it_is_followed_when_it_moves(client: Client, house: House, help_page: StandardPage) -> None:
    Page.objects.get(pk=help_page.pk).move(Page.objects.get(pk=house.about.pk), pos="last-child")
    link = site_chrome().crisis_page
    assert link is not None
    assert link.url == f"{house.about.url}crisis/"


def test_a_search_without_results_leads_elsewhere(client: Client, house: House, help_page: StandardPage) -> None:
    page = BeautifulSoup(searched(client, "qwxz").content, "html.parser")
    assert house.about.url in [link["href"] for link in page.select(".search-nothing a")]


def test_legal_texts_stand_apart_from_the_other_links(house: House) -> None:
    LegalPageFactory(parent=house.home, title="Notice of privacy practices")
    policies = StandardPageFactory(parent=house.home, title="Legal and policies")
    LegalPageFactory(parent=policies, title="Complaints")
    _Memory.last_good = None
    chrome = site_chrome()
    assert [link.title for link in chrome.legal_links] == ["Notice of privacy practices", "Legal and policies"]
    assert [link.title for link in chrome.footer_links] == ["About us"]


def test_each_line_says_what_a_caller_wants_to_know(client: Client, house: House, help_page: StandardPage) -> None:
    house.crisis.hours, house.crisis.languages = "Weekdays", "English and Hmong"
    house.crisis.what_happens, house.crisis.verified_on = "Someone from the county picks up.", date(2026, 11, 3)
    house.crisis.save()
    main = BeautifulSoup(client.get(help_page.url).content, "html.parser").select_one(".lines")
    said = main.get_text(" ", strip=True) if main else ""
    for words in ("Weekdays", "English and Hmong", "Someone from the county", "By us on November 3, 2026"):
        assert words in said
    assert said.count("Not yet by our staff") == len(NATIONAL_LINES)
    assert main
    assert {str(a["href"]) for a in main.select("a")} >= {"tel:911", "tel:988", "sms:988", "tel:+18002221222"}


def test_without_a_line_the_national_ones_stand(client: Client, house: House, help_page: StandardPage) -> None:
    CrisisLine.objects.all().delete()
    shown = client.get(help_page.url).content.decode()
    assert NATIONAL_DETAILS["988"]["what_happens"][:40] in shown


def test_the_seeded_lines_say_what_happens_when_you_call(db: None) -> None:
    for line in NATIONAL_LINES:
        row = CrisisLine.objects.get(key=line.key)
        known = {"hours": row.hours, "languages": row.languages, "what_happens": row.what_happens}
        assert known == NATIONAL_DETAILS[line.key]
        assert all(known.values())


@pytest.fixture
def hub(house: House) -> EducationIndexPage:
    """Make a hub with one path, a page below it, and one that is not published."""
    made: EducationIndexPage = EducationIndexPageFactory(parent=house.home, title="For families")
    talk = EducationPageFactory(parent=made, title="How to talk", kind="family")
    EducationPageFactory(parent=made, title="A draft", kind="family", live=False)
    paths = items({"title": "I am not sure", "text": "", "page": talk.pk})
    made.body = cast("Any", [block("paths", title="Where are you now?", paths=paths)])
    made.save_revision().publish()
    return made


def test_a_hub_leads_by_where_the_reader_is_and_lists_its_pages_below(client: Client, hub: EducationIndexPage) -> None:
    shown = client.get(hub.url).content.decode()
    assert 0 < shown.index("Where are you now?") < shown.index("Every page here")
    assert "A draft" not in shown
    assert "index-card" not in shown


def test_an_index_without_paths_opens_with_its_list(client: Client, house: House) -> None:
    shown = client.get(house.learn.url).content.decode()
    assert "index-card" in shown
    assert "Every page here" not in shown
