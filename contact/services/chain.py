"""A hash chain in a table: each row holds the hash of the one before, and a head of one row knows the last.

The audit and the erasure ledger are such chains.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol, TypeVar

ROOT = bytes(32)


class Head(Protocol):
    """The end of a chain, as its head knows it."""

    @property
    def seq(self) -> int:
        """Return the number of the last row."""

    @property
    def hash(self) -> bytes | memoryview:
        """Return the hash of the last row."""


class Link(Head, Protocol):
    """A row of a chain."""

    @property
    def prev(self) -> bytes | memoryview:
        """Return the hash of the row before."""


Row = TypeVar("Row", bound=Link)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainReport:
    """What a verification found. `reason` is "", or edit, hole, tail or head."""

    ok: bool
    count: int
    """How many rows follow one another from the first."""
    head: str = ""
    """The last link of a whole chain in hexadecimal digits: what to note down outside the database."""
    first_bad_seq: int | None = None
    reason: str = ""


def link_hash(prev: bytes, fields: list[object]) -> bytes:
    """Return the hash of a row with these fields that follows `prev`."""
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(prev + canonical.encode()).digest()


def stamp(at: datetime) -> str:
    """Return a time the way that hashes hold it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def verify(
    rows: Callable[[], Iterable[Row]], *, head: Callable[[], Head], hash_of: Callable[[Row], bytes]
) -> ChainReport:
    """Walk a chain from its root and compare its end with the head.

    Appends may go on meanwhile: the end must lie between the head before the walk and the head after it. An owner
    of the database who cuts the end and rewrites the head to match is found only by a head noted down elsewhere.
    """
    before = head()
    previous, seq, seen = ROOT, 0, ROOT if before.seq == 0 else None
    for row in rows():
        seq += 1
        if row.seq != seq:
            return ChainReport(ok=False, count=seq - 1, first_bad_seq=seq, reason="hole")
        if bytes(row.prev) != previous or bytes(row.hash) != hash_of(row):
            return ChainReport(ok=False, count=seq - 1, first_bad_seq=seq, reason="edit")
        previous = bytes(row.hash)
        seen = previous if seq == before.seq else seen
    if seq < before.seq:
        return ChainReport(ok=False, count=seq, first_bad_seq=seq + 1, reason="tail")
    if seen != bytes(before.hash):
        return ChainReport(ok=False, count=seq, first_bad_seq=before.seq, reason="head")
    if seq > head().seq:
        return ChainReport(ok=False, count=seq, first_bad_seq=before.seq + 1, reason="head")
    return ChainReport(ok=True, count=seq, head=previous.hex())
