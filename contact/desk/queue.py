"""The queue: which inquiries a tab shows, in the order to work them, and each as a row without a visitor's word."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils import timezone

from contact.desk.clock import (
    UNREACHED,
    Clock,
    first_contact_clock,
    hour_of,
    moment_of,
    waiting,
    wants_no_contact,
)
from contact.desk.kept import stale_words
from contact.models import Band, Folder, Inquiry, Status
from contact.restrictions import no_contact
from contact.selectors.looks import display_of
from legacy_site.accounts.models import User

#: How the forms are called at the desk; the database knows them by their name in the code.
FORM_LABELS = {
    "contact": "Message",
    "call": "Call asked for",
    "family": "Family",
    "insurance": "Benefits check",
    "referral": "Referral",
}


class Tab(StrEnum):
    """The views of the queue."""

    OPEN = "open"
    NEW = "new"
    MINE = "mine"
    CLOSED = "closed"
    SPAM = "spam"

    @property
    def label(self) -> str:
        """Return what the tab is called."""
        labels = {"open": "All open", "new": "New", "mine": "Mine", "closed": "Closed", "spam": "Probably spam"}
        return labels[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One inquiry in the list; nothing in it comes from the visitor."""

    pk: UUID
    short_id: str
    clock: Clock | None
    due: str
    rest: str
    waiting: str
    received: str
    status: str
    disposition: str
    assignee: str
    is_mine: bool
    band: str
    """What the band is called when it is above the standard one, else ""."""
    form: str
    stale: str
    """For how long it was left alone, when that is too long, else ""."""
    mark: str
    """What the person did later with their code, in a few words, else ""."""
    stopped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The queue in numbers: each tab, and the people whom nobody has reached yet."""

    counts: dict[Tab, int]
    unreached: int
    over: int
    spam_today: int
    """What came since midnight and is probably spam."""


def short_id(inquiry_id: UUID) -> str:
    """Return the first eight digits of an id: enough to name an inquiry among colleagues."""
    return inquiry_id.hex[:8]


def condition_of(tab: Tab, user: User) -> Q:
    """Return which inquiries a tab shows."""
    is_closed, inbox = Q(status=Status.CLOSED), Q(folder=Folder.INBOX)
    is_open = ~is_closed & inbox
    return {
        Tab.OPEN: is_open,
        Tab.NEW: Q(status=Status.NEW) & inbox,
        Tab.MINE: is_open & Q(assignee=user),
        Tab.CLOSED: is_closed,
        Tab.SPAM: ~is_closed & ~inbox,
    }[tab]


def summary_of(inquiries: QuerySet[Inquiry], user: User, now: datetime) -> Summary:
    """Count the tabs and who still waits for a first contact, in one query."""
    unreached = Q(status__in=UNREACHED, folder=Folder.INBOX) & ~no_contact()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    counts = inquiries.order_by().aggregate(
        unreached=Count("pk", filter=unreached),
        over=Count("pk", filter=unreached & Q(first_contact_due_at__lt=now)),
        spam_today=Count("pk", filter=Q(folder=Folder.PROBABLY_SPAM, received_hour__gte=midnight)),
        **{f"tab_{tab.value}": Count("pk", filter=condition_of(tab, user)) for tab in Tab},
    )
    tabs = {tab: counts[f"tab_{tab.value}"] for tab in Tab}
    numbers = {name: counts[name] for name in ("unreached", "over", "spam_today")}
    return Summary(counts=tabs, **numbers)


def in_working_order(inquiries: QuerySet[Inquiry], tab: Tab) -> QuerySet[Inquiry]:
    """Order a tab from the top: not reached yet, raised first, most overdue first. Closed and spam: latest first."""
    if tab in (Tab.CLOSED, Tab.SPAM):
        return inquiries.order_by("-received_hour", "id")
    reached = Case(When(status__in=UNREACHED, then=Value(0)), default=Value(1))
    return inquiries.order_by(reached, "band", "first_contact_due_at", "id")


def row_of(inquiry: Inquiry, *, user: User, now: datetime) -> Row:
    """Return an inquiry as a row of the list."""
    clock = first_contact_clock(inquiry, now)
    return Row(
        pk=inquiry.pk,
        short_id=short_id(inquiry.pk),
        clock=clock,
        due=moment_of(clock.due_at, now) if clock else "",
        rest=_rest_of(inquiry),
        waiting=waiting(inquiry.received_hour, now),
        received=hour_of(inquiry.received_hour, now),
        status=Status(inquiry.status).label,
        disposition=inquiry.get_disposition_display(),
        assignee=display_of(inquiry.assignee) if inquiry.assignee else "",
        is_mine=inquiry.assignee_id == user.pk,
        band=Band(inquiry.band).label if inquiry.band < Band.STANDARD else "",
        form=FORM_LABELS.get(inquiry.form, inquiry.form),
        stale=stale_words(inquiry, now),
        mark=_mark_of(inquiry),
        stopped=wants_no_contact(inquiry),
    )


def _rest_of(inquiry: Inquiry) -> str:
    """Return why no clock runs."""
    if inquiry.status == Status.CLOSED:
        return "closed"
    if wants_no_contact(inquiry):
        return "no contact"
    return "spam" if inquiry.folder == Folder.PROBABLY_SPAM else "reached"


def _mark_of(inquiry: Inquiry) -> str:
    """Return a mark of a row that was asked for with its additions; a record page shows them itself."""
    if getattr(inquiry, "is_restricted", False):
        return "Restricted: do not contact"
    if wants_no_contact(inquiry):
        return "Do not contact"
    return "Added to" if getattr(inquiry, "was_added_to", False) else ""
