"""What people type, and what they mean by it: the reviewed list in words.toml, read once."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("words.toml")
_WORD = re.compile(r"[^\W_]+")

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something that people look for.

    `label` is what a reader sees, `said` what people type for it, `search` what the pages say in its place, `pages` the
    pages to put first (`path` or `path#section`), `a_z` the words under which the topics A to Z point to the first of
    them. A `harmful` term is one that labels a person: it is understood, and never written back.
    """

    label: str
    said: list[str]
    search: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    a_z: list[str] = field(default_factory=list)
    weight: int = 1
    harmful: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The list, folded. `phrases` leads from what is typed to its term, `spelled` from a mistyped word to the right.

    `own` are all the single words in it, `harmful` those that label a person; `longest` is the length of a phrase.
    """

    terms: tuple[Term, ...]
    phrases: dict[Tokens, Term]
    spelled: dict[str, str]
    crisis: frozenset[Tokens]
    skip: frozenset[str]

    own: frozenset[str]
    harmful: frozenset[str]
    longest: int


def tokens(text: str) -> list[str]:
    """Return the words of a text in small letters, without accents, apostrophes and anything that is no letter."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", ""))
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(kept.lower())


def folded(word: str) -> str:
    """Return a word without the s of its plural, so that one entry stands for both."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def phrase(text: str) -> Tokens:
    """Return a text as it is looked up."""
    return tuple(folded(word) for word in tokens(text))


@lru_cache(maxsize=1)
def the_words() -> Words:
    """Return the list; raises ValueError when two terms claim the same words."""
    plain = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    terms = tuple(Term(**term) for term in plain["terms"])
    phrases, crisis = _phrases(terms), frozenset(map(phrase, plain["crisis"]["said"]))
    skip = frozenset(folded(word) for text in plain["skip"] for word in tokens(text))
    harmful = {word for said, term in phrases.items() if term.harmful for word in said}
    plainly = {word for said, term in phrases.items() if not term.harmful for word in said}
    return Words(
        terms=terms,
        phrases=phrases,
        spelled={folded(wrong): right for right, mistyped in plain["spelled"].items() for wrong in mistyped},
        crisis=crisis,
        skip=skip,
        own=frozenset({word for said in (*phrases, *crisis) for word in said} | skip),
        harmful=frozenset(harmful - plainly),
        longest=max(map(len, (*phrases, *crisis))),
    )


def _phrases(terms: tuple[Term, ...]) -> dict[Tokens, Term]:
    found: dict[Tokens, Term] = {}
    for term in terms:
        for said in map(phrase, term.said):
            if found.setdefault(said, term) is not term:
                raise ValueError(f"{' '.join(said)} stands both under {found[said].label} and under {term.label}")
    return found
