"""The demo's pages for families, for professionals, for a crisis, and for questions hold what they promise."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client, TestCase

from pages.chrome import _Memory, site_chrome
from pages.demo.content import PageContent, read_organization, read_pages
from pages.models import EducationPage
from tests.pages.demo_prose import page_prose

PAGES = {page.path: page for page in read_pages()}
FAMILY = [path for path in PAGES if path.startswith("families/")]


def types(page: PageContent) -> list[str]:
    return [item["type"] for item in page.body]


def said(path: str) -> str:
    return "\n".join(page_prose(PAGES[path]))


def test_the_hub_opens_with_what_keeps_them_safe_and_then_asks_where_they_are() -> None:
    hub = PAGES["families"]
    assert types(hub)[:3] == ["heading", "care_card", "paths"]
    assert hub.body[1]["urgency"] == "emergency"
    assert len(hub.body[2]["paths"]) == 7
    assert not [path for path in hub.body[2]["paths"] if "page" not in path]


@pytest.mark.parametrize("path", FAMILY)
def test_each_family_page_is_worth_reading(path: str) -> None:
    page = PAGES[path]
    assert page.fields["kind"] == EducationPage.Kind.FAMILY
    assert len(said(path).split()) > 280
    assert "related_pages" in types(page)


@pytest.mark.parametrize("need", ["Overdose", "Poisoning", "Thoughts of suicide", "Withdrawal", "Violence"])
def test_the_crisis_page_covers(need: str) -> None:
    assert any(item["text"].startswith(need) for item in PAGES["crisis"].body if item["type"] == "heading")


def test_the_crisis_page_opens_with_911_and_every_line() -> None:
    page = PAGES["crisis"]
    assert types(page)[:2] == ["care_card", "crisis_lines"]
    assert page.body[0]["phone"] == "emergency"
    assert "Call or text 988 or chat at 988lifeline.org" in said("crisis")


@pytest.mark.parametrize("path", ["crisis", *FAMILY])
def test_no_page_says_how_to_take_a_life(path: str) -> None:
    """Safe messaging: no method, no amount, no place."""
    assert not re.search(r"\b(hang(ed|ing)?|jump(ed|ing)? (off|from)|\d+ (mg|pills|tablets))\b", said(path), re.I)


def test_professionals_have_a_line_of_their_own_and_read_that_nobody_is_paid() -> None:
    lines = {line["key"]: line for line in read_organization()["phone_lines"]}
    assert next(item["phone_line"] for item in PAGES["professionals"].body if item["type"] == "phone_call") in lines
    assert lines["professionals"]["number"].startswith("(202) 555-01"), "a number kept for fiction"
    assert "We pay nothing for a referral, and we take nothing" in said("professionals")
    assert "not legal advice" in said("professionals")


def test_there_are_twenty_short_answers_or_more() -> None:
    asked = [each for item in PAGES["questions"].body if item["type"] == "faq" for each in item["questions"]]
    assert len(asked) >= 20
    assert len({each["question"] for each in asked}) == len(asked)
    words = {each["question"]: len(BeautifulSoup(each["answer"], "html.parser").get_text().split()) for each in asked}
    assert max(words.values()) <= 60, words


class LoadedTests(TestCase):
    """Reads the loaded demo."""

    @classmethod
    def setUpTestData(cls) -> None:
        """Load the demo once."""
        call_command("load_demo", verbosity=0)

    def setUp(self) -> None:
        """Start as a new process does."""
        _Memory.last_good = None

    def test_the_navigation_is_short_and_the_help_pages_stand_in_the_footer(self) -> None:
        chrome = site_chrome()
        assert len(chrome.navigation) <= 7
        assert {"crisis", "elsewhere", "questions", "professionals"} <= {link.slug for link in chrome.footer_links}
        assert {"privacy-practices", "part-2-notice", "legal"} <= {link.slug for link in chrome.legal_links}
        assert chrome.crisis_page
        assert chrome.crisis_page.url == "/crisis/"
        assert chrome.elsewhere_page
        assert chrome.elsewhere_page.url == "/elsewhere/"

    def test_every_place_and_line_of_the_crisis_page_can_be_called(self) -> None:
        page = BeautifulSoup(Client().get("/crisis/").content, "html.parser")
        numbers = {str(a["href"]) for a in page.select('main a[href^="tel:"]')}
        assert {"tel:911", "tel:988", "tel:+18002221222", "tel:+18006624357", "tel:+18007997233"} <= numbers
