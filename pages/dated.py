"""What holds until a day: a license, an accreditation. After that day no page may show it."""

from datetime import date

from django.utils import timezone


def in_force(expires_on: date | None) -> bool:
    """Tell whether something still holds today, where the site is. Its last day counts; without a day it never does."""
    return expires_on is not None and timezone.localdate() <= expires_on
