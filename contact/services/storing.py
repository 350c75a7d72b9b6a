"""Putting a sealed inquiry into the database: its rows and the task that tells the desk, or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from contact.models import Inquiry, RecordKey, WithdrawalCode
from contact.services.errors import StorageUnavailable
from contact.tasks import inquiry_announce
from legacy_site.lib.cutting import cut_after

#: How long one statement may take while a visitor waits for the answer.
STATEMENT_SECONDS = 3
#: How long all of them and the commit may take. The server limits no commit, which may wait for a standby without end.
ALL_SECONDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a submission."""

    created: bool
    """False when this submission was stored before: a double click or a request sent again."""
    due_at: datetime
    """Until when the desk promises a first contact, in the desk's time zone when `created`."""
    spooled: bool = False
    """Whether it waits on the disk, where the desk does not see it yet."""
    erased: bool = False
    """Whether this submission was stored before and erased since: it does not come back."""


def inquiry_store(inquiry: Inquiry, key: RecordKey, code: WithdrawalCode | None = None) -> Receipt:
    """Insert the rows and enqueue the notice in one transaction; the same submission twice makes one row.

    Raise StorageUnavailable when the database refuses these very rows, which no second try would mend, and let
    other errors of the database through: they say nothing about the rows. After such an error they may be stored or
    not, for a commit may have been cut off from its answer; a second try finds out.
    """
    try:
        with cut_after(ALL_SECONDS), transaction.atomic():
            limit_waiting()
            inquiry.save(force_insert=True)
            key.save(force_insert=True)
            if code is not None:
                code.save(force_insert=True)
            inquiry_announce.enqueue(str(inquiry.pk))
    except IntegrityError:
        return _receipt_of_earlier(inquiry)
    return Receipt(created=True, due_at=inquiry.first_contact_due_at)


def limit_waiting() -> None:
    """End a statement that hangs, for this transaction alone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = %s", [STATEMENT_SECONDS * 1000])


def _receipt_of_earlier(inquiry: Inquiry) -> Receipt:
    known = Inquiry.objects.filter(submission_id=inquiry.submission_id)
    earlier = known.only("first_contact_due_at", "erased_at").first()
    if earlier is None:
        # Not a repeated submission, so a constraint refused the row: it must not look stored.
        raise StorageUnavailable("the database did not take the inquiry")
    return Receipt(created=False, due_at=earlier.first_contact_due_at, erased=earlier.erased_at is not None)
