"""The queue: which inquiries a tab shows, in the order to work them, and each as a row without a visitor's word."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import Case, Count, Q, QuerySet, Value, When

from contact.desk.clock import UNREACHED, Clock, first_contact_clock, hour_of, moment_of, waiting
from contact.models import Band, Inquiry, Status
from contact.selectors.looks import display_of
from legacy_site.accounts.models import User

#: How the forms are called at the desk; the database knows them by their name in the code.
FORM_LABELS = {"contact": "Contact form"}


class Tab(StrEnum):
    """The views of the queue."""

    OPEN = "open"
    NEW = "new"
    MINE = "mine"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """Return what the tab is called."""
        return {"open": "All open", "new": "New", "mine": "Mine", "closed": "Closed"}[self]


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
    is_raised: bool
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The queue in numbers: each tab, and the people whom nobody has reached yet."""

    counts: dict[Tab, int]
    unreached: int
    over: int


def short_id(inquiry_id: UUID) -> str:
    """Return the first eight digits of an id: enough to name an inquiry among colleagues."""
    return inquiry_id.hex[:8]


def condition_of(tab: Tab, user: User) -> Q:
    """Return which inquiries a tab shows."""
    is_open = ~Q(status=Status.CLOSED)
    return {
        Tab.OPEN: is_open,
        Tab.NEW: Q(status=Status.NEW),
        Tab.MINE: is_open & Q(assignee=user),
        Tab.CLOSED: ~is_open,
    }[tab]


def summary_of(inquiries: QuerySet[Inquiry], user: User, now: datetime) -> Summary:
    """Count the tabs and who still waits for a first contact, in one query."""
    unreached = Q(status__in=UNREACHED)
    counts = inquiries.order_by().aggregate(
        unreached=Count("pk", filter=unreached),
        over=Count("pk", filter=unreached & Q(first_contact_due_at__lt=now)),
        **{f"tab_{tab.value}": Count("pk", filter=condition_of(tab, user)) for tab in Tab},
    )
    tabs = {tab: counts[f"tab_{tab.value}"] for tab in Tab}
    return Summary(counts=tabs, unreached=counts["unreached"], over=counts["over"])


def in_working_order(inquiries: QuerySet[Inquiry], tab: Tab) -> QuerySet[Inquiry]:
    """Order a tab from the top: not reached yet, raised first, most overdue first. Closed ones: latest first."""
    if tab is Tab.CLOSED:
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
        rest="closed" if inquiry.status == Status.CLOSED else "reached",
        waiting=waiting(inquiry.received_hour, now),
        received=hour_of(inquiry.received_hour, now),
        status=Status(inquiry.status).label,
        disposition=inquiry.get_disposition_display(),
        assignee=display_of(inquiry.assignee) if inquiry.assignee else "",
        is_mine=inquiry.assignee_id == user.pk,
        is_raised=inquiry.band < Band.STANDARD,
        form=FORM_LABELS.get(inquiry.form, inquiry.form),
    )
