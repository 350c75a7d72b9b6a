"""What is done to every text of a visitor before it is looked at: one form of each character, no hidden controls."""

import re
import unicodedata
from itertools import chain, groupby

#: C0 but for tab and line feed, delete, C1, and the marks that turn the direction of text around (they can make a
#: phone number read otherwise than it is).
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n?")
#: More marks than any language puts on a letter; every mark is one of these, and so is much else.
_MANY_MARKS = re.compile(r"\W{31,}")


def clean_text(text: str) -> str:
    """Return text of several lines in NFC, with plain line feeds, without controls and outer white space.

    Controls go first: what stood on both sides of one may compose into a single character.
    """
    return _composed(_CONTROLS.sub("", _LINE_ENDS.sub("\n", text))).strip()


def clean_line(text: str) -> str:
    """Return text of one line: as `clean_text`, and any tab or line feed becomes a space."""
    return clean_text(text).replace("\n", " ").replace("\t", " ")


def _composed(text: str) -> str:
    """Return text in NFC, in time that grows with its length alone.

    `normalize` sorts the marks on a letter one by one: 64 KiB of them in the worst order keep a process busy for
    seconds. Marks that are in order already cost it nothing, and the result is the same.
    """
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(_in_order, text))


def _in_order(many: re.Match[str]) -> str:
    """Return what was matched with each letter taken apart, and the marks after it in the order of Unicode."""
    parts = (part for letter in many[0] for part in unicodedata.normalize("NFD", letter))
    runs = (sorted(run, key=unicodedata.combining) for _, run in groupby(parts, key=_is_mark))
    return "".join(chain.from_iterable(runs))


def _is_mark(letter: str) -> bool:
    return unicodedata.combining(letter) > 0
