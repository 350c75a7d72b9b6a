"""Reads a body once: what it cites, numbered in order of first use, and what its headings are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from pages.blocks.changes import ChangesBlockValue
from pages.blocks.loading import load_stream
from pages.blocks.text import HeadingBlockValue
from pages.facts import facts_by_id
from pages.snippets import Source

#: Ids that the templates use themselves.
_RESERVED_IDS = frozenset(
    {
        *("main", "toc-title", "hero-title", "a-day", "price", "versions", "every-page", "helpful-question", "changes"),
        *("who-it-helps", "a-session", "evidence"),
        *("hours", "programs-here", "directions", "access", "licenses"),
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and its number on this page."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True)
class Citations:
    """What a page cites, in order of first use. Iterate for the numbered list; `of` numbers a statement's sources."""

    numbers: dict[int | None, int] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()

    @classmethod
    def from_sources(cls, sources: Iterable[Source | None]) -> "Citations":
        """Give each source its number, in order of first use."""
        used: dict[int | None, Source] = {}
        for source in sources:
            if source is not None:
                used.setdefault(source.pk, source)
        return cls({pk: number for number, pk in enumerate(used, start=1)}, tuple(used.values()))

    def __iter__(self) -> Iterator[Citation]:
        return (Citation(number, source) for number, source in enumerate(self.sources, start=1))

    def __len__(self) -> int:
        return len(self.sources)

    def of(self, sources: Iterable[Source | None]) -> list[Citation]:
        """Return the citations of one statement, by number, each once. A deleted source is left out."""
        cited = {self.numbers[source.pk]: source for source in sources if source and source.pk in self.numbers}
        return [Citation(number, cited[number]) for number in sorted(cited)]


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the table of contents."""

    title: str
    id: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a body."""

    citations: Citations
    toc: list[TocEntry]
    #: The last change that the page tells of, with its day; None where it tells of none.
    last_change: StructValue | None = None


def read_body(body: StreamValue) -> Reading:
    """Load the body with one query a model at most, number its sources and give its headings ids that are unique."""
    load_stream(body, facts_by_id)
    changes = next((block.value for block in body if isinstance(block.value, ChangesBlockValue)), None)
    return Reading(_citations(body), _contents(body), changes.last if changes else None)


def _citations(body: StreamValue) -> Citations:
    return Citations.from_sources(source for block in body for source in _sources_in(block.value))


def _sources_in(value: Any) -> Iterator[Source]:
    """Yield the sources inside a value in the order of its fields, which is the order on the page."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, (StructValue, ListValue)):
        for child in value.values() if isinstance(value, StructValue) else value:
            yield from _sources_in(child)


def _contents(body: StreamValue) -> list[TocEntry]:
    toc: list[TocEntry] = []
    taken = set(_RESERVED_IDS)
    for block in body:
        if isinstance(block.value, HeadingBlockValue):
            block.value.unique_anchor = _free_id(block.value.words_anchor, taken)
            taken.add(block.value.unique_anchor)
            toc.append(TocEntry(block.value["text"], block.value.unique_anchor))
    return toc


def _free_id(wanted: str, taken: set[str]) -> str:
    """Return the id, with the lowest number from 2 that makes it unique when it is taken."""
    number, candidate = 1, wanted
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate
