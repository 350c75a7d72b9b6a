"""Notices to the people on call: when one is made, and when it is not needed any more."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import Q, QuerySet

from contact.models import Addition, AdditionKind, Folder, Inquiry, Notice, NoticeKind, NoticeState, Status
from contact.restrictions import no_contact
from contact.services.clock import is_desk_open

#: Nobody is called to what is probably spam.
_TOLD_OF = Q(folder=Folder.INBOX, erased_at=None)
#: What nobody works on yet.
_UNCLAIMED = _TOLD_OF & Q(assignee=None, status=Status.NEW)


def unclaimed() -> QuerySet[Inquiry]:
    """Return the inquiries that somebody should claim: not those whose people want no contact any more."""
    return Inquiry.objects.filter(_UNCLAIMED).exclude(no_contact())


def notices_make(*, inquiry_id: UUID) -> None:
    """Make a notice for each address on call; one that exists is left as it is.

    An erased inquiry has none, nor has one that is probably spam.
    """
    if Inquiry.objects.filter(_TOLD_OF, pk=inquiry_id).exists():
        _make([inquiry_id], NoticeKind.NEW, settings.CONTACT_NOTIFY_EMAILS)


def addition_notices_make(*, addition_id: UUID) -> None:
    """Make a notice for each address on call that a person added something, whoever has the inquiry.

    One an hour for an inquiry, however much was added, and always one for the wish of no more contact: somebody may be
    about to call.
    """
    addition = Addition.objects.filter(pk=addition_id, inquiry__in=Inquiry.objects.filter(_TOLD_OF)).first()
    if addition is None:
        return
    is_stop = addition.kind == AdditionKind.STOP
    occasion = addition.kind if is_stop else f"{addition.added_hour.astimezone(UTC):%Y-%m-%dT%H}"
    _make([addition.inquiry_id], NoticeKind.ADDED, settings.CONTACT_NOTIFY_EMAILS, occasion=occasion)


def escalations_make(*, now: datetime) -> None:
    """Make the notices of what is unclaimed `CONTACT_ESCALATE_MINUTES` after it came, once the desk is open.

    The minutes are counted as the first-contact clock counts them: not while the desk is closed.
    """
    if not is_desk_open(now):
        return
    after_due = settings.CONTACT_ESCALATE_MINUTES - settings.CONTACT_FIRST_CONTACT_MINUTES
    late = unclaimed().filter(first_contact_due_at__lte=now - timedelta(minutes=after_due))
    unescalated = late.exclude(notices__kind=NoticeKind.ESCALATION)
    _make(unescalated.values_list("pk", flat=True), NoticeKind.ESCALATION, settings.CONTACT_ESCALATE_EMAILS)


def notices_drop_moot() -> int:
    """Stop trying to tell of an inquiry that nobody needs to claim by now; return of how many.

    That something was added is told to the end, unless the inquiry was erased or is probably spam since.
    """
    waiting = Notice.objects.filter(state=NoticeState.WAITING)
    is_added = Q(kind=NoticeKind.ADDED)
    claimed = ~is_added & ~Q(inquiry__in=unclaimed())
    gone = is_added & ~Q(inquiry__in=Inquiry.objects.filter(_TOLD_OF))
    return waiting.filter(claimed | gone).update(state=NoticeState.MOOT)


def _make(inquiry_ids: Iterable[UUID], kind: NoticeKind, recipients: Iterable[str], *, occasion: str = "") -> None:
    name = f"{kind}|{occasion}" if occasion else kind
    notices = [
        Notice(id=uuid5(pk, f"notice|{name}|{recipient}"), inquiry_id=pk, kind=kind, recipient=recipient)
        for pk in inquiry_ids
        for recipient in recipients
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
