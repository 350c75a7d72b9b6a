"""Asks the search backend for what was read, and puts the right page first.

The backends of SQLite and of PostgreSQL weigh words differently. They decide what is found; what comes first is decided
here, in this order: pages that the list of words names, words found in the title, then the backend's own order.
"""

from dataclasses import dataclass
from functools import reduce

from django.db import connection
from django.db.models import Model
from django.views.decorators.debug import sensitive_variables
from wagtail.models import Page
from wagtail.search.query import And, Or, PlainText, SearchQuery

from pages.search.insurers import insurer_terms
from pages.search.kinds import KINDS, kind_of
from pages.search.reading import Part, Reading, read
from pages.search.topics import Topic, lede, title_words
from pages.search.weighing import weighed
from pages.search.words import folded, tokens
from pages.visible import visible

#: The most pages that one search finds.
MOST = 100
#: How many of the texts of a part are looked for.
_MAX_TEXTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page that was found. `url` may lead to a section of it."""

    title: str
    url: str
    text: str
    kind: str

    @property
    def kind_name(self) -> str:
        """The kind as a reader sees it."""
        return KINDS[self.kind]


@sensitive_variables()
def find(text: str, listed: list[Topic]) -> tuple[Reading, list[Found]]:
    """Return how a cleaned text was read, and the pages for it, best first: `MOST` and those that the list names.

    A word is put right only when no page holds all that was typed, for a rare word looks much like a mistyped one.
    """
    insurers = insurer_terms(listed)
    reading = read(text, more=insurers)
    every = _hits(reading.parts, And)
    if not every and reading.has_other_words:
        better = read(text, title_words(listed), more=insurers)
        every = _hits(better.parts, And) if better.parts != reading.parts else []
        reading = better
    hits = every or (_hits(reading.parts, Or) if len(reading.parts) > 1 else [])
    return reading, _ranked(reading.parts, hits, listed)


def _ranked(parts: list[Part], hits: list[int], listed: list[Topic]) -> list[Found]:
    named = _named(parts, {topic.path: topic for topic in listed})
    order = {pk: place for place, pk in enumerate([*named, *hits])}
    pages = visible(Page.objects.filter(pk__in=order)).annotate(opening_words=lede())

    def rank(page: Page) -> tuple[int, int, int]:
        return -named[page.pk].points if page.pk in named else 0, -_in_title(page.title, parts), order[page.pk]

    return [_found(page, named.get(page.pk)) for page in sorted(pages, key=rank)]


@dataclass(slots=True)
class _Named:
    """How much speaks for a page that the list of words names, and for which section of it."""

    points: int = 0
    section: str = ""


def _named(parts: list[Part], by_path: dict[str, Topic]) -> dict[int, _Named]:
    """Return the named pages that are there: by the weight of their terms, then in the order that a term has."""
    found: dict[int, _Named] = {}
    for part in parts:
        for place, target in enumerate(part.term.pages if part.term else []):
            path, _, section = target.partition("#")
            if part.term and path in by_path:
                named = found.setdefault(by_path[path].pk, _Named())
                named.points += part.term.weight * 10 - place
                named.section = named.section or section
    return found


def _hits(parts: list[Part], joined: type[And] | type[Or]) -> list[int]:
    """Return the pages that hold every part, or any part, by weight, or on SQLite from the top of the tree."""
    queries = [_query_of(part) for part in parts]
    if not queries:
        return []
    joint = joined(queries) if len(queries) > 1 else queries[0]
    if connection.vendor == "postgresql":
        words = [_words_of(part) for part in parts]
        keys = weighed(joint, words if joined is And else [[word for some in words for word in some]])
        live = set(Page.objects.live().filter(pk__in=keys).values_list("pk", flat=True))
        return [key for key in keys if key in live][:MOST]
    # On SQLite the backend weighs each page in a query of its own: minutes, for a word that is on 10,000 pages.
    asked = Page.objects.live().only("pk").order_by("depth", "path")
    pages: list[Model] = list(asked.search(joint, order_by_relevance=False)[:MOST])
    return [page.pk for page in pages]


def _words_of(part: Part) -> list[str]:
    return [word for text in part.texts[:_MAX_TEXTS] for word in tokens(text)]


def _query_of(part: Part) -> SearchQuery:
    texts = [PlainText(" ".join(tokens(text)), operator="and") for text in part.texts[:_MAX_TEXTS]]
    return Or(texts) if len(texts) > 1 else texts[0]


def _in_title(title: str, parts: list[Part]) -> int:
    """Return how many of the parts stand in a title."""
    words = set(map(folded, tokens(title)))
    texts = [[set(map(folded, tokens(text))) for text in part.texts] for part in parts]
    return reduce(lambda total, some: total + any(text <= words for text in some), texts, 0)


def _found(page: Page, named: _Named | None) -> Found:
    section = f"#{named.section}" if named and named.section else ""
    return Found(title=page.title, url=f"{page.url}{section}", text=page.opening_words, kind=kind_of(page))
