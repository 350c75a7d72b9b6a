"""Reads a search: which terms it holds, which other words, and whether somebody may be in danger."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from pages.search.spelling import nearest
from pages.search.words import Term, Tokens, folded, the_words, tokens

#: What is read of a search: letters, and words.
MAX_LETTERS, MAX_WORDS = 200, 24
#: Words that are looked up among the known ones, for that takes time.
_MAX_CORRECTED = 6


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is looked for: any of the texts will do. `term` when it stands in the list."""

    texts: tuple[str, ...]
    term: Term | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a search says."""

    parts: list[Part] = field(default_factory=list)
    #: What we took mistyped words for.
    corrected: list[str] = field(default_factory=list)
    in_danger: bool = False
    #: What may be written back into the field.
    shown: str = ""

    @property
    def has_other_words(self) -> bool:
        """Whether it holds words that the list does not know; they may be mistyped."""
        return any(part.term is None for part in self.parts)

    @property
    def labels(self) -> list[str]:
        """Our names for what was found in the list, each once."""
        return list(dict.fromkeys(part.term.label for part in self.parts if part.term))


def clean(text: str) -> str:
    """Return the first letters of what was typed, without anything that cannot be printed."""
    readable = text[: MAX_LETTERS * 4].encode("utf-8", "ignore").decode()
    printable = "".join(letter if letter.isprintable() else " " for letter in readable)
    return " ".join(printable.split())[:MAX_LETTERS].strip()


def read(text: str, known: Collection[str] | None = None, *, more: Mapping[Tokens, Term] | None = None) -> Reading:
    """Return what the cleaned text says. Give the words of the titles as `known` to put mistyped words right.

    `more` are terms beside those of the list, which this site alone has.
    """
    words = the_words()
    phrases = {**(more or {}), **words.phrases}
    typed = tokens(text)[:MAX_WORDS]
    meant = [words.spelled.get(word, word) for word in map(folded, typed)]
    in_danger = _holds_any(meant, words.crisis)
    if known is not None:
        meant = _corrected(meant, {*known, *words.own, *(word for said in phrases for word in said)})
    parts = list(_parts(typed, meant, phrases))
    return Reading(
        parts=parts,
        corrected=[better for word, better in zip(typed, meant, strict=True) if _is_worth_saying(word, better)],
        in_danger=in_danger or _holds_any(meant, words.crisis),
        shown=_without_harm(text, parts),
    )


def _corrected(meant: list[str], known: set[str]) -> list[str]:
    """Return the folded words with the mistyped ones put right."""
    unknown = [word for word in meant if word not in known and not word.isdigit()][:_MAX_CORRECTED]
    better = {word: nearest(word, known) for word in unknown}
    return [better.get(word) or word for word in meant]


def _is_worth_saying(word: str, better: str) -> bool:
    words = the_words()
    return better not in (word, folded(word)) and better not in words.skip and better not in words.harmful


def _holds_any(meant: list[str], wanted: Collection[Tokens]) -> bool:
    longest = the_words().longest
    return any(
        tuple(meant[start : start + size]) in wanted
        for size in range(1, longest + 1)
        for start in range(len(meant) - size + 1)
    )


def _parts(typed: list[str], meant: list[str], phrases: Mapping[Tokens, Term]) -> Iterator[Part]:
    """Yield the longest phrases of the list first, from the left; what is left over stands for itself."""
    start, words, longest = 0, the_words(), max(map(len, phrases))
    while start < len(meant):
        size, term = _term_at(meant, start, phrases, longest)
        if term:
            own = [] if term.harmful else [" ".join(typed[start : start + size])]
            yield Part((*own, *(term.search or [term.label])), term)
        elif meant[start] not in words.skip:
            # A database that does not know word stems sees two words in one and its plural.
            yield Part(tuple(dict.fromkeys((typed[start], meant[start], f"{meant[start]}s"))))
        start += size


def _term_at(meant: list[str], start: int, phrases: Mapping[Tokens, Term], longest: int) -> tuple[int, Term | None]:
    """Return the number of words and the term of the longest phrase that starts here; 1 and None without one."""
    for size in range(min(longest, len(meant) - start), 0, -1):
        term = phrases.get(tuple(meant[start : start + size]))
        if term:
            return size, term
    return 1, None


def _without_harm(text: str, parts: list[Part]) -> str:
    """Return the text for the field; when it labels a person, our own words in place of all of it."""
    if any(part.term and part.term.harmful for part in parts):
        return ", ".join(part.term.label if part.term else part.texts[0] for part in parts)
    return text
