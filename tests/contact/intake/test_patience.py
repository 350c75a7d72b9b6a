"""No text of 100 KB keeps a field of any form busy, whatever it is made of."""

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

BYTES = 100_000
MOST_SECONDS = 0.05
MARKS = "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING GRAVE ACCENT BELOW}"
#: With other marks, and what is no mark and no letter either; and with letters of every kind.
AMONG = [*MARKS, "\u0344", "\u0f73", "\u3099", "-", "\u2126"]
LETTERS = [*AMONG, *"\ufb2c\u1e69\u212b\uac01\u6c34ab\n"]

#: What has kept a careless pattern, parser or library busy somewhere.
HEAVY = {
    "digits": "9" * BYTES,
    "pluses": "+" * BYTES,
    "opened": "(" * BYTES,
    "spaces": " " * (BYTES - 1) + "x",
    "addresses": "a@" * (BYTES // 2),
    "an address": "x" * BYTES + "@x.org",
    "a domain": "a@" + "a." * (BYTES // 2),
    "a quoted address": '"' + "\\" * BYTES + '"@x.org',
    "extensions": "1 x" * (BYTES // 3),
    "dates": "1/" * (BYTES // 2),
    "months": "March " * (BYTES // 6),
    "dashes": "\u2013-" * (BYTES // 4),
    "marks in the worst order": MARKS[0] * (BYTES // 4) + MARKS[1] * (BYTES // 4),
    "marks in turns": "".join(MARKS) * (BYTES // 4),
    "marks that come apart": "\u0f73" * (BYTES // 3),
    "a ligature of eighteen": "\ufdfa" * (BYTES // 3),
    "line ends": "\r\n\r" * (BYTES // 3),
    "controls": "\x01\u202e" * (BYTES // 4),
}
FORMS: list[type[Form]] = [*(way.form for way in WAYS.values()), CodeForm, LineForm]
FIELDS = {name: form for form in FORMS for name, field in form.base_fields.items() if isinstance(field, TypedField)}


@pytest.mark.parametrize("name", FIELDS)
def test_no_text_keeps_a_field_busy(db: None, name: str) -> None:
    for what, text in HEAVY.items():
        data = QueryDict(mutable=True)
        data[name] = text
        assert min(_seconds(name, data) for _ in range(3)) < MOST_SECONDS, what


def _seconds(name: str, data: QueryDict) -> float:
    start = process_time()
    FIELDS[name](data).is_valid()
    return process_time() - start


@given(text=st.text(st.sampled_from(AMONG), min_size=31, max_size=120) | st.text(st.sampled_from(LETTERS)))
@example(text="a" + "".join(MARKS) * 40 + "\u1e69" + "".join(MARKS) * 40)
def test_marks_come_out_as_unicode_says_however_many_there_are(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text).strip()
