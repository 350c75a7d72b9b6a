"""Titles that tell nobody who looks over a shoulder what a page is about."""

import re

#: Beginnings of words that tell. The brand of the center tells as well; tests look for that one.
_TELLING = re.compile(
    r"\b(addic|alcohol|audit|cannabis|dependen|detox|diagnos|drink|drug|heal|kratom|medic|mental|opioid|overdos|rehab"
    r"|recover|screening|sober|substance|suicid|test\b|therap|treat|use disorder|withdraw)\w*",
    re.IGNORECASE,
)


def telling_words(title: str) -> list[str]:
    """Return the words of a title that say what the page is about, in small letters, [] for a neutral one."""
    return [match.group().lower() for match in _TELLING.finditer(title)]
