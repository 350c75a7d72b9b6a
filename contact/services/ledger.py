"""The erasure ledger: a chain of what was erased, exported to a safe place and replayed after a restore."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db import Error as AnyDatabaseError
from django.utils import timezone

from contact.models import Erasure, ErasureHead
from contact.services.chain import ROOT, ChainReport, link_hash, stamp, verify
from contact.services.errors import LedgerBroken

#: A row of an export: the number, the time, the inquiry, the reason and both hashes, as texts.
ExportedRow = dict[str, str | int]


def ledger_append(*, inquiry_id: UUID, reason: str) -> Erasure:
    """Append an erasure and return it. It is part of the transaction at hand, which must be one."""
    head = ErasureHead.objects.select_for_update().get(pk=1)
    row = Erasure(
        seq=head.seq + 1, at=timezone.now(), inquiry_id=inquiry_id, reason=reason, prev=bytes(head.hash), hash=b""
    )
    row.hash = _hash(row)
    _store(row)
    return row


def ledger_verify() -> ChainReport:
    """Walk the ledger from its root and compare its end with the head."""
    return verify(_rows, head=_head, hash_of=_hash)


def ledger_rows() -> Iterator[ExportedRow]:
    """Yield the whole ledger as texts, oldest first, for an export."""
    for row in _rows():
        yield {
            "seq": row.seq,
            "at": stamp(row.at),
            "inquiry": str(row.inquiry_id),
            "reason": row.reason,
            "prev": bytes(row.prev).hex(),
            "hash": bytes(row.hash).hex(),
        }


def ledger_merge(exported: Iterable[ExportedRow]) -> int:
    """Append what an export has beyond the ledger at hand, as it was, and return how many rows that were.

    Part of the transaction at hand, which must be one. Raise LedgerBroken when the export is no whole chain, or when
    it and the ledger are not one and the same history: the shorter must be the start of the longer.
    """
    head = ErasureHead.objects.select_for_update().get(pk=1)
    known = {row.seq: bytes(row.hash) for row in _rows()}
    previous: bytes | memoryview = ROOT
    added = 0
    for number, fields in enumerate(exported, start=1):
        row = _row_of(fields, number)
        if row.seq != number or row.prev != previous or row.hash != _hash(row):
            raise LedgerBroken(f"row {number} of the export was changed, or does not follow the row before it")
        if number <= head.seq and known.get(number) != row.hash:
            raise LedgerBroken(f"row {number} of the export is not row {number} of the ledger")
        if number > head.seq:
            _store(row)
            added += 1
        previous = row.hash
    return added


def _row_of(fields: ExportedRow, number: int) -> Erasure:
    try:
        return Erasure(
            seq=fields["seq"],
            at=datetime.fromisoformat(str(fields["at"])),
            inquiry_id=UUID(str(fields["inquiry"])),
            reason=fields["reason"],
            prev=bytes.fromhex(str(fields["prev"])),
            hash=bytes.fromhex(str(fields["hash"])),
        )
    except (KeyError, TypeError, ValueError):
        raise LedgerBroken(f"row {number} of the export can not be read") from None


def _store(row: Erasure) -> None:
    try:
        row.save(force_insert=True)
        ErasureHead.objects.filter(pk=1).update(seq=row.seq, hash=row.hash)
    except AnyDatabaseError:
        raise LedgerBroken(f"row {row.seq} could not be written") from None


def _hash(row: Erasure) -> bytes:
    return link_hash(bytes(row.prev), [row.seq, stamp(row.at), str(row.inquiry_id), row.reason])


def _head() -> ErasureHead:
    return ErasureHead.objects.filter(pk=1).first() or ErasureHead(seq=0, hash=ROOT)


def _rows() -> Iterator[Erasure]:
    return Erasure.objects.order_by("seq").iterator(chunk_size=1000)
