"""Times as the desk reads them: minutes left or over until the first contact, and how long somebody waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.utils import timezone

from contact.models import Folder, Inquiry, Status

#: The statuses in which nobody has talked with the person yet.
UNREACHED = (Status.NEW, Status.ATTEMPTING)

#: From this many minutes before the due time on, the clock asks for attention.
SOON_MINUTES = 5

Tone = Literal["over", "soon", "calm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The first-contact clock of one inquiry, in words; the tone only underlines them."""

    words: str
    tone: Tone
    due_at: datetime


def first_contact_clock(inquiry: Inquiry, now: datetime) -> Clock | None:
    """Return the clock; None when nobody is to be called: reached, closed, probably spam, or no contact is wanted."""
    if inquiry.status not in UNREACHED or inquiry.folder != Folder.INBOX or wants_no_contact(inquiry):
        return None
    due_at = inquiry.first_contact_due_at
    minutes = int((due_at - now).total_seconds() // 60)
    if due_at < now:
        return Clock(words=f"{span(now - due_at)} over", tone="over", due_at=due_at)
    tone: Tone = "soon" if minutes < SOON_MINUTES else "calm"
    words = f"due in {span(due_at - now)}" if minutes else "due now"
    return Clock(words=words, tone=tone, due_at=due_at)


def wants_no_contact(inquiry: Inquiry) -> bool:
    """Say whether its person wants no contact, of an inquiry that was asked for `with_wishes`."""
    return bool(getattr(inquiry, "was_stopped", False) or getattr(inquiry, "is_restricted", False))


def span(length: timedelta) -> str:
    """Return a length of time in whole minutes, hours or days, the two largest that matter."""
    minutes = max(1, int(length.total_seconds() // 60))
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{rest} min"


def waiting(received_hour: datetime, now: datetime) -> str:
    """Return how long somebody waits, as exactly as the clear hour allows."""
    hours = int((now - received_hour).total_seconds() // 3600)
    if hours < 1:
        return "under an hour"
    if hours < 48:
        return f"about {hours} h"
    return f"about {hours // 24} days"


def hour_of(moment: datetime, now: datetime) -> str:
    """Return a clear hour for a person: `today, the hour from 2 PM`."""
    local = timezone.localtime(moment)
    clock = f"{local.hour % 12 or 12} {'AM' if local.hour < 12 else 'PM'}"
    return f"{day_of(moment, now)}, the hour from {clock}"


def day_of(moment: datetime, now: datetime) -> str:
    """Return the day of a moment: today, yesterday, tomorrow, or its date."""
    local, today = timezone.localtime(moment).date(), timezone.localtime(now).date()
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}.get((today - local).days)
    return near or f"{local:%b} {local.day}"


def moment_of(moment: datetime, now: datetime) -> str:
    """Return a moment for a person: `today, 2:05 PM`."""
    local = timezone.localtime(moment)
    return f"{day_of(moment, now)}, {local.hour % 12 or 12}:{local:%M %p}"
