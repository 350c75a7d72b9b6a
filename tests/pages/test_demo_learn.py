"""Each education page of the demo says first what may save a life, and then what helps."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from pages.demo.content import PageContent, read_pages
from tests.pages.demo_prose import page_prose

LEARN = {page.path.removeprefix("learn/"): page for page in read_pages() if page.path.startswith("learn/")}
every_page = pytest.mark.parametrize("name", LEARN)

#: What the pages have to be about: five substances and a condition beside kratom.
ASKED = {"alcohol", "opioids", "benzodiazepines", "stimulants", "cannabis", "anxiety-and-substance-use", "kratom"}

#: Withdrawal by any of the names that a heading gives it.
WITHDRAWAL = r"withdrawal|coming down|crash"

#: Pages about what the body cannot be without from one day to the next.
DEADLY = {"alcohol", "benzodiazepines"}

#: What a page must say in its emergency help, by words that stand there.
IN_AN_EMERGENCY = {
    "alcohol": ["Slow breathing", "on their side", "sleep it off"],
    "opioids": ["naloxone", "one breath every 5 seconds", "second naloxone", "Stay"],
    "benzodiazepines": ["naloxone", "seizure", "on their side"],
    "stimulants": ["Chest pain", "Cool them", "naloxone"],
    "cannabis": ["child", "Poison Help", "Vomits", "hears or sees things"],
    "anxiety-and-substance-use": ["chest pain", "seizure"],
}

#: The medicines that a page has to name, or that it has to say there is none.
MEDICINES = {
    "alcohol": ["Naltrexone", "Acamprosate", "Disulfiram"],
    "opioids": ["Methadone", "Buprenorphine", "Naltrexone"],
    "benzodiazepines": ["No medicine is approved by the FDA", "taper"],
    "stimulants": ["No medicine is approved by the FDA", "Contingency management"],
    "cannabis": ["No medicine is approved by the FDA"],
    "anxiety-and-substance-use": ["SSRIs"],
}

#: Figures as their sources give them, and the source that each must stand beside.
FIGURES = {
    ("alcohol", "27.9 million"): "nsduh-2024",
    ("alcohol", "5 in 100"): "au-alcohol-2021",
    ("alcohol", "15 in 100"): "au-alcohol-2021",
    ("opioids", "4.8 million"): "nsduh-2024",
    ("opioids", "105,007"): "nchs-522",
    ("opioids", "138,000"): "sordo-2017",
    ("opioids", "about 36 while off it"): "sordo-2017",
    ("benzodiazepines", "1.5%"): "asam-benzo-news-2025",
    ("benzodiazepines", "5% to 10%"): "asam-benzo-guide-2025",
    ("stimulants", "4.3 million"): "nsduh-2024",
    ("stimulants", "21 people"): "mcgregor-2005",
    ("cannabis", "20.6 million"): "nsduh-2024",
    ("cannabis", "3 in 10"): "cdc-cannabis",
    ("anxiety-and-substance-use", "19 in 100"): "nimh-anxiety-statistics",
}


def _blocks(page: PageContent, kind: str) -> list[dict[str, Any]]:
    return [item for item in page.body if item["type"] == kind]


def _headings(page: PageContent) -> list[str]:
    return [item["text"].lower() for item in _blocks(page, "heading")]


def _statements(item: Any) -> Iterator[dict[str, Any]]:
    """Yield each part of a body that carries its own sources."""
    if isinstance(item, dict):
        if "sources" in item:
            yield item
        for value in item.values():
            yield from _statements(value)
    elif isinstance(item, list):
        for value in item:
            yield from _statements(value)


def _is_emergency(item: dict[str, Any]) -> bool:
    return item["type"] == "overdose" or item.get("urgency") == "emergency"


def _emergency_help(page: PageContent) -> str:
    """Return the words of each urgent part that stands in the first half of the page, and of its steps."""
    first_half = page.body[: len(page.body) // 2]
    return str([item for item in first_half if _is_emergency(item) or item.get("urgency") == "urgent"])


def test_the_pages_that_were_asked_for_are_there() -> None:
    assert set(LEARN) >= ASKED


@every_page
def test_a_page_opens_with_what_to_do_in_an_emergency(name: str) -> None:
    first = LEARN[name].body[0]
    assert _is_emergency(first)
    assert "911" in first["title"]
    assert first["phone"] == "emergency"


@every_page
def test_help_with_an_emergency_stands_before_the_middle(name: str) -> None:
    body = LEARN[name].body
    where = [index for index, item in enumerate(body) if item["type"] == "overdose"]
    assert where or LEARN[name].fields["kind"] == "condition"
    assert all(index < len(body) / 2 for index in where)


@pytest.mark.parametrize("name", IN_AN_EMERGENCY)
def test_the_help_with_an_emergency_says_what_this_one_needs(name: str) -> None:
    said = _emergency_help(LEARN[name])
    assert [words for words in IN_AN_EMERGENCY[name] if words not in said] == []


@every_page
def test_each_card_with_a_crisis_in_it_gives_the_line(name: str) -> None:
    said = "\n".join(page_prose(LEARN[name]))
    assert "Call or text 988 or chat at 988lifeline.org" in said
    assert {"emergency", "988", "samhsa"} <= {item.get("phone") for item in _blocks(LEARN[name], "care_card")}


@every_page
def test_a_page_has_a_section_on_treatment_and_one_on_withdrawal(name: str) -> None:
    headings = _headings(LEARN[name])
    assert any("treatment" in heading for heading in headings)
    assert any(re.search(WITHDRAWAL, heading) for heading in headings)
    assert any(re.search("signs", heading) for heading in headings)


@pytest.mark.parametrize("name", sorted(DEADLY))
def test_a_withdrawal_that_can_kill_is_told_before_anything_else_is_read(name: str) -> None:
    body = LEARN[name].body
    opening = body[: next(index for index, item in enumerate(body) if item["type"] == "heading")]
    warnings = [item for item in opening if item.get("urgency") == "urgent"]
    assert len(warnings) == 1
    assert "all at once" in warnings[0]["title"]
    assert "can be deadly" in warnings[0]["text"]
    assert "seizures" in warnings[0]["text"]


@pytest.mark.parametrize("name", sorted(set(LEARN) - DEADLY))
def test_every_other_page_warns_of_stopping_alcohol_or_benzodiazepines(name: str) -> None:
    warnings = [text for text in page_prose(LEARN[name]) if re.search("benzodiazepines", text)]
    assert any(re.search("deadly|seizures", text) for text in warnings)


def test_the_opioid_page_warns_of_lost_tolerance() -> None:
    urgent = [item for item in _blocks(LEARN["opioids"], "care_card") if item["urgency"] == "urgent"]
    assert any("After detox" in item["title"] and "old amount" in item["text"] for item in urgent)


def test_the_stimulant_page_sends_a_low_mood_to_988() -> None:
    cards = [item for item in _blocks(LEARN["stimulants"], "care_card") if "ending your life" in item["title"]]
    assert [card["phone"] for card in cards] == ["988"]


@pytest.mark.parametrize("name", MEDICINES)
def test_a_page_names_the_medicines_or_says_that_none_is_approved(name: str) -> None:
    said = "\n".join(page_prose(LEARN[name]))
    assert [words for words in MEDICINES[name] if words not in said] == []


@every_page
def test_a_page_rests_on_at_least_five_sources(name: str) -> None:
    assert len({key for item in _statements(LEARN[name].body) for key in item["sources"]}) >= 5


@every_page
def test_each_stretch_of_a_timeline_has_its_source_and_its_certainty(name: str) -> None:
    for timeline in _blocks(LEARN[name], "timeline"):
        assert timeline["certainty"]
        assert all(entry["sources"] for entry in timeline["entries"])


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_stands_beside_its_source(figure: tuple[str, str]) -> None:
    name, words = figure
    beside = [item for item in _statements(LEARN[name].body) if words in str(item.get("text", ""))]
    assert beside
    assert all(FIGURES[figure] in item["sources"] for item in beside)


@every_page
def test_a_page_says_that_no_clinician_has_reviewed_it(name: str) -> None:
    notes = [item["text"] for item in _blocks(LEARN[name], "callout") if item["tone"] == "note"]
    assert any("demo text" in text and "No clinician has reviewed it" in text for text in notes)


def test_no_two_pages_look_the_same() -> None:
    new = [page.fields["illustration"] for name, page in LEARN.items() if name != "kratom"]
    assert len(set(new)) == len(ASKED) - 1
