"""The promise of a first contact, in the desk's hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from pytest_django import Settings

from contact.services.clock import first_contact_due_at, is_desk_open


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-23 10:20:30", "2026-11-23 10:35"),
        ("2026-11-23 08:00:00", "2026-11-23 08:15"),
        ("2026-11-23 07:59:59", "2026-11-23 08:15"),
        ("2026-11-23 19:59:59", "2026-11-23 20:14"),
        ("2026-11-23 20:00:00", "2026-11-24 08:15"),
        ("2026-12-31 23:30:00", "2027-01-01 08:15"),
        ("2026-11-01 00:30:00", "2026-11-01 08:15"),  # the night when clocks go back
        ("2027-03-14 01:30:00", "2027-03-14 08:15"),  # the night when clocks go forward
    ],
)
def test_the_promise_counts_from_when_somebody_is_there(settings: Settings, now: str, due: str) -> None:
    settings.TIME_ZONE, settings.CONTACT_FIRST_CONTACT_MINUTES = "America/New_York", 15
    zone = ZoneInfo("America/New_York")
    received = datetime.fromisoformat(now).replace(tzinfo=zone)
    expected = datetime.fromisoformat(due).replace(tzinfo=zone)
    assert first_contact_due_at(received.astimezone(ZoneInfo("Asia/Tokyo"))) == expected


def test_the_desk_opens_and_closes(settings: Settings) -> None:
    zone = ZoneInfo(settings.TIME_ZONE)
    hours = {hour: is_desk_open(datetime(2026, 11, 23, hour, tzinfo=zone)) for hour in (7, 8, 19, 20)}
    assert hours == {7: False, 8: True, 19: True, 20: False}
