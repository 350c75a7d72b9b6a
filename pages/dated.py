"""What holds for a time: a license, a contract, a check. Outside of that time no page may show it."""

from datetime import date, timedelta

from django.utils import timezone


def today() -> date:
    """Return the day it is where the site is, whatever zone an editor's account is set to."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def in_force(expires_on: date | None, *, starts_on: date | None = None) -> bool:
    """Tell whether something holds today, where the site is. Both its days count; without a last one it never does."""
    day = today()
    return expires_on is not None and (starts_on or day) <= day <= expires_on


def fresh(checked_on: date | None, holds_for: timedelta) -> bool:
    """Tell whether somebody checked it, no longer ago than that. A check that is yet to come counts for nothing."""
    return checked_on is not None and timedelta() <= today() - checked_on <= holds_for
