"""Purging: the brake and the hold first; then exactly what is due, once, in spite of every interruption."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from contact.models import Attachment, AuditEvent, Erasure, Inquiry, RecordKey
from contact.services import purging
from contact.services.attachments import attachment_add
from contact.services.errors import AuditUnavailable, PurgeBraked
from contact.services.holding import inquiry_hold
from contact.services.ledger import ledger_verify
from contact.services.purging import purge, purge_duty
from contact.services.statuses import inquiry_set_status
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry
from tests.contact.retention.conftest import CLOSED_AT, MakeClosed
from tests.contact.storage.sabotage import refuse_audit_rows

DUE = CLOSED_AT + timedelta(days=30)


def erased() -> set[Any]:
    return set(Inquiry.objects.exclude(erased_at=None).values_list("pk", flat=True))


@pytest.mark.parametrize(("free", "percent"), [(2, 50), (0, 50), (3, 1)])
def test_the_brake_stops_before_anything_is_erased(
    make_closed: MakeClosed, settings: Settings, free: int, percent: int
) -> None:
    settings.CONTACT_PURGE_FREE, settings.CONTACT_PURGE_MAX_PERCENT = free, percent
    for _ in range(4):
        make_closed("spam")
    with pytest.raises(PurgeBraked) as braked:
        purge(now=DUE)
    assert braked.value.total == 4
    assert not erased()


@pytest.mark.parametrize("expected", [3, 5, 0])
def test_only_the_exact_number_goes_past_the_brake(make_closed: MakeClosed, settings: Settings, expected: int) -> None:
    settings.CONTACT_PURGE_FREE = 0
    for _ in range(4):
        make_closed("spam")
    with pytest.raises(PurgeBraked):
        purge(now=DUE, expected=expected)
    assert purge(now=DUE, expected=4).inquiries == 4


def test_as_many_as_are_allowed_are_erased(make_closed: MakeClosed, settings: Settings) -> None:
    settings.CONTACT_PURGE_FREE = 3
    for _ in range(3):
        make_closed("spam")
    assert purge(now=DUE).inquiries == 3
    settings.CONTACT_PURGE_FREE, settings.CONTACT_PURGE_MAX_PERCENT = 0, 50
    make_closed("spam")
    make_closed("not_now")
    assert purge(now=DUE).inquiries == 1


def test_what_is_held_stays(make_closed: MakeClosed, supervisor: User) -> None:
    held, other = make_closed("spam"), make_closed("spam")
    inquiry_hold(inquiry_id=held.pk, user=supervisor, reason="complaint")
    assert purge(now=DUE + timedelta(days=999)).inquiries == 1
    assert erased() == {other.pk}


@pytest.fixture
def at_the_first_erasure() -> Iterator[list[Callable[[], object]]]:
    """Return a list to put a step into, which is done when the run, knowing what is due, locks the first of it."""
    steps: list[Callable[[], object]] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        # The list of what is due has no limit; a single row is asked for with this one.
        while steps and "LIMIT 21" in sql:
            steps.pop()()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield steps
    assert not steps


def test_a_hold_that_is_placed_while_it_runs_wins(
    make_closed: MakeClosed, supervisor: User, at_the_first_erasure: list[Callable[[], object]]
) -> None:
    first, held = make_closed("spam"), make_closed("spam", at=CLOSED_AT + timedelta(hours=1))
    at_the_first_erasure.append(lambda: inquiry_hold(inquiry_id=held.pk, user=supervisor, reason="litigation"))
    done = purge(now=DUE + timedelta(days=1))
    assert (done.inquiries, done.spared, erased()) == (1, 1, {first.pk})


def test_one_that_is_opened_again_while_it_runs_stays(
    make_closed: MakeClosed, supervisor: User, at_the_first_erasure: list[Callable[[], object]]
) -> None:
    inquiry = make_closed("spam")
    at_the_first_erasure.append(
        lambda: inquiry_set_status(inquiry_id=inquiry.pk, user=supervisor, status="reached", version=inquiry.version)
    )
    assert purge(now=DUE).spared == 1
    assert not erased()


def test_without_the_audit_nothing_is_erased(make_closed: MakeClosed) -> None:
    make_closed("spam")
    refuse_audit_rows()
    with pytest.raises(AuditUnavailable):
        purge(now=DUE)
    assert (erased(), RecordKey.objects.count()) == (set(), 1)


def test_exactly_what_is_due_is_erased_once_and_recorded(make_closed: MakeClosed, make_inquiry: MakeInquiry) -> None:
    spam, admitted = make_closed("spam"), make_closed("admitted")
    make_closed("not_now")
    make_closed("spam", at=CLOSED_AT + timedelta(seconds=1))
    make_inquiry()
    assert purge(now=DUE).inquiries == 2
    assert purge(now=DUE).inquiries == 0
    assert erased() == {spam.pk, admitted.pk}
    rows = Erasure.objects.filter(inquiry_id__in=erased())
    assert set(rows.values_list("reason", flat=True)) == {"retention"}
    events = AuditEvent.objects.filter(action="inquiry.erase")
    assert set(events.values_list("actor", flat=True)) == {"command:purge"}
    assert ledger_verify().ok
    assert Inquiry.objects.get(pk=admitted.pk).disposition == "admitted"


def _with_file(inquiry: Inquiry, user: User) -> Attachment:
    file = attachment_add(inquiry_id=inquiry.pk, user=user, kind="referral", media_type="image/png", data=b"x")
    Inquiry.objects.filter(pk=inquiry.pk).update(last_action_at=CLOSED_AT)
    return file


def test_files_go_before_the_inquiry_and_never_of_an_open_or_held_one(
    make_closed: MakeClosed, make_inquiry: MakeInquiry, supervisor: User
) -> None:
    closed, held, opened = make_closed("not_now"), make_closed("not_now"), make_inquiry()
    gone, kept = _with_file(closed, supervisor), {_with_file(each, supervisor).pk for each in (held, opened)}
    inquiry_hold(inquiry_id=held.pk, user=supervisor, reason="complaint")
    assert purge(now=DUE - timedelta(seconds=1)).files == 0
    done = purge(now=DUE)
    assert (done.inquiries, done.files) == (0, 1)
    assert set(Attachment.objects.filter(erased_at=None).values_list("pk", flat=True)) == kept
    assert not RecordKey.objects.filter(pk=gone.pk).exists()
    assert RecordKey.objects.filter(pk=closed.pk).exists()
    assert AuditEvent.objects.get(action="attachment.erase").detail == {
        "attachment": str(gone.pk),
        "reason": "retention",
    }


def test_the_worker_erases_at_night_alone(make_closed: MakeClosed) -> None:
    make_closed("spam")
    day = datetime(2027, 3, 2, 12, tzinfo=UTC)
    purge_duty(day)
    assert not erased()
    purge_duty(day.replace(hour=8, minute=30))  # half past three in New York
    assert len(erased()) == 1


def test_a_braked_or_silent_night_does_not_stop_the_worker(
    make_closed: MakeClosed, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    make_closed("spam")
    night = datetime(2027, 3, 2, 8, 30, tzinfo=UTC)
    settings.CONTACT_PURGE_FREE = 0
    purge_duty(night)
    settings.CONTACT_PURGE_FREE = 10
    refuse_audit_rows()
    purge_duty(night)
    assert [record.msg for record in caplog.records if record.name == purging.__name__] == [
        "the nightly erasure is braked",
        "the nightly erasure stopped",
    ]
    assert connection.is_usable()
