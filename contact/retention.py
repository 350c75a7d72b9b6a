"""How long an inquiry is kept: the one place that knows, by how it ended.

The periods are settings (`CONTACT_KEEP_DAYS`), and the moment is computed, never stored: a changed period holds at
once, and reopening an inquiry takes it out of the schedule. Source of the default figures: docs/data-protection.md.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.conf import settings

from contact.models import Disposition, Folder, Inquiry, Status


class Outcome(StrEnum):
    """What an inquiry became, as far as the schedule tells endings apart."""

    SPAM = "spam"
    ADMITTED = "admitted"
    NOT_ADMITTED = "not_admitted"

    @property
    def label(self) -> str:
        """Return what it is called."""
        return {"spam": "Wrong number or spam", "admitted": "Admitted", "not_admitted": "Not admitted"}[self]


#: The endings that are not kept as long as the others. Duplicates and plain questions are with the others.
_ENDINGS: Final = {
    Disposition.SPAM: Outcome.SPAM,
    Disposition.ADMITTED: Outcome.ADMITTED,
    Disposition.ADMITTED_OTHER_LEVEL: Outcome.ADMITTED,
}


def outcome_of(disposition: str) -> Outcome:
    """Return the outcome that an ending is."""
    return _ENDINGS.get(Disposition(disposition), Outcome.NOT_ADMITTED)


def endings_of(outcome: Outcome) -> list[Disposition]:
    """Return the endings that are an outcome."""
    return [each for each in Disposition if outcome_of(each) == outcome]


def kept_for(outcome: Outcome) -> timedelta:
    """Return how long an inquiry is kept after the last thing that was done with it."""
    return timedelta(days=settings.CONTACT_KEEP_DAYS[outcome.value])


def attachments_kept_for() -> timedelta:
    """Return how long the files of a closed inquiry are kept, counted as the inquiry itself."""
    return timedelta(days=settings.CONTACT_KEEP_DAYS["attachments"])


def last_action(inquiry: Inquiry) -> datetime:
    """Return when somebody last did something with an inquiry: looking is not doing, and sending it was the first."""
    return inquiry.last_action_at or inquiry.received_hour


def purge_after(inquiry: Inquiry) -> datetime | None:
    """Return from when on an inquiry is erased by itself; None while it is open, and when it was erased.

    What was put into the spam folder and never taken out goes as spam does, though nobody closed it.
    """
    if inquiry.erased_at is not None:
        return None
    if inquiry.status == Status.CLOSED:
        return last_action(inquiry) + kept_for(outcome_of(inquiry.disposition))
    return last_action(inquiry) + kept_for(Outcome.SPAM) if inquiry.folder == Folder.PROBABLY_SPAM else None


def is_stale(inquiry: Inquiry, now: datetime) -> bool:
    """Say whether an open inquiry was left behind: it is never erased by itself, so somebody must close it."""
    left = last_action(inquiry) + timedelta(days=settings.CONTACT_STALE_DAYS)
    return inquiry.status != Status.CLOSED and inquiry.folder == Folder.INBOX and left <= now
