"""Notices to the people on call: when one is made, and when it is not needed any more."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import Q

from contact.models import Folder, Inquiry, Notice, NoticeKind, NoticeState, Status
from contact.services.clock import is_desk_open

#: What nobody works on yet. Nobody is called to what is probably spam.
UNCLAIMED = Q(assignee=None, status=Status.NEW, folder=Folder.INBOX)


def notices_make(*, inquiry_id: UUID) -> None:
    """Make a notice for each address on call; one that exists is left as it is.

    An erased inquiry has none, nor has one that is probably spam.
    """
    if Inquiry.objects.filter(pk=inquiry_id, folder=Folder.INBOX).exists():
        _make([inquiry_id], NoticeKind.NEW, settings.CONTACT_NOTIFY_EMAILS)


def escalations_make(*, now: datetime) -> None:
    """Make the notices of what is unclaimed `CONTACT_ESCALATE_MINUTES` after it came, once the desk is open.

    The minutes are counted as the first-contact clock counts them: not while the desk is closed.
    """
    if not is_desk_open(now):
        return
    after_due = settings.CONTACT_ESCALATE_MINUTES - settings.CONTACT_FIRST_CONTACT_MINUTES
    late = Inquiry.objects.filter(UNCLAIMED, first_contact_due_at__lte=now - timedelta(minutes=after_due))
    unescalated = late.exclude(notices__kind=NoticeKind.ESCALATION)
    _make(unescalated.values_list("pk", flat=True), NoticeKind.ESCALATION, settings.CONTACT_ESCALATE_EMAILS)


def notices_drop_moot() -> int:
    """Stop trying to tell of an inquiry that somebody works on by now; return of how many."""
    waiting = Notice.objects.filter(state=NoticeState.WAITING)
    claimed = ~Q(inquiry__in=Inquiry.objects.filter(UNCLAIMED))
    return waiting.filter(claimed).update(state=NoticeState.MOOT)


def _make(inquiry_ids: Iterable[UUID], kind: NoticeKind, recipients: Iterable[str]) -> None:
    notices = [
        Notice(id=uuid5(pk, f"notice|{kind}|{recipient}"), inquiry_id=pk, kind=kind, recipient=recipient)
        for pk in inquiry_ids
        for recipient in recipients
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
