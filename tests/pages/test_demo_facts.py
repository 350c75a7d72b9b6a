"""The demo's facts are sourced and complete: nothing that the kratom page must say is missing."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from pages.crisis import NATIONAL_LINES
from pages.demo.content import FOLDER, PageContent, read_organization, read_pages, read_sources
from tests.pages.demo_prose import page_prose

PAGES = {page.path: page for page in read_pages()}
KRATOM = PAGES["learn/kratom"]
SOURCES = {source["key"]: source for source in read_sources()}

#: What a page about a substance has to cover, by words that its headings hold.
SECTIONS = {
    "what it is": "what kratom is",
    "signs of a disorder": "signs of kratom use disorder",
    "why it is hard to stop": "hard to stop",
    "the brain": "brain",
    "the body": "body",
    "overdose": "takes too much",
    "withdrawal": "withdrawal",
    "treatment": "treatment that can help",
    "levels of care": "levels of care",
    "therapies": "therapies",
    "hope": "what comes next",
    "paying": "paying for care",
    "help now": "help right now",
}

#: Figures as their sources give them, and the source that each must stand beside.
FIGURES = {
    "27,338": "cdc-mmwr-2019",
    "152 of them": "cdc-mmwr-2019",
    "cause in 91": "cdc-mmwr-2019",
    "In 7 of those": "cdc-mmwr-2019",
    "263 in 2015": "cdc-mmwr-2016",
    "1,807": "post-2019",
    "31.8%": "post-2019",
    "51.9%": "post-2019",
    "29.5%": "smith-2022",
    "17.8%": "smith-2022",
    "52.7%": "smith-2022",
    "25.5%": "hill-2024",
    "0.7%": "palamar-2021",
    "10.4%": "palamar-2021",
    "293 people": "singh-2014",
    "199 people in 41 states": "cdc-salmonella-2018",
}


def _values(item: Any, name: str) -> Iterator[Any]:
    """Yield each value that stands under a name, at any depth."""
    if isinstance(item, dict):
        if name in item:
            yield item[name]
        for value in item.values():
            yield from _values(value, name)
    elif isinstance(item, list):
        for value in item:
            yield from _values(value, name)


def _cited(page: PageContent) -> set[str]:
    in_tables = {row["source"] for row in page.rows.get("evidence_sources", [])}
    return {key for keys in _values(page.body, "sources") for key in keys} | in_tables


def _blocks(page: PageContent, kind: str) -> list[dict[str, Any]]:
    return [item for item in page.body if item["type"] == kind]


@pytest.mark.parametrize("path", PAGES)
def test_each_source_that_a_page_cites_exists_and_is_listed_on_it(path: str) -> None:
    page = PAGES[path]
    assert _cited(page) <= SOURCES.keys()
    assert bool(_cited(page)) == bool(_blocks(page, "sources"))


def test_each_source_is_cited_once_by_key_and_has_an_address() -> None:
    assert len(SOURCES) == len(read_sources())
    assert all(source["url"].startswith("https://") and source["publisher"] for source in SOURCES.values())
    assert SOURCES.keys() - set().union(*(_cited(page) for page in PAGES.values())) <= {"nida-kratom", "asam-criteria"}


@pytest.mark.parametrize("path", PAGES)
def test_each_line_and_page_that_a_page_names_exists(path: str) -> None:
    page, crisis_lines = PAGES[path], {line.key for line in NATIONAL_LINES}
    phone_lines = {line["key"] for line in read_organization()["phone_lines"]}
    assert set(_values(page.body, "phone")) <= crisis_lines
    assert {key for keys in _values(page.body, "lines") for key in keys} <= crisis_lines
    assert set(_values(page.body, "phone_line")) <= phone_lines
    named = {*_values(page.body, "page"), *(key for keys in _values(page.body, "pages") for key in keys)}
    linked = re.findall(r'href="page:([^"]*)"', str(page.body))
    assert named | set(linked) <= PAGES.keys()


@pytest.mark.parametrize("section", SECTIONS)
def test_the_kratom_page_has_a_heading_on(section: str) -> None:
    headings = [item["text"].lower() for item in _blocks(KRATOM, "heading")]
    assert any(SECTIONS[section] in heading for heading in headings)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_stands_beside_its_source(figure: str) -> None:
    beside = [item for item in KRATOM.body if figure in str(item.get("text", ""))]
    assert beside
    assert all(FIGURES[figure] in item["sources"] for item in beside)


@pytest.mark.parametrize(
    "words",
    ["Call 911", "naloxone", "Poison Help", "Stay with them", "buprenorphine", "off-label", "7-OH", "November 2026",
     "No medicine is approved by the FDA for kratom use disorder", "not lawfully|may not lawfully",
     "Call or text 988 or chat at 988lifeline.org", "does not give counseling", "not a promise of payment"],
)  # fmt: skip
def test_the_kratom_page_says(words: str) -> None:
    assert re.search(words, "\n".join(page_prose(KRATOM)))


def test_weak_claims_carry_how_weak_they_are() -> None:
    marked = {item["certainty"] for item in KRATOM.body if item.get("certainty")}
    assert marked == {"strong", "limited", "case_reports", "unsettled"}
    medicine = next(item for item in KRATOM.body if "off-label" in str(item.get("text")))
    assert medicine["certainty"] == "case_reports"
    said = "\n".join(page_prose(KRATOM))
    assert not re.search("hormon|hyperalgesia|blunt", said, re.I), "no source was found for these"


def test_the_five_levels_of_care_give_their_hours() -> None:
    programs = [page.fields for page in PAGES.values() if page.model == "ProgramPage"]
    hours = {p["support_rank"]: (p["around_the_clock"], p.get("hours_min"), p.get("hours_max")) for p in programs}
    assert hours == {
        1: (True, None, None), 2: (True, None, None), 3: (False, 20, None), 4: (False, 9, 19), 5: (False, None, 8)
    }  # fmt: skip
    assert all(p["who_for"] and p["who_not_for"] and p["a_day"] and p["typical_length"] for p in programs)


def test_admissions_names_help_that_is_not_ours() -> None:
    said = "\n".join(page_prose(PAGES["admissions"]))
    assert "SAMHSA National Helpline" in said
    assert "FindTreatment.gov" in said


def test_every_content_file_is_used() -> None:
    known = {"alternatives.toml", "glossary.toml", "insurers.toml", "organization.toml", "sources.toml"}
    for file in FOLDER.rglob("*.toml"):
        assert file.name in known or tomllib.loads(file.read_text(encoding="utf-8"))["path"] in PAGES
