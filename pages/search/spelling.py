"""Finds the word that was meant among those that the site knows."""

from collections.abc import Collection
from difflib import SequenceMatcher

#: Shorter words are left alone: too many others are close to them.
SHORTEST = 4
#: How much of two words must be the same, by the length of what was typed.
_LIKE_SHORT, _LIKE_LONG, _LONG = 0.8, 0.75, 7


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the known word that is most like this one, or None when none is like it."""
    if len(word) < SHORTEST:
        return None
    best, wanted = None, _LIKE_LONG if len(word) >= _LONG else _LIKE_SHORT
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    for candidate in known:
        if abs(len(candidate) - len(word)) > 2 or len(candidate) < SHORTEST:
            continue
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() >= wanted and matcher.quick_ratio() >= wanted:
            likeness = matcher.ratio() + (0.001 if candidate[0] == word[0] else 0)
            if likeness >= wanted:
                best, wanted = candidate, likeness + 1e-9
    return best
