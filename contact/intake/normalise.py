"""What is done to every text of a visitor before it is looked at: one form of each character, no hidden controls."""

import re
import unicodedata

#: C0 but for tab and line feed, delete, C1, and the marks that turn the direction of text around (they can make a
#: phone number read otherwise than it is).
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n?")


def clean_text(text: str) -> str:
    """Return text of several lines in NFC, with plain line feeds, without controls and outer white space.

    Controls go first: what stood on both sides of one may compose into a single character.
    """
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))).strip()


def clean_line(text: str) -> str:
    """Return text of one line: as `clean_text`, and any tab or line feed becomes a space."""
    return clean_text(text).replace("\n", " ").replace("\t", " ")
