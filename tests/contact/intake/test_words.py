"""The words of the form: plain enough for anyone, and quiet enough for a shared screen."""

import re
from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from textstat import textstat

from tests.contact.intake.conftest import Send, answers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault_keys")]

GRADE = 8
LOUD = re.compile(r"addicti|recover|rehab|detox|drug|alcohol|substance|treat", re.IGNORECASE)


@pytest.fixture
def pages(client: Client, send: Send) -> list[BeautifulSoup]:
    """Return every page that a visitor may see on the way, parsed."""
    seen: list[Any] = [
        client.get(reverse("contact:write")),
        client.get(reverse("contact:thanks")),
        send(answers(reach="", name="", about="", message="m" * 5000)),
        send(answers(token="")),
        send(answers(), Origin="https://elsewhere.example"),
        send(b"%ff"),
        send(b"", "text/plain"),
        send(b"x" * 70_000),
    ]
    return [BeautifulSoup(response.content, "html.parser") for response in seen]


def sentences(page: BeautifulSoup) -> str:
    """Return the text of the page's own part; what is no sentence by itself is closed like one."""
    main = page.select_one("main")
    assert main is not None
    for tag in main.select("textarea, option, .phone-facts, .crisis-lines"):
        tag.decompose()
    blocks = (
        re.sub(r"\s+", " ", tag.get_text()).strip() for tag in main.select("h1, h2, p, li, label, legend, button")
    )
    return " ".join(text if text.endswith((".", "?")) else f"{text}." for text in blocks if text)


def test_every_page_reads_at_grade_8_or_below(pages: list[BeautifulSoup]) -> None:
    for page in pages:
        text = sentences(page)
        # Two formulas that count letters: those that count syllables need a dictionary from elsewhere.
        assert textstat.automated_readability_index(text) <= GRADE, text
        assert textstat.coleman_liau_index(text) <= GRADE, text


def test_no_title_or_description_says_what_the_site_is_about(pages: list[BeautifulSoup]) -> None:
    for page in pages:
        title, description = page.title, page.select_one("meta[name=description]")
        assert title is not None
        assert title.get_text(strip=True)
        assert description is not None
        assert not LOUD.search(title.get_text() + str(description["content"]))


def test_every_page_has_one_first_heading_and_its_headings_go_down_in_order(pages: list[BeautifulSoup]) -> None:
    for page in pages:
        levels = [int(tag.name[1]) for tag in page.select("main h1, main h2, main h3, main h4")]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_help_in_danger_stands_above_the_form(pages: list[BeautifulSoup]) -> None:
    main = pages[0].select_one("main")
    assert main is not None
    html = str(main)
    assert "If you are in danger now: call" in html
    assert html.index("If you are in danger now: call") < html.index("<form")


def test_no_page_names_a_word_that_was_typed_outside_of_its_field(send: Send) -> None:
    page = BeautifulSoup(
        send(answers(name="canary7d1f", message="canary7d1f", reach="canary7d1f")).content, "html.parser"
    )
    for field in page.select("#id_name, #id_reach, #id_message"):
        field.decompose()
    assert "canary7d1f" not in str(page)
