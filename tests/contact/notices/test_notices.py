"""When somebody on call is told: of each inquiry once, of one that nobody claimed, and of what was added to one."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from pytest_django import Settings

from contact.answers import Added
from contact.models import AdditionKind, Inquiry, Notice, NoticeKind, NoticeState
from contact.services.additions import addition_add
from contact.services.answering import request_lift, request_restrict
from contact.services.claiming import inquiry_claim
from contact.services.erasing import inquiry_erase
from contact.services.mails import mail_of
from contact.services.notices import escalations_make, notices_drop_moot
from contact.services.requests import request_add
from contact.tasks import addition_announce, inquiry_announce
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


def add(inquiry: Inquiry, kind: AdditionKind, *, now: datetime = WHEN, text: str = "") -> UUID:
    """Add something with the code; the worker runs the task."""
    pk = uuid4()
    addition_add(addition_id=pk, inquiry_id=inquiry.pk, kind=kind, said=Added(text=text), now=now)
    return pk


def added() -> int:
    return Notice.objects.filter(kind=NoticeKind.ADDED, recipient="ann@example.org").count()


def test_of_what_is_erased_or_probably_spam_no_addition_is_told(make_inquiry: MakeInquiry, supervisor: User) -> None:
    addition_announce.call(str(uuid4()))
    gone, spam = make_inquiry(), make_inquiry(probably_spam=True)
    additions = [add(each, AdditionKind.LINE) for each in (gone, spam)]
    inquiry_erase(inquiry_id=gone.pk, user=supervisor, reason="request")
    for each in additions:
        addition_announce.call(str(each))
    assert added() == 0


def test_what_is_added_is_told_once_an_hour_and_a_stop_always(make_inquiry: MakeInquiry, admissions: User) -> None:
    inquiry = make_inquiry()
    inquiry_claim(inquiry_id=inquiry.pk, user=admissions)
    for minute, kind in ((0, AdditionKind.LINE), (9, AdditionKind.RULES), (19, AdditionKind.STOP)):
        pk = add(inquiry, kind, now=WHEN + timedelta(minutes=minute))
        addition_announce.call(str(pk))
        addition_announce.call(str(pk))
    assert added() == 2
    addition_announce.call(str(add(inquiry, AdditionKind.LINE, now=WHEN + timedelta(hours=1))))
    assert added() == 3
    assert Notice.objects.filter(kind=NoticeKind.ADDED).count() == 6


def test_the_mail_about_an_addition_is_the_same_whatever_it_was(make_inquiry: MakeInquiry) -> None:
    for kind in AdditionKind:
        addition_announce.call(str(add(make_inquiry(name="Marigold"), kind, text="Please call after six")))
    mails = [mail_of(notice) for notice in Notice.objects.filter(kind=NoticeKind.ADDED, recipient="ann@example.org")]
    assert len(mails) == len(AdditionKind)
    assert len({(mail.subject, mail.body) for mail in mails}) == 1
    for told in ("Marigold", "after six", "stop", "contact any more"):
        assert told not in mails[0].subject + str(mails[0].body)


def test_an_addition_is_told_though_somebody_has_the_inquiry(
    make_inquiry: MakeInquiry, admissions: User, supervisor: User
) -> None:
    inquiry = make_inquiry()
    addition_announce.call(str(add(inquiry, AdditionKind.LINE)))
    inquiry_claim(inquiry_id=inquiry.pk, user=admissions)
    notices_drop_moot()
    assert not Notice.objects.filter(kind=NoticeKind.ADDED, state=NoticeState.MOOT).exists()
    inquiry_erase(inquiry_id=inquiry.pk, user=supervisor, reason="request")
    assert notices_drop_moot() == 2


def test_whoever_wants_no_contact_is_not_escalated_and_nobody_is_called_to_them(
    make_inquiry: MakeInquiry, supervisor: User
) -> None:
    stopped, restricted, waiting = (make_inquiry(now=WHEN) for _ in range(3))
    for each in (stopped, restricted, waiting):
        inquiry_announce.call(str(each.pk))
    add(stopped, AdditionKind.STOP)
    add(waiting, AdditionKind.LINE)
    day = WHEN.date()
    request = request_add(
        inquiry_id=restricted.pk,
        user=supervisor,
        kind="restriction",
        channel="mail",
        received_on=day,
        identity="code",
    )
    request_restrict(request_id=request.pk, user=supervisor)
    escalations_make(now=WHEN + timedelta(hours=1))
    assert list(Notice.objects.filter(kind=NoticeKind.ESCALATION).values_list("inquiry", flat=True)) == [waiting.pk]
    assert notices_drop_moot() == 4
    request_lift(request_id=request.pk, user=supervisor)
    escalations_make(now=WHEN + timedelta(hours=1))
    assert Notice.objects.filter(kind=NoticeKind.ESCALATION, inquiry=restricted).exists()


def test_whoever_withdrew_is_not_escalated(make_inquiry: MakeInquiry, supervisor: User) -> None:
    inquiry_erase(inquiry_id=make_inquiry(now=WHEN).pk, user=supervisor, reason="request")
    escalations_make(now=WHEN + timedelta(hours=1))
    assert escalated() == []
