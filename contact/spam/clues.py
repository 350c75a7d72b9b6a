"""Clues in a text. Each costs time in proportion to the length of the text, and no more."""

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Final

#: The forms take far less; what is longer says no more.
LONGEST_READ: Final = 20_000

_PHRASES: Final = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))


#: From here on lie scripts that put no space before a word (Chinese), or write prefixes to it (Arabic, Hebrew).
_UNSPACED: Final = "\u0590"


def _starting(phrases: list[str]) -> re.Pattern[str]:
    spaced = "|".join(re.escape(each) for each in sorted(phrases, reverse=True) if each < _UNSPACED)
    anywhere = "".join("|" + re.escape(each) for each in phrases if each >= _UNSPACED)
    return re.compile(rf"\b(?:{spaced}){anywhere}")


_PITCH = _starting([phrase for phrase in _PHRASES["pitch"] if phrase[0] not in "%"])
_TRADE = _starting(_PHRASES["trade"])
_PLEA = _starting(_PHRASES["plea"])
_ANYWHERE = re.compile("% off|% discount")

_LINK = re.compile(
    r"https?://|(?<![\w@.])www\.\w|"
    r"(?<![\w@.-])[a-z0-9-]{1,63}\.(?:com|net|org|info|biz|xyz|ru|top|shop|online|site|club|io|store|click|link)(?![\w@])",
    re.IGNORECASE,
)
_SCHEME_AND_HOST = re.compile(r"https?://\S{1,200}", re.IGNORECASE)
_MARKUP = re.compile(r"<\s?a\s|</\s?a\s?>|\[/?(?:url|link|img)\b|<\s?(?:script|iframe|img)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_REPEATED = re.compile(r"(.)\1+")
#: Five consonants in a row stand in few names and words of any language ("Knightsbridge"), so this is a hint alone.
_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxz]{5}")
_INNER_CAPITALS = re.compile("(?<=[a-z])[A-Z]")
_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]")


def plain(text: str) -> str:
    """Return the text in small letters without accents and apostrophes, and with single spaces."""
    letters = unicodedata.normalize("NFKD", text[:LONGEST_READ].casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_APOSTROPHES.sub("", bare[:LONGEST_READ]).split())


def links(text: str) -> int:
    """Return how many addresses of the web stand in a text; an email address is none."""
    whole = _SCHEME_AND_HOST.findall(text[:LONGEST_READ])
    return len(whole) + len(_LINK.findall(_SCHEME_AND_HOST.sub(" ", text[:LONGEST_READ])))


def has_markup(text: str) -> bool:
    """Say whether the text holds links written in HTML or BBCode."""
    return bool(_MARKUP.search(text[:LONGEST_READ]))


def pitches(plain_text: str) -> int:
    """Return how many different phrases of sellers stand in a text that `plain` made."""
    return len(set(_PITCH.findall(plain_text))) + bool(_ANYWHERE.search(plain_text))


def trade_words(plain_text: str) -> int:
    """Return how many different words of trades stand in a text that `plain` made."""
    return len(set(_TRADE.findall(plain_text)))


def pleads(plain_text: str) -> bool:
    """Say whether somebody asks for help, in a text that `plain` made."""
    return bool(_PLEA.search(plain_text))


def is_random(text: str) -> bool:
    """Say whether the text is mostly letters that no language puts together.

    Only words of six Latin letters or more can be judged. An abbreviation in capitals is none, nor is a word in which
    somebody held a key down.
    """
    words = [word for word in _WORD.findall(text[:LONGEST_READ]) if len(word) >= 6 and word.isascii()]
    odd = [word for word in words if _is_random_word(word)]
    return bool(odd) and 2 * len(odd) > len(words)


def _is_random_word(word: str) -> bool:
    if len(_INNER_CAPITALS.findall(word)) >= 3:
        return True
    return not word.isupper() and bool(_CONSONANTS.search(_REPEATED.sub(r"\1", word.lower())))


def has_look_alikes(text: str) -> bool:
    """Say whether one word mixes Latin letters with Cyrillic or Greek ones."""
    return any(len(_scripts(word) & {"LATIN", "CYRILLIC", "GREEK"}) > 1 for word in _WORD.findall(text[:LONGEST_READ]))


def differ_in_script(one: str, other: str) -> bool:
    """Say whether two texts have no script in common."""
    first, second = _scripts(one[:LONGEST_READ]), _scripts(other[:LONGEST_READ])
    return bool(first and second) and not first & second


def _scripts(text: str) -> set[str]:
    if text.isascii():
        return {"LATIN"} if any(map(str.isalpha, text)) else set()
    return {unicodedata.name(letter, "?").split()[0] for letter in set(text) if letter.isalpha()}
