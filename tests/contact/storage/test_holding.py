"""Legal hold: while it stands, neither a service nor the database loses anything of the inquiry."""

import pytest
from django.db import Error, IntegrityError, connection, transaction
from django.utils import timezone

from contact.models import AuditEvent, Inquiry, LegalHold, Note, RecordKey
from contact.services.erasing import inquiry_erase
from contact.services.errors import AuditUnavailable, InvalidHold, NotAllowed, OnHold, RecordErased
from contact.services.holding import inquiry_hold, inquiry_hold_release
from contact.services.notes import note_add
from contact.services.opening import inquiry_open
from legacy_site.accounts.models import User
from legacy_site.accounts.roles import Role
from tests.contact.conftest import MakeInquiry, MakeUser
from tests.contact.storage.sabotage import refuse_audit_rows

GUARDED = ("contact_inquiry", "contact_note", "contact_attachment", "contact_recordkey", "contact_addition")


@pytest.fixture
def held(supervisor: User, make_inquiry: MakeInquiry) -> Inquiry:
    """Return an inquiry with a note, on hold."""
    inquiry = make_inquiry()
    note_add(inquiry_id=inquiry.pk, user=supervisor, text="x")
    inquiry_hold(inquiry_id=inquiry.pk, user=supervisor, reason="litigation")
    return inquiry


def test_only_a_supervisor_holds_and_for_a_known_reason(
    admissions: User, supervisor: User, make_inquiry: MakeInquiry
) -> None:
    pk = make_inquiry().pk
    with pytest.raises(NotAllowed):
        inquiry_hold(inquiry_id=pk, user=admissions, reason="litigation")
    with pytest.raises(InvalidHold):
        inquiry_hold(inquiry_id=pk, user=supervisor, reason="Sam's lawsuit")
    assert not LegalHold.objects.exists()


@pytest.mark.parametrize("reference", ["Sam", "Smith-2024", "24 CV 113", "1\n", "x" * 33, "\uff19", "1" * 33])
def test_a_reference_that_may_be_a_name_is_not_kept(
    supervisor: User, make_inquiry: MakeInquiry, reference: str
) -> None:
    with pytest.raises(InvalidHold):
        inquiry_hold(inquiry_id=make_inquiry().pk, user=supervisor, reason="litigation", reference=reference)
    assert not LegalHold.objects.exists()


def test_a_reference_stands_beside_the_hold_and_not_in_the_audit(supervisor: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    hold = inquiry_hold(inquiry_id=pk, user=supervisor, reason="litigation", reference="2:24-cv-00113")
    assert LegalHold.objects.get().reference == hold.reference == "2:24-cv-00113"
    assert AuditEvent.objects.get(action="inquiry.hold").detail == {"reason": "litigation"}


def test_nothing_is_held_after_it_was_erased(supervisor: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    inquiry_erase(inquiry_id=pk, user=supervisor, reason="request")
    with pytest.raises(RecordErased):
        inquiry_hold(inquiry_id=pk, user=supervisor, reason="litigation")


def test_a_hold_that_cannot_be_recorded_is_not_placed(supervisor: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    refuse_audit_rows()
    with pytest.raises(AuditUnavailable):
        inquiry_hold(inquiry_id=pk, user=supervisor, reason="litigation")
    assert not LegalHold.objects.exists()


def test_a_held_inquiry_is_not_erased(held: Inquiry, supervisor: User) -> None:
    with pytest.raises(OnHold):
        inquiry_erase(inquiry_id=held.pk, user=supervisor, reason="order")
    assert RecordKey.objects.filter(inquiry=held).count() == 2


@pytest.mark.parametrize(
    "loss",
    [
        "DELETE FROM contact_recordkey",
        "UPDATE contact_recordkey SET record_id = inquiry_id WHERE record_id <> inquiry_id",
        "DELETE FROM contact_note",
        "UPDATE contact_note SET body = body",
        "UPDATE contact_inquiry SET body = body",
        "UPDATE contact_inquiry SET erased_at = NULL",
        "DELETE FROM contact_inquiry",
    ],
)
def test_the_database_refuses_to_lose_a_held_inquiry(held: Inquiry, loss: str) -> None:
    with pytest.raises(IntegrityError, match="legal hold"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(loss)
    assert RecordKey.objects.count() == 2


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", GUARDED)
def test_the_database_refuses_to_truncate_while_a_hold_stands(held: Inquiry, table: str) -> None:
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")
    assert Inquiry.objects.exists()


def test_a_held_inquiry_is_worked_on_and_its_keys_are_wrapped_anew(held: Inquiry, supervisor: User) -> None:
    note_add(inquiry_id=held.pk, user=supervisor, text="y")
    RecordKey.objects.filter(inquiry=held).update(staff_kid="0" * 16)
    Inquiry.objects.filter(pk=held.pk).update(status="reached")
    assert Note.objects.filter(inquiry=held).count() == 2


def test_other_inquiries_are_lost_as_ever(held: Inquiry, make_inquiry: MakeInquiry) -> None:
    make_inquiry().delete()
    assert list(Inquiry.objects.values_list("pk", flat=True)) == [held.pk]


def test_a_hold_is_released_by_another_and_both_are_on_record(
    held: Inquiry, supervisor: User, make_user: MakeUser
) -> None:
    with pytest.raises(InvalidHold):
        inquiry_hold(inquiry_id=held.pk, user=supervisor, reason="complaint")
    with pytest.raises(NotAllowed):
        inquiry_hold_release(inquiry_id=held.pk, user=supervisor)
    other = make_user(Role.SUPERVISOR)
    inquiry_hold_release(inquiry_id=held.pk, user=other)
    with pytest.raises(InvalidHold):
        inquiry_hold_release(inquiry_id=held.pk, user=other)
    events = AuditEvent.objects.filter(object_id=str(held.pk), action__startswith="inquiry.hold").order_by("seq")
    assert list(events.values_list("action", "actor")) == [
        ("inquiry.hold", f"user:{supervisor.pk}"),
        ("inquiry.hold_release", f"user:{other.pk}"),
    ]
    assert events[0].detail == {"reason": "litigation"}
    inquiry_erase(inquiry_id=held.pk, user=supervisor, reason="order")


def test_a_held_inquiry_opens(held: Inquiry, supervisor: User) -> None:
    assert inquiry_open(inquiry_id=held.pk, user=supervisor).answers.name == "Sam"
    assert LegalHold.objects.get().placed_at <= timezone.now()


def test_every_guarded_table_has_its_triggers(db: None) -> None:
    """SQLite loses them when a migration makes a table anew; `contact.hold_guards` makes them again after it."""
    second = "truncate" if connection.vendor == "postgresql" else "update"
    expected = {f"{table}_hold{more}" for table in GUARDED for more in ("", f"_{second}")}
    catalog = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalog[connection.vendor])
        assert expected <= {name for (name,) in cursor.fetchall()}
