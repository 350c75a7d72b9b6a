"""What a withdrawal code leads to: how far an inquiry is, in a few neutral steps, and erasing it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db import Error as AnyDatabaseError
from django.db import transaction

from contact.models import (
    AdditionKind,
    AuditAction,
    AuditEvent,
    Erasure,
    ErasureReason,
    Inquiry,
    Status,
    WithdrawalCode,
)
from contact.services.erasing import record_erase
from contact.services.errors import AuditUnavailable, LedgerBroken, OnHold, StorageUnavailable

#: How audit rows name whoever holds a code.
ACTOR = "visitor:code"


class Step(StrEnum):
    """How far an inquiry is, as whoever wrote it is told. It says less than a status, on purpose."""

    WAITING = "waiting"
    READ = "read"
    TRIED = "tried"
    IN_TOUCH = "in_touch"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a code leads to. It holds no word of the visitor, and not which form it was."""

    inquiry_id: UUID
    step: Step
    stopped: bool
    """Whether they asked not to be contacted any more."""


def code_find(hashed: bytes) -> Found | None:
    """Return what the hash of a code leads to; None for a wrong code and for an erased inquiry, by the same query.

    Raise StorageUnavailable.
    """
    try:
        row = WithdrawalCode.objects.select_related("inquiry").defer("inquiry__body").filter(hash=hashed).first()
        return _found(row.inquiry) if row else None
    except AnyDatabaseError:
        raise StorageUnavailable("the database does not answer") from None


def withdrawn_erase(inquiry_id: UUID) -> Erasure:
    """Erase the inquiry of somebody who proved their code, and return the ledger's row: their certificate.

    Erasing twice returns the first row. Raise OnHold or StorageUnavailable; then nothing was done.
    """
    try:
        with transaction.atomic():
            return record_erase(inquiry_id=inquiry_id, actor=ACTOR, reason=ErasureReason.REQUEST)
    except OnHold:
        raise
    except (AnyDatabaseError, AuditUnavailable, LedgerBroken, Inquiry.DoesNotExist):
        raise StorageUnavailable("the database does not answer") from None


def erasure_of(inquiry_id: UUID) -> Erasure | None:
    """Return the row of an erased inquiry; None when it was not erased. Raise StorageUnavailable."""
    try:
        return Erasure.objects.filter(inquiry_id=inquiry_id).first()
    except AnyDatabaseError:
        raise StorageUnavailable("the database does not answer") from None


def _found(inquiry: Inquiry) -> Found:
    stopped = inquiry.additions.filter(kind=AdditionKind.STOP).exists()
    return Found(inquiry_id=inquiry.pk, step=_step(inquiry), stopped=stopped)


def _step(inquiry: Inquiry) -> Step:
    match inquiry.status:
        case Status.CLOSED:
            return Step.CLOSED
        case Status.NEW:
            looks = AuditEvent.objects.filter(action=AuditAction.INQUIRY_OPEN, object_id=str(inquiry.pk))
            return Step.READ if looks.exists() else Step.WAITING
        case Status.ATTEMPTING:
            return Step.TRIED
        case _:
            return Step.IN_TOUCH
