"""The questionnaires as their authors made them: items, points and lines, and words that name no illness."""

import re

import pytest

from pages.instruments import ALCOHOL, DRUGS, Instrument
from tests.pages.demo_prose import reading_grade
from tests.pages.test_demo_words import NEVER

each = pytest.mark.parametrize("instrument", [ALCOHOL, DRUGS], ids=lambda instrument: instrument.key)

#: What a result must not say: that somebody has something, that they must hurry, or that they should come to us.
ALARMS = (
    r"you (have|are an?|suffer)\b|diagnos|severe|warning|danger|alarm|urgent|act now|call us|our (center|program)|!"
)


def own_words(instrument: Instrument) -> list[str]:
    """Return every sentence of ours that a visitor reads. The items are their authors'."""
    bands = [text for band in instrument.bands for text in (band.title, band.text)]
    hints = [question.hint for question in instrument.questions if question.hint]
    caution = [instrument.caution.title, instrument.caution.text]
    return [instrument.title, instrument.intro, *hints, *bands, instrument.limits, *caution, instrument.terms]


@each
def test_no_result_names_an_illness_alarms_or_sells(instrument: Instrument) -> None:
    for band in instrument.bands:
        assert not re.search(ALARMS, f"{band.title} {band.text}", re.IGNORECASE), band


@each
@pytest.mark.parametrize("what", NEVER)
def test_no_words_of_ours_use_a_word_that(instrument: Instrument, what: str) -> None:
    assert not re.findall(rf"\b(?:{NEVER[what]})(?!\w)", "\n".join(own_words(instrument)), re.IGNORECASE)


@each
def test_our_words_read_at_grade_eight_or_below(instrument: Instrument) -> None:
    assert reading_grade(own_words(instrument)) <= 8


@each
def test_every_sum_has_one_meaning(instrument: Instrument) -> None:
    meanings = [[band for band in instrument.bands if band.least <= sum_ <= band.most] for sum_ in _sums(instrument)]
    assert [len(found) for found in meanings] == [1] * len(meanings)
    assert instrument.bands[-1].most == instrument.most


@each
def test_every_line_has_a_source_and_says_how_it_may_be_used(instrument: Instrument) -> None:
    assert instrument.references
    assert instrument.terms
    for reference in (*instrument.references, instrument.caution.reference):
        assert reference.url.startswith("https://doi.org/")
        assert re.search(r"\b(19|20)\d\d$", reference.text), reference


def test_the_alcohol_questions_are_those_of_the_audit_c() -> None:
    assert [question.text for question in ALCOHOL.questions] == [
        "How often do you have a drink containing alcohol?",
        "How many drinks containing alcohol do you have on a typical day when you are drinking?",
        "How often do you have six or more drinks on one occasion?",
    ]
    assert [[answer.points for answer in question.answers] for question in ALCOHOL.questions] == [[0, 1, 2, 3, 4]] * 3
    assert ALCOHOL.most == 12


def test_the_lines_are_three_for_women_and_four_for_men_and_nobody_is_asked_which() -> None:
    assert [(band.least, band.most) for band in ALCOHOL.bands] == [(0, 2), (3, 3), (4, 12)]
    for band in ALCOHOL.bands:
        assert "3 or more for women and at 4 or more for men" in band.text
    asked = " ".join(question.text for question in ALCOHOL.questions)
    assert not re.search(r"\b(wom[ae]n|m[ae]n|sex|age|name)\b", asked)


def test_the_drug_question_is_the_one_of_the_study() -> None:
    (question,) = DRUGS.questions
    assert question.text == (
        "How many times in the past year have you used an illegal drug or used a prescription medication for "
        "nonmedical reasons?"
    )
    assert [(band.least, band.most) for band in DRUGS.bands] == [(0, 0), (1, 1)]


@each
def test_each_says_what_must_not_be_stopped_at_once(instrument: Instrument) -> None:
    assert "do not stop all at once on your own" in instrument.caution.title


def _sums(instrument: Instrument) -> range:
    return range(instrument.most + 1)
