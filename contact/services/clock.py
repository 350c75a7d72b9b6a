"""The first-contact clock: minutes, counted from when the desk is open."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

#: The desk is open from here until there, every day, in `settings.TIME_ZONE`.
DESK_OPENS = time(8)
DESK_CLOSES = time(20)


def is_desk_open(now: datetime) -> bool:
    """Say whether somebody is at the desk."""
    return DESK_OPENS <= _local(now).time() < DESK_CLOSES


def first_contact_due_at(now: datetime) -> datetime:
    """Return until when the desk promises a first contact, in whole minutes and in the desk's time zone.

    The promise is `settings.CONTACT_FIRST_CONTACT_MINUTES` after `now`, or after the next opening when closed.
    """
    start = now if is_desk_open(now) else _next_opening(now)
    # Added to the instant, not to the wall clock, so that the night of a clock change does not stretch it.
    due = start.timestamp() + timedelta(minutes=settings.CONTACT_FIRST_CONTACT_MINUTES).total_seconds()
    return datetime.fromtimestamp(due, tz=_zone()).replace(second=0, microsecond=0)


def _next_opening(now: datetime) -> datetime:
    local = _local(now)
    day = local.date() if local.time() < DESK_OPENS else local.date() + timedelta(days=1)
    return datetime.combine(day, DESK_OPENS, tzinfo=_zone())


def _local(now: datetime) -> datetime:
    return now.astimezone(_zone())


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
