"""The schedule: what ended how is kept how long, to the second, and what is open is kept."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from pytest_django import Settings

from contact.models import Disposition, Folder, Inquiry, Status
from contact.retention import is_stale, purge_after
from contact.selectors.retention import inquiries_due
from contact.services.claiming import inquiry_claim, inquiry_release
from contact.services.erasing import record_erase
from contact.services.notes import note_add
from contact.services.statuses import inquiry_set_status
from legacy_site.accounts.models import User
from tests.contact.conftest import WHEN, MakeInquiry
from tests.contact.retention.conftest import CLOSED_AT, MakeClosed

SECOND = timedelta(seconds=1)
DAYS = dict.fromkeys(Disposition.values, 180) | {"spam": 30, "admitted": 30, "admitted_other_level": 30}


@pytest.mark.parametrize("status", [each for each in Status.values if each != "closed"])
def test_what_is_open_is_never_due(db: None, make_inquiry: MakeInquiry, status: str) -> None:
    pk = make_inquiry().pk
    Inquiry.objects.filter(pk=pk).update(status=status)
    assert purge_after(Inquiry.objects.get(pk=pk)) is None
    assert not inquiries_due(now=WHEN + timedelta(days=9_999)).exists()


def test_what_was_left_in_the_spam_folder_goes_as_spam_does(db: None, make_inquiry: MakeInquiry) -> None:
    pk, until = make_inquiry().pk, WHEN.replace(minute=0, second=0) + timedelta(days=30)
    Inquiry.objects.filter(pk=pk).update(folder=Folder.PROBABLY_SPAM)
    inquiry = Inquiry.objects.get(pk=pk)
    assert purge_after(inquiry) == until
    assert not is_stale(inquiry, until + timedelta(days=999))
    assert not inquiries_due(now=until - SECOND).exists()
    assert inquiries_due(now=until).get() == inquiry
    record_erase(inquiry_id=pk, actor="test", reason="retention")
    assert Inquiry.objects.get(pk=pk).disposition == Disposition.SPAM


@pytest.mark.parametrize("disposition", Disposition.values)
def test_each_ending_is_due_on_its_day_and_not_a_second_before(make_closed: MakeClosed, disposition: str) -> None:
    inquiry, until = make_closed(disposition), CLOSED_AT + timedelta(days=DAYS[disposition])
    assert purge_after(inquiry) == until
    assert not inquiries_due(now=until - SECOND).exists()
    assert inquiries_due(now=until).get() == inquiry


def test_a_changed_period_holds_at_once(make_closed: MakeClosed, settings: Settings) -> None:
    inquiry = make_closed("duplicate")
    settings.CONTACT_KEEP_DAYS = settings.CONTACT_KEEP_DAYS | {"not_admitted": 7}
    assert purge_after(inquiry) == CLOSED_AT + timedelta(days=7)
    assert inquiries_due(now=CLOSED_AT + timedelta(days=7)).exists()


def test_another_ending_and_a_reopening_change_when_it_is_due(make_closed: MakeClosed, supervisor: User) -> None:
    inquiry, later = make_closed("spam"), CLOSED_AT + timedelta(days=10)
    with time_machine.travel(later, tick=False):
        changed = inquiry_set_status(
            inquiry_id=inquiry.pk, user=supervisor, status="closed", disposition="not_now", version=inquiry.version
        )
    assert purge_after(changed) == later + timedelta(days=180)
    opened = inquiry_set_status(inquiry_id=inquiry.pk, user=supervisor, status="reached", version=changed.version)
    assert purge_after(opened) is None


def test_what_staff_do_counts_and_a_look_does_not(supervisor: User, make_inquiry: MakeInquiry) -> None:
    pk, moment = make_inquiry().pk, datetime(2027, 1, 1, tzinfo=UTC)
    steps = (
        lambda: inquiry_claim(inquiry_id=pk, user=supervisor),
        lambda: inquiry_release(inquiry_id=pk, user=supervisor),
        lambda: note_add(inquiry_id=pk, user=supervisor, text="x"),
        lambda: inquiry_set_status(inquiry_id=pk, user=supervisor, status="reached", version=2),
    )
    assert Inquiry.objects.get(pk=pk).last_action_at is None
    for step in steps:
        moment += timedelta(hours=1)
        with time_machine.travel(moment, tick=False):
            step()
        assert Inquiry.objects.get(pk=pk).last_action_at == moment


def test_an_open_one_is_stale_from_its_day_on(make_inquiry: MakeInquiry, db: None) -> None:
    inquiry = make_inquiry()
    until = inquiry.received_hour + timedelta(days=30)
    assert not is_stale(inquiry, until - SECOND)
    assert is_stale(inquiry, until)


def test_a_closed_one_is_not_stale(make_closed: MakeClosed) -> None:
    assert not is_stale(make_closed("spam"), CLOSED_AT + timedelta(days=999))
