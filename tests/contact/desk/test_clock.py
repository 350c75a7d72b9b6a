"""Times in the desk's words."""

from datetime import UTC, datetime, timedelta

import pytest

from contact.desk.clock import day_of, first_contact_clock, hour_of, moment_of, span, waiting
from contact.models import Inquiry, Status

#: 2:05 PM in New York.
NOW = datetime(2026, 11, 23, 19, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words", "tone"),
    [
        (12 * 60, "due in 12 min", "calm"),
        (12 * 60 + 59, "due in 12 min", "calm"),
        (4 * 60 + 59, "due in 4 min", "soon"),
        (30, "due now", "soon"),
        (-30, "1 min over", "over"),
        (-40 * 60, "40 min over", "over"),
        (-(26 * 60) * 60, "1 d 2 h over", "over"),
        (61 * 60, "due in 1 h 1 min", "calm"),
    ],
)
def test_the_clock_of_someone_not_reached_yet(seconds: int, words: str, tone: str) -> None:
    inquiry = Inquiry(status=Status.NEW, first_contact_due_at=NOW + timedelta(seconds=seconds))
    clock = first_contact_clock(inquiry, NOW)
    assert clock is not None
    assert (clock.words, clock.tone) == (words, tone)


@pytest.mark.parametrize("status", [status for status in Status if status not in (Status.NEW, Status.ATTEMPTING)])
def test_there_is_no_clock_once_somebody_was_reached(status: Status) -> None:
    assert first_contact_clock(Inquiry(status=status, first_contact_due_at=NOW), NOW) is None


def test_a_length_of_time() -> None:
    lengths = {1: "1 min", 60: "1 h", 125: "2 h 5 min", 1440: "1 d", 1500: "1 d 1 h"}
    assert {minutes: span(timedelta(minutes=minutes)) for minutes in lengths} == lengths


def test_how_long_somebody_waits() -> None:
    hours = {0: "under an hour", 3: "about 3 h", 47: "about 47 h", 72: "about 3 days"}
    assert {each: waiting(NOW - timedelta(hours=each), NOW) for each in hours} == hours


def test_days_and_hours_for_a_person() -> None:
    assert hour_of(NOW.replace(minute=0), NOW) == "today, the hour from 2 PM"
    assert moment_of(NOW - timedelta(days=1, hours=14), NOW) == "yesterday, 12:05 AM"
    assert day_of(NOW + timedelta(days=1), NOW) == "tomorrow"
    assert day_of(NOW - timedelta(days=20), NOW) == "Nov 3"
