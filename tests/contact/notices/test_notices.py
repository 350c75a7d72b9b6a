"""When somebody on call is told: of each inquiry once, and of one that nobody claimed."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from pytest_django import Settings

from contact.models import Inquiry, Notice, NoticeKind
from contact.services.claiming import inquiry_claim
from contact.services.notices import escalations_make
from contact.tasks import inquiry_announce
from legacy_site.accounts.models import User
from tests.contact.conftest import WHEN, MakeInquiry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_call(settings: Settings) -> None:
    """Put people on call."""
    settings.CONTACT_NOTIFY_EMAILS = ["ann@example.org", "bob@example.org"]
    settings.CONTACT_ESCALATE_EMAILS = ["chief@example.org"]
    settings.CONTACT_ESCALATE_MINUTES = 30


def escalated() -> list[str]:
    return list(Notice.objects.filter(kind=NoticeKind.ESCALATION).values_list("recipient", flat=True))


def test_an_inquiry_that_is_no_more_is_told_to_nobody() -> None:
    inquiry_announce.call(str(uuid4()))
    assert not Notice.objects.exists()


def test_a_task_that_runs_twice_tells_each_once(make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    inquiry_announce.call(str(inquiry.pk))
    inquiry_announce.call(str(inquiry.pk))
    assert sorted(inquiry.notices.values_list("recipient", flat=True)) == ["ann@example.org", "bob@example.org"]


def test_with_nobody_on_call_nothing_breaks(make_inquiry: MakeInquiry, settings: Settings) -> None:
    settings.CONTACT_NOTIFY_EMAILS = []
    inquiry_announce.call(str(make_inquiry().pk))
    assert not Notice.objects.exists()


@pytest.mark.parametrize(("minutes", "told"), [(29, []), (31, ["chief@example.org"])])
def test_what_nobody_claimed_goes_to_others_in_time(make_inquiry: MakeInquiry, minutes: int, told: list[str]) -> None:
    make_inquiry(now=WHEN)
    escalations_make(now=WHEN + timedelta(minutes=minutes))
    escalations_make(now=WHEN + timedelta(minutes=minutes))
    assert escalated() == told


def test_what_is_claimed_or_closed_goes_to_nobody_else(make_inquiry: MakeInquiry, admissions: User) -> None:
    inquiry_claim(inquiry_id=make_inquiry(now=WHEN).pk, user=admissions)
    Inquiry.objects.filter(pk=make_inquiry(now=WHEN).pk).update(status="closed", disposition="spam")
    escalations_make(now=WHEN + timedelta(hours=1))
    assert escalated() == []


def test_while_the_desk_is_closed_nobody_else_is_told(make_inquiry: MakeInquiry) -> None:
    night = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # 10 PM in New York
    make_inquiry(now=night)
    escalations_make(now=night + timedelta(hours=2))
    opening = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
    escalations_make(now=opening + timedelta(minutes=29))
    assert escalated() == []
    escalations_make(now=opening + timedelta(minutes=31))
    assert escalated() == ["chief@example.org"]


def test_what_came_just_before_closing_is_escalated_at_the_next_opening(make_inquiry: MakeInquiry) -> None:
    before_closing = datetime(2026, 11, 25, 0, 50, tzinfo=UTC)  # 7:50 PM in New York
    make_inquiry(now=before_closing)
    escalations_make(now=before_closing + timedelta(hours=2))
    assert escalated() == []
    escalations_make(now=datetime(2026, 11, 25, 13, 0, tzinfo=UTC))
    assert escalated() == ["chief@example.org"]
