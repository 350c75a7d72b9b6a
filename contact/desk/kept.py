"""How long a record is kept, in a few words."""

from datetime import datetime

from django.utils import timezone

from contact.desk.clock import span
from contact.models import Inquiry, LegalHold
from contact.retention import is_stale, last_action, purge_after


def kept_words(inquiry: Inquiry, hold: LegalHold | None, now: datetime) -> str:
    """Return until when a record is kept, and why when it is not by the schedule."""
    until = purge_after(inquiry)
    if hold is not None:
        return "Kept while the legal hold stands"
    if until is None:
        return f"Kept while it is open. {stale_words(inquiry, now)}".rstrip()
    local = timezone.localtime(until)
    return f"Is erased on {local:%b} {local.day}, {local.year}, unless somebody works on it again"


def stale_words(inquiry: Inquiry, now: datetime) -> str:
    """Return for how long an open inquiry was left behind, or "" when it was not."""
    return f"Left alone for {span(now - last_action(inquiry))}" if is_stale(inquiry, now) else ""
