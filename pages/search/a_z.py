"""The topics A to Z: every page by its title, and the words that people know it by."""

from dataclasses import dataclass
from itertools import groupby

from pages.search.topics import Topic, topics
from pages.search.words import the_words, tokens

#: A longer list shows one letter at a time.
MOST_AT_ONCE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the list. `see` is the title of the page when the line is another word for it."""

    title: str
    url: str
    see: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its entries; `entries` is empty for a letter that the page leaves out."""

    letter: str
    entries: list[Entry]


def letters(chosen: str = "") -> list[Letter]:
    """Return the letters that have entries; in a long list only the chosen one, or the first, brings its entries."""
    entries = sorted(_entries(topics()), key=lambda entry: (_letter(entry), entry.title.casefold(), entry.url))
    grouped = [Letter(letter, list(some)) for letter, some in groupby(entries, key=_letter)]
    if len(entries) <= MOST_AT_ONCE:
        return grouped
    known = {group.letter for group in grouped}
    shown = chosen if chosen in known else grouped[0].letter
    return [Letter(group.letter, group.entries if group.letter == shown else []) for group in grouped]


def _entries(listed: list[Topic]) -> list[Entry]:
    by_path = {topic.path: topic for topic in listed if topic.path}
    pages = [Entry(title=topic.title, url=topic.url) for topic in by_path.values()]
    return pages + [
        Entry(title=word, url=f"{by_path[path].url}{dash}{section}", see=by_path[path].title)
        for term in the_words().terms
        for path, dash, section in [next(iter(term.pages), "").partition("#")]
        if path in by_path
        for word in term.a_z
    ]


def _letter(entry: Entry) -> str:
    """Return the capital that an entry stands under, "0-9" for those that start with a number."""
    first = next(iter(tokens(entry.title)), "")[:1].upper()
    return first if first.isalpha() else "0-9"
