"""Erasing an inquiry for good: its keys are destroyed, its bodies blanked, and the ledger knows.

What stays is a tombstone without a word of the person: the id, the hour, the form, and how it ended, so that reports
still add up. Copies of the main table in backups hold sealed bodies whose keys are gone.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from contact.access import is_desk_supervisor
from contact.models import (
    Addition,
    Attachment,
    AuditAction,
    Disposition,
    Erasure,
    ErasureReason,
    Folder,
    Inquiry,
    LegalHold,
    Note,
    RecordKey,
    Status,
    WithdrawalCode,
)
from contact.services.audit import Detail, actor_of, audit_append
from contact.services.errors import NotAllowed, OnHold
from contact.services.ledger import ledger_append
from legacy_site.accounts.models import User

#: How an inquiry that was still open has ended when it is erased. A closed one keeps its ending.
_ENDINGS = {
    ErasureReason.REQUEST: Disposition.WITHDRAWN,
    ErasureReason.RETENTION: Disposition.UNREACHABLE,
    ErasureReason.ORDER: Disposition.WITHDRAWN,
    ErasureReason.TEST: Disposition.SPAM,
}


def inquiry_erase(*, inquiry_id: UUID, user: User, reason: str) -> Erasure:
    """Erase an inquiry for a supervisor; see `record_erase`. Raise NotAllowed for anyone else."""
    if not is_desk_supervisor(user):
        raise NotAllowed("only a supervisor may erase")
    return record_erase(inquiry_id=inquiry_id, actor=actor_of(user), reason=reason)


def record_erase(*, inquiry_id: UUID, actor: str, reason: str) -> Erasure:
    """Destroy the keys of an inquiry and of all that belongs to it, blank the bodies, and return the ledger's row.

    Its number, time and hash are the certificate. Erasing twice changes nothing and returns the first row. Raise
    OnHold, Inquiry.DoesNotExist, AuditUnavailable, LedgerBroken, or ValueError for an unknown
    reason; then nothing was done.
    """
    reason = ErasureReason(reason)
    with transaction.atomic():
        inquiry = Inquiry.objects.select_for_update().get(pk=inquiry_id)
        if inquiry.erased_at is not None:
            return Erasure.objects.get(inquiry_id=inquiry_id)
        if LegalHold.objects.filter(pk=inquiry_id).exists():
            raise OnHold("an inquiry on legal hold is not erased")
        keys = shred(inquiry, reason=reason, at=timezone.now())
        row = ledger_append(inquiry_id=inquiry_id, reason=reason)
        detail: Detail = {"reason": reason.value, "keys": keys, "ledger": row.seq, "hash": bytes(row.hash).hex()}
        audit_append(actor=actor, action=AuditAction.INQUIRY_ERASE, object_id=str(inquiry_id), detail=detail)
    return row


def shred(inquiry: Inquiry, *, reason: str, at: datetime) -> int:
    """Destroy and blank, without a word to ledger or audit; return how many keys were destroyed.

    For `record_erase` and for the replay of a ledger that knows already.
    """
    keys = keys_destroy(inquiry.pk)
    WithdrawalCode.objects.filter(inquiry=inquiry).delete()
    for records in (Note.objects, Attachment.objects, Addition.objects):
        records.filter(inquiry=inquiry, erased_at=None).update(body=b"", erased_at=at)
    if inquiry.status != Status.CLOSED:
        inquiry.status, inquiry.disposition = Status.CLOSED, _ending_of(inquiry, ErasureReason(reason))
    inquiry.body, inquiry.erased_at, inquiry.assignee = b"", at, None
    inquiry.version += 1
    inquiry.save(update_fields=["status", "disposition", "body", "erased_at", "assignee", "version"])
    return keys


def _ending_of(inquiry: Inquiry, reason: ErasureReason) -> Disposition:
    left_as_spam = reason == ErasureReason.RETENTION and inquiry.folder == Folder.PROBABLY_SPAM
    return Disposition.SPAM if left_as_spam else _ENDINGS[reason]


def keys_destroy(inquiry_id: UUID) -> int:
    """Delete every record key of an inquiry, whether the inquiry itself is there or not; return how many they were."""
    keys = RecordKey.objects.filter(inquiry_id=inquiry_id)
    # Locked in one order everywhere, so that a rotation at work and an erasure never wait for each other.
    locked = [key.pk for key in keys.order_by("pk").only("pk").select_for_update()]
    keys.delete()
    return len(locked)
