"""Searching streams for needles, within a limit of bytes and time."""

import time
from dataclasses import dataclass, field

from contact.management.tracing.needles import Needles


class BudgetSpentError(Exception):
    """The limit of bytes or of seconds was reached before everything was looked at."""


@dataclass(slots=True)
class Budget:
    """How much may still be read, and until when (seconds of the monotonic clock)."""

    bytes_left: int
    until: float

    def spend(self, size: int) -> None:
        """Take from what is left; raise BudgetSpentError when nothing is."""
        self.bytes_left -= size
        if self.bytes_left < 0 or time.monotonic() > self.until:
            raise BudgetSpentError


@dataclass(slots=True)
class Search:
    """Counts needles in one stream of bytes; one that lies across two pieces is found, and counted once."""

    needles: Needles
    _tail: bytes = field(default=b"", init=False)
    _unbroken_tail: bytes = field(default=b"", init=False)

    def feed(self, piece: bytes) -> int:
        """Return how many needles end in this piece."""
        found, self._tail = _count(self.needles.plain, self._tail, piece)
        more, self._unbroken_tail = _count(self.needles.unbroken, self._unbroken_tail, piece.translate(None, b"\r\n"))
        return found + more


def _count(needles: tuple[bytes, ...], tail: bytes, piece: bytes) -> tuple[int, bytes]:
    text = tail + piece
    found = sum(text.count(needle, max(0, len(tail) - len(needle) + 1)) for needle in needles)
    return found, text[-max(map(len, needles)) + 1 :]
