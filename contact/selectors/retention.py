"""What is to be erased because it was kept long enough. What is on legal hold, or asked for by its person, is not."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Count, DateTimeField, Q, QuerySet
from django.db.models.functions import Coalesce

from contact.models import Attachment, Folder, Inquiry, LegalHold, PrivacyRequest, RequestKind, Status
from contact.retention import Outcome, attachments_kept_for, endings_of, kept_for

#: What is due for longer than this was missed by two nights in a row.
LATE = timedelta(days=2)

#: What lies in the spam folder and was neither taken out nor closed.
_LEFT_AS_SPAM = Q(folder=Folder.PROBABLY_SPAM) & ~Q(status=Status.CLOSED)

_LAST_ACTION: Coalesce = Coalesce("last_action_at", "received_hour", output_field=DateTimeField())


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What an erasure would take now, in numbers."""

    outcomes: dict[Outcome, int]
    """Inquiries to erase, by how they ended."""
    files: int
    """Inquiries that stay, but lose their files."""
    late: int
    """How many of the inquiries should have been erased `LATE` ago."""
    kept: int
    """All inquiries that are not erased yet: the brake is a part of them."""

    @property
    def total(self) -> int:
        """Return how many inquiries would lose something."""
        return sum(self.outcomes.values()) + self.files

    @property
    def allowed(self) -> int:
        """Return how many may lose something in one run."""
        percent: int = settings.CONTACT_PURGE_MAX_PERCENT
        return max(int(settings.CONTACT_PURGE_FREE), self.kept * percent // 100)

    @property
    def is_braked(self) -> bool:
        """Say whether so many are due that something is wrong: a period, a clock, or a closing of many at once."""
        return self.total > self.allowed


def inquiries_due(*, now: datetime) -> QuerySet[Inquiry]:
    """Return the inquiries to erase, the longest due first."""
    return _kept().filter(_any_due(now)).order_by("last_action", "pk")


def attachments_due(*, now: datetime) -> QuerySet[Attachment]:
    """Return the files to erase of closed inquiries that are not due themselves yet."""
    long_enough = Q(last_action__lte=now - attachments_kept_for())
    owners = _kept().filter(_may_go() & long_enough).exclude(_any_due(now))
    return Attachment.objects.filter(erased_at=None, inquiry__in=owners.values("pk")).order_by("created_at", "pk")


def due(*, now: datetime) -> Due:
    """Count what is due. Two queries."""
    outcomes = {outcome.value: Count("pk", filter=_is_due(outcome, now)) for outcome in Outcome}
    counts = _kept().aggregate(kept=Count("pk"), late=Count("pk", filter=_any_due(now - LATE)), **outcomes)
    return Due(
        outcomes={outcome: counts[outcome.value] for outcome in Outcome},
        files=attachments_due(now=now).order_by().aggregate(n=Count("inquiry", distinct=True))["n"],
        late=counts["late"],
        kept=counts["kept"],
    )


def _kept() -> QuerySet[Inquiry]:
    return Inquiry.objects.filter(erased_at=None).order_by().defer("body").annotate(last_action=_LAST_ACTION)


def _may_go() -> Q:
    held = LegalHold.objects.values("pk")
    # Without those of no inquiry: one null among them, and the database would find nothing that is not in the list.
    asked = PrivacyRequest.objects.filter(resolution="", inquiry__isnull=False).exclude(kind=RequestKind.ERASURE)
    return (Q(status=Status.CLOSED) | _LEFT_AS_SPAM) & ~Q(pk__in=held) & ~Q(pk__in=asked.values("inquiry"))


def _is_due(outcome: Outcome, now: datetime) -> Q:
    ended = Q(disposition__in=endings_of(outcome))
    if outcome is Outcome.SPAM:
        ended |= _LEFT_AS_SPAM
    return _may_go() & ended & Q(last_action__lte=now - kept_for(outcome))


def _any_due(now: datetime) -> Q:
    return reduce(or_, (_is_due(outcome, now) for outcome in Outcome))
