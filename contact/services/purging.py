"""Erasing what was kept long enough, each inquiry in a transaction of its own, under a brake."""

import logging
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from contact.models import Attachment, AuditAction, ErasureReason, Inquiry, RecordKey
from contact.selectors.retention import attachments_due, due, inquiries_due
from contact.services.audit import audit_append
from contact.services.erasing import record_erase
from contact.services.errors import AuditUnavailable, LedgerBroken, PurgeBraked

logger = logging.getLogger(__name__)

ACTOR = "command:purge"
#: The worker erases in this hour of the day, in the site's time zone, when few people write.
NIGHT_HOUR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """What a run erased."""

    inquiries: int
    files: int
    spared: int
    """What was due when the run began and not any more at its turn: reopened, worked on or put on hold meanwhile."""


def purge(*, now: datetime, expected: int | None = None) -> Purged:
    """Erase what is due at `now`; safe to repeat after it was stopped anywhere.

    Raise PurgeBraked, with nothing erased, when more is due than the brake allows, unless `expected` says exactly how
    many they are: somebody looked. Raise AuditUnavailable or LedgerBroken; what was erased until then stays so.
    """
    found = due(now=now)
    if found.is_braked and expected != found.total:
        raise PurgeBraked(found.total, found.allowed)
    inquiries = [_erase_inquiry(pk, now) for pk in list(inquiries_due(now=now).values_list("pk", flat=True))]
    files = [_erase_file(file, now) for file in list(attachments_due(now=now).only("pk", "inquiry"))]
    spared = inquiries.count(False) + files.count(False)
    return Purged(inquiries=sum(inquiries), files=sum(files), spared=spared)


def purge_duty(now: datetime) -> None:
    """Erase at night, for the worker; what stops it is logged here and shown at the desk until it is mended."""
    if timezone.localtime(now).hour != NIGHT_HOUR:
        return
    try:
        done = purge(now=now)
    except PurgeBraked as braked:
        logger.error("the nightly erasure is braked", extra={"count": braked.total})  # noqa: TRY400 - the trace says nothing
    except (AuditUnavailable, LedgerBroken):
        logger.exception("the nightly erasure stopped")
    else:
        logger.info("kept long enough, and erased", extra={"count": done.inquiries})


def _erase_inquiry(pk: UUID, now: datetime) -> bool:
    with transaction.atomic():
        _lock(pk)
        if not inquiries_due(now=now).filter(pk=pk).exists():
            return False
        record_erase(inquiry_id=pk, actor=ACTOR, reason=ErasureReason.RETENTION)
    return True


def _erase_file(file: Attachment, now: datetime) -> bool:
    with transaction.atomic():
        _lock(file.inquiry_id)
        if not attachments_due(now=now).filter(pk=file.pk).exists():
            return False
        detail = {"attachment": str(file.pk), "reason": ErasureReason.RETENTION.value}
        owner = str(file.inquiry_id)
        audit_append(actor=ACTOR, action=AuditAction.ATTACHMENT_ERASE, object_id=owner, detail=detail)
        RecordKey.objects.filter(pk=file.pk).delete()
        Attachment.objects.filter(pk=file.pk).update(body=b"", erased_at=timezone.now())
    return True


def _lock(inquiry_id: UUID) -> None:
    """Lock an inquiry before it is asked again whether it is due.

    Whoever reopened it or put it on hold since the run began holds the lock until that is done, and has the last word.
    """
    Inquiry.objects.select_for_update().only("pk").get(pk=inquiry_id)
