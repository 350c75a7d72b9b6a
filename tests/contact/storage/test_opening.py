"""Opening: only after its audit row, which stays whatever follows, and only what was sealed for that row."""

from datetime import timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, Settings

from contact.models import AuditAction, AuditEvent, Inquiry, RecordKey
from contact.services.claiming import inquiry_claim
from contact.services.errors import AuditUnavailable, RecordUnreadable
from contact.services.opening import inquiry_open
from legacy_site.accounts.models import User
from legacy_site.accounts.roles import Role
from tests.contact.conftest import WHEN, MakeInquiry, MakeUser
from tests.contact.storage.sabotage import refuse_audit_rows


def _actions(inquiry: Inquiry) -> list[str]:
    events = AuditEvent.objects.filter(object_id=str(inquiry.pk)).order_by("seq")
    return list(events.values_list("action", flat=True))


def test_a_read_that_cannot_be_recorded_is_refused(admissions: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    refuse_audit_rows()
    with pytest.raises(AuditUnavailable) as refused:
        inquiry_open(inquiry_id=inquiry.pk, user=admissions)
    assert refused.value.__cause__ is None


def test_nothing_is_unwrapped_before_the_audit_row(
    admissions: User, make_inquiry: MakeInquiry, settings: Settings
) -> None:
    inquiry = make_inquiry()
    settings.CONTACT_STAFF_PRIVATE_KEY = "no key: a try to unwrap would say that the record is unreadable"
    refuse_audit_rows()
    with pytest.raises(AuditUnavailable):
        inquiry_open(inquiry_id=inquiry.pk, user=admissions)


@pytest.mark.django_db(transaction=True)
def test_the_look_stays_on_record_when_the_record_is_unreadable(
    make_user: MakeUser, make_inquiry: MakeInquiry, settings: Settings
) -> None:
    inquiry, user = make_inquiry(), make_user(Role.ADMISSIONS)
    settings.CONTACT_STAFF_PRIVATE_KEY = ""
    with pytest.raises(RecordUnreadable):
        inquiry_open(inquiry_id=inquiry.pk, user=user)
    assert _actions(inquiry) == [AuditAction.INQUIRY_OPEN, AuditAction.INQUIRY_UNREADABLE]


@pytest.mark.django_db(transaction=True)
def test_a_record_is_not_opened_inside_a_transaction_that_could_take_the_audit_row_back(
    make_user: MakeUser, make_inquiry: MakeInquiry
) -> None:
    inquiry, user = make_inquiry(), make_user(Role.ADMISSIONS)
    with transaction.atomic(), pytest.raises(RuntimeError):
        inquiry_open(inquiry_id=inquiry.pk, user=user)


def test_the_desk_reads_what_was_written(admissions: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry(name="Zoë", message="مرحبا 🙂", voicemail_ok=True)
    opened = inquiry_open(inquiry_id=inquiry.pk, user=admissions)
    assert (opened.answers.name, opened.answers.message, opened.received_at) == ("Zoë", "مرحبا 🙂", WHEN)
    assert (opened.answers.voicemail_ok, opened.answers.text_ok, opened.answers.say_who_ok) == (True, False, False)
    assert "Zoë" not in repr(opened)
    assert "Zoë" not in repr(opened.answers)


def test_who_looked_before_is_shown_and_this_look_is_not(
    admissions: User, make_user: MakeUser, make_inquiry: MakeInquiry
) -> None:
    inquiry, other = make_inquiry(), make_user(Role.SUPERVISOR, username="supervisor")
    inquiry_claim(inquiry_id=inquiry.pk, user=other)  # on the record as well, and no look
    looks = [
        [look.who for look in inquiry_open(inquiry_id=inquiry.pk, user=user).views] for user in (admissions, other)
    ]
    assert looks == [[], ["Ada Desk"]]
    other_pk = other.pk
    inquiry_open(inquiry_id=inquiry.pk, user=admissions)
    other.delete()
    views = inquiry_open(inquiry_id=inquiry.pk, user=admissions).views
    assert [look.who for look in views] == ["Ada Desk", "A former colleague", "Ada Desk"]
    assert AuditEvent.objects.filter(actor=f"user:{other_pk}").exists()


def test_opening_takes_few_queries(
    admissions: User, make_inquiry: MakeInquiry, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    inquiry = make_inquiry()
    with django_assert_max_num_queries(
        13
    ):  # four of them open and close savepoints, which are transactions in production
        inquiry_open(inquiry_id=inquiry.pk, user=admissions)


def _swap_bodies(first: Inquiry, second: Inquiry) -> None:
    Inquiry.objects.filter(pk=first.pk).update(body=second.body)


def _swap_keys(first: Inquiry, second: Inquiry) -> None:
    key = RecordKey.objects.get(pk=second.pk)
    RecordKey.objects.filter(pk=first.pk).update(staff_wrap=key.staff_wrap)


def _swap_both(first: Inquiry, second: Inquiry) -> None:
    _swap_bodies(first, second)
    _swap_keys(first, second)


def _swap_roles(first: Inquiry, second: Inquiry) -> None:
    key = RecordKey.objects.get(pk=first.pk)
    RecordKey.objects.filter(pk=first.pk).update(staff_wrap=key.escrow_wrap)


def _move_the_hour(first: Inquiry, second: Inquiry) -> None:
    Inquiry.objects.filter(pk=first.pk).update(received_hour=first.received_hour - timedelta(hours=1))


def _destroy_the_key(first: Inquiry, second: Inquiry) -> None:
    RecordKey.objects.filter(pk=first.pk).delete()


@pytest.mark.parametrize(
    "forgery", [_swap_bodies, _swap_keys, _swap_both, _swap_roles, _move_the_hour, _destroy_the_key]
)
def test_a_row_that_was_tampered_with_does_not_open(
    admissions: User, make_inquiry: MakeInquiry, forgery: object
) -> None:
    assert callable(forgery)
    first, second = make_inquiry(name="One"), make_inquiry(name="Two")
    forgery(first, second)
    with pytest.raises(RecordUnreadable) as refused:
        inquiry_open(inquiry_id=first.pk, user=admissions)
    assert refused.value.__cause__ is None
    assert _actions(first) == [AuditAction.INQUIRY_OPEN, AuditAction.INQUIRY_UNREADABLE]
