"""The demo says what it says in plain words that harm nobody, and types no fact that has a place of its own."""

import re

import pytest

from pages.demo.content import FOLDER, PageContent, read_organization, read_pages
from tests.pages.demo_prose import page_prose, reading_grade, syllables

PAGES = read_pages()
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "home")

#: Words that no page may use, by what they do. Quotations and proper names have no place in these texts.
NEVER = {
    "labels a person": r"addicts?|drug abusers?|substance abusers?|junk(ie|y)s?|crackheads?|tweakers?|stoners?"
    r"|potheads?|winos?|lush(es)?|alcoholics?|drug users?|drunks"
    r"|frequent flyers?|drug[- ]seeking|addictive personality",
    "labels a newborn": r"addicted bab(y|ies)|crack bab(y|ies)|born addicted",
    "implies dirt": r"clean|getting clean|dirty",
    "misnames medicine": r"opioid (substitution|replacement)|replacing one drug with another|medication-assisted",
    "judges a death": r"(committed|successful|failed) suicide|overdosed (him|her|them)sel(f|ves)|od'?d",
    "promises": r"cures?|cured|guarantee[ds]?|100 ?%|success rate|#1|hipaa|the best|leading|world[- ]class|luxury",
    "blames": r"enabl(e|es|ing)|codependent|denial|rock bottom|relapses?|relapsed|fell off the wagon|habit",
    "sells": r"journey|first step is|don't wait|act now|limited|beds? available",
    "sends to a closed line": r"press 3",
}

#: Names of others that hold one of the words above.
NAMES = re.compile(r"limited by law|Emergency: act now")

PHONE_NUMBER = re.compile(r"\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b1-8\d\d-[\dA-Z-]+")


def _said(page: PageContent) -> str:
    return "\n".join(page_prose(page))


@every_page
@pytest.mark.parametrize("what", NEVER)
def test_no_page_uses_a_word_that(page: PageContent, what: str) -> None:
    found = re.findall(rf"[^\n]*\b(?:{NEVER[what]})(?!\w)[^\n]*", NAMES.sub("", _said(page)), re.I)
    assert not found


@every_page
def test_no_page_shouts_or_types_a_phone_number(page: PageContent) -> None:
    said = _said(page)
    assert "!" not in said
    assert not PHONE_NUMBER.findall(said), "a number renders from a phone line or a crisis line"


@every_page
def test_each_page_reads_at_grade_eight_or_below_and_legal_text_at_twelve(page: PageContent) -> None:
    assert reading_grade(page_prose(page)) <= (12 if page.model == "LegalPage" else 8)


def test_a_hard_text_is_seen_as_hard() -> None:
    hard = (
        "Comprehensive pharmacological interventions necessitate multidisciplinary coordination of individualized "
        "rehabilitation methodologies, particularly regarding hypersensitivity and neuroadaptation."
    )
    assert reading_grade([hard]) > 16
    assert reading_grade(["You can call us. We listen."]) < 3
    words = {"make": 1, "asked": 1, "wanted": 2, "little": 2, "boxes": 2, "medical": 3, "FDA": 3, "opioid": 3}
    assert {word: syllables(word) for word in words} == words


@every_page
def test_no_sentence_runs_past_thirty_words(page: PageContent) -> None:
    sentences = [s for text in page_prose(page) for s in re.split(r"(?<=[.?:])[\u201d\u2019)]*\s+", text)]
    assert not [s for s in sentences if len(s.split()) > 30]


@every_page
def test_each_page_opens_with_words_a_picture_and_a_description(page: PageContent) -> None:
    assert page.fields["lede"]
    assert page.fields["illustration"]
    assert 80 <= len(page.search_description) <= 170


def test_name_and_number_of_the_organization_stand_in_one_file() -> None:
    organization = read_organization()
    brand, number = organization["settings"]["brand"], organization["phone_lines"][0]["number"]
    for file in FOLDER.rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        if file.name != "organization.toml":
            assert brand not in text, file
            assert number[-8:] not in text, file


def test_every_page_says_that_the_organization_is_made_up() -> None:
    organization = read_organization()
    assert "demonstration" in organization["settings"]["notice"]
    assert "made up" in organization["settings"]["notice"]
    assert all("DEMO-" in license_["number"] for license_ in organization["accreditations"])


@pytest.mark.parametrize("page", [p for p in PAGES if p.path not in ("learn", "accessibility")], ids=lambda p: p.path)
def test_a_page_with_made_up_facts_says_that_it_is_a_demo(page: PageContent) -> None:
    assert re.search(r"\bdemo\b", _said(page), re.I)


@pytest.mark.parametrize("path", ["learn/kratom", "families", "admissions", "about"])
def test_no_page_claims_a_review_that_did_not_happen(path: str) -> None:
    said = _said(next(page for page in PAGES if page.path == path))
    assert re.search(r"No clinician (or lawyer )?has reviewed", said)
    assert not re.search(r"\breviewed by (Dr|our)|medically reviewed", said, re.I)
