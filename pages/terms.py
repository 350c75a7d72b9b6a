"""Finds the terms of the glossary in running text, and explains them there. Knows no database.

A term is explained with the `popover` attribute: pressing it opens the note, Escape or a press elsewhere closes it, and
none of this needs a script. Where a browser knows `interestfor`, resting the focus on it is enough.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFacts:
    """One term. `url` leads to its place in the glossary; "" while no glossary is published."""

    term: str
    slug: str
    explanation: str
    other_names: tuple[str, ...]
    source_title: str
    source_url: str
    url: str

    @property
    def names(self) -> tuple[str, ...]:
        """The term and what else it is called."""
        return (self.term, *self.other_names)


Terms = tuple[TermFacts, ...]

_TAG = re.compile(r"(<[^>]*>)")
#: A link in a link cannot be, and a heading is read out on its own, so nothing inside either is explained.
_LEFT_ALONE = re.compile(r"<(/?)(?:a|button|h[1-6])\b[^>]*>")


def terms_in(html: str, terms: Terms) -> frozenset[str]:
    """Return the slugs of the terms that the text holds where they may be explained."""
    find = _Finder.of(terms)
    texts = (piece for piece, may_explain in _pieces(html) if may_explain)
    return frozenset(find.term(match).slug for text in texts for match in find.pattern.finditer(text))


def explained(html: str, terms: Terms, wanted: frozenset[str]) -> SafeString:
    """Return the text with each wanted term explained where it first stands. The text must be safe HTML already."""
    find, left = _Finder.of(terms), set(wanted)

    def explain(match: re.Match[str]) -> str:
        term = find.term(match)
        if term.slug not in left:
            return match[0]
        left.remove(term.slug)
        words = mark_safe(match[0])  # noqa: S308 - a piece of the safe text that was given
        return render_to_string("components/term.html", {"words": words, "term": term})

    pieces = (find.pattern.sub(explain, piece) if may else piece for piece, may in _pieces(html))
    return mark_safe("".join(pieces))  # noqa: S308 - the safe text that was given, and what a template escaped


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """Yield each tag and each text between two, and whether a term in it may be explained."""
    depth = 0
    for piece in _TAG.split(html):
        left_alone = _LEFT_ALONE.fullmatch(piece)
        if left_alone:
            depth += -1 if left_alone[1] else 1
        yield piece, depth == 0 and not piece.startswith("<")


class _Finder:
    """Finds names in text: the longest first, whole words, also in the plural; capitals count in an abbreviation."""

    def __init__(self, terms: Terms) -> None:
        named = [(name, term) for term in terms for name in term.names]
        named.sort(key=lambda pair: len(pair[0]), reverse=True)
        self._terms = [term for _name, term in named]
        names = "|".join(f"({_as_pattern(name)})" for name, _term in named)
        self.pattern = re.compile(rf"(?<![\w-])(?:{names or '(?!)'})s?(?![\w-])", re.IGNORECASE)

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, terms: Terms) -> "_Finder":
        """Return the finder of these terms, made once."""
        return cls(terms)

    def term(self, match: re.Match[str]) -> TermFacts:
        """Return the term of a match."""
        return self._terms[(match.lastindex or 1) - 1]


def _as_pattern(name: str) -> str:
    words = re.escape(escape(name, quote=False))
    return f"(?-i:{words})" if name.isupper() else words
