"""Replaying the erasure ledger after a backup was restored: what was erased once is erased again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from contact.models import AuditAction, Erasure, Inquiry, LegalHold
from contact.services.audit import Detail, audit_append
from contact.services.erasing import keys_destroy, shred
from contact.services.errors import LedgerBroken
from contact.services.ledger import ExportedRow, ledger_merge, ledger_verify

_ACTOR = "command:contact_ledger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What a replay did."""

    named: int
    """How many inquiries the ledger names."""
    added: int
    """How many rows the export had beyond the ledger at hand."""
    erased: int
    """How many inquiries were there again and are now erased."""
    keys: int
    """How many record keys were there again and are now destroyed."""


def ledger_replay(*, exported: Iterable[ExportedRow] = ()) -> Replayed:
    """Take in an export, then erase again whatever the ledger names and a restored backup brought back.

    Safe to repeat, and to repeat after it was stopped: each inquiry is erased in a transaction of its own. Raise
    LedgerBroken before anything is done when the ledger or the export is not whole, or AuditUnavailable.
    """
    if not (report := ledger_verify()).ok:
        raise LedgerBroken(f"the ledger is broken at row {report.first_bad_seq}")
    with transaction.atomic():
        added = ledger_merge(exported)
    rows = Erasure.objects.order_by("seq")
    counts = [_replay_one(row) for row in rows.iterator(chunk_size=1000)]
    outcome = Replayed(
        named=len(counts), added=added, erased=sum(erased for erased, _ in counts), keys=sum(keys for _, keys in counts)
    )
    detail = {"named": outcome.named, "added": added, "erased": outcome.erased, "keys": outcome.keys}
    audit_append(actor=_ACTOR, action=AuditAction.LEDGER_REPLAY, object_id="", detail=detail)
    return outcome


def _replay_one(row: Erasure) -> tuple[bool, int]:
    with transaction.atomic():
        inquiry = Inquiry.objects.select_for_update().filter(pk=row.inquiry_id).first()
        # A backup from before the inquiry knows nothing of it, but the keys have a backup of their own.
        keys = 0 if inquiry else keys_destroy(row.inquiry_id)
        if inquiry is None or (inquiry.erased_at is not None and not inquiry.record_keys.exists()):
            return False, keys
        # Nothing is erased under a hold, so a hold that came back with the backup had been released since.
        LegalHold.objects.filter(pk=row.inquiry_id).delete()
        keys = shred(inquiry, reason=row.reason, at=row.at)
        detail: Detail = {"reason": row.reason, "keys": keys, "ledger": row.seq, "replay": True}
        audit_append(actor=_ACTOR, action=AuditAction.INQUIRY_ERASE, object_id=str(row.inquiry_id), detail=detail)
    return True, keys
