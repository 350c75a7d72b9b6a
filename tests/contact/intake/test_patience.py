"""No text of 100 KB keeps a field of any form busy, whatever it is made of: the work grows as the text does."""

import unicodedata
from time import process_time

import pytest
from django.forms import Form
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from contact.intake.codes.forms import CodeForm, LineForm
from contact.intake.fields import TypedField
from contact.intake.forms.ways import WAYS
from contact.intake.normalise import clean_text

LONG, SHORT = 100_000, 25_000
#: Four times the text is four times the work; sixteen times is what this is about. Below a millisecond is noise.
MOST_GROWTH, NOISE_SECONDS = 8, 0.001
LEAST_TRIES, MOST_TRIES = 3, 20
MARKS = "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING GRAVE ACCENT BELOW}"
#: With other marks, and what is no mark and no letter either; and with letters of every kind.
AMONG = [*MARKS, "\u0344", "\u0f73", "\u3099", "-", "\u2126"]
LETTERS = [*AMONG, *"\ufb2c\u1e69\u212b\uac01\u6c34ab\n"]


def heavy(size: int) -> dict[str, str]:
    """Return what has kept a careless pattern, parser or library busy somewhere, of about so many bytes."""
    return {
        "digits": "9" * size,
        "pluses": "+" * size,
        "opened": "(" * size,
        "spaces": " " * (size - 1) + "x",
        "addresses": "a@" * (size // 2),
        "an address": "x" * size + "@x.org",
        "a domain": "a@" + "a." * (size // 2),
        "a quoted address": '"' + "\\" * size + '"@x.org',
        "extensions": "1 x" * (size // 3),
        "dates": "1/" * (size // 2),
        "months": "March " * (size // 6),
        "dashes": "\u2013-" * (size // 4),
        "marks in the worst order": MARKS[0] * (size // 4) + MARKS[1] * (size // 4),
        "marks in turns": "".join(MARKS) * (size // 4),
        "marks that come apart": "\u0f73" * (size // 3),
        "a ligature of eighteen": "\ufdfa" * (size // 3),
        "line ends": "\r\n\r" * (size // 3),
        "controls": "\x01\u202e" * (size // 4),
    }


FORMS: list[type[Form]] = [*(way.form for way in WAYS.values()), CodeForm, LineForm]
FIELDS = {name: form for form in FORMS for name, field in form.base_fields.items() if isinstance(field, TypedField)}


@pytest.mark.parametrize("name", FIELDS)
def test_no_text_keeps_a_field_busy(db: None, name: str) -> None:
    short = heavy(SHORT)
    for what, text in heavy(LONG).items():
        assert _growth(name, short[what], text) < MOST_GROWTH, what


def _growth(name: str, short: str, long: str) -> float:
    """Return how many times the work a long text is, by the least of the tries in turns.

    What else the machine does only ever adds to a try, so one that looks too slow is given more of them.
    """
    least_short = least_long = growth = float("inf")
    for number in range(MOST_TRIES):
        least_short = min(least_short, _seconds(name, short))
        least_long = min(least_long, _seconds(name, long))
        growth = least_long / max(least_short, NOISE_SECONDS)
        if growth < MOST_GROWTH and number + 1 >= LEAST_TRIES:
            break
    return growth


def _seconds(name: str, text: str) -> float:
    """Return what a try took of the processor."""
    data = QueryDict(mutable=True)
    data[name] = text
    start = process_time()
    FIELDS[name](data).is_valid()
    return process_time() - start


@given(text=st.text(st.sampled_from(AMONG), min_size=31, max_size=120) | st.text(st.sampled_from(LETTERS)))
@example(text="a" + "".join(MARKS) * 40 + "\u1e69" + "".join(MARKS) * 40)
def test_marks_come_out_as_unicode_says_however_many_there_are(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text).strip()
