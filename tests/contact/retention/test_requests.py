"""Requests of people: who may not and what cannot be first; then due days, a copy, an erasure and its certificate."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import Error, IntegrityError, connection, transaction
from django.utils import timezone

from contact.models import AuditEvent, Disclosure, Inquiry, PrivacyRequest
from contact.services.answering import request_erase, request_grant_access
from contact.services.audit import audit_verify
from contact.services.disclosing import inquiry_disclose
from contact.services.erasing import inquiry_erase
from contact.services.errors import (
    AuditUnavailable,
    InvalidDisclosure,
    InvalidRequest,
    NotAllowed,
    OnHold,
    RecordErased,
)
from contact.services.holding import inquiry_hold
from contact.services.opening import inquiry_open
from contact.services.purging import purge
from contact.services.requests import request_add, request_extend, request_refuse
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry
from tests.contact.retention.conftest import CLOSED_AT, MakeClosed
from tests.contact.storage.sabotage import refuse_audit_rows, run_sql

Ask = Callable[..., PrivacyRequest]
TODAY = timezone.localdate()
OWN = {"recipient": "person", "basis": "own_request", "detail": ""}


@pytest.fixture
def ask(supervisor: User, make_inquiry: MakeInquiry) -> Ask:
    """Return a function that takes a request in: `ask("access")`."""

    def take(kind: str, **changes: Any) -> PrivacyRequest:
        fields: dict[str, Any] = {"kind": kind, "channel": "phone", "received_on": TODAY, "user": supervisor}
        fields["identity"] = "knowledge"
        if "inquiry_id" not in changes:
            fields["inquiry_id"] = make_inquiry().pk
        return request_add(**(fields | changes))

    return take


def test_the_desk_without_its_supervisor_answers_nothing(ask: Ask, admissions: User) -> None:
    access, erasure = ask("access"), ask("erasure")
    for attempt in (
        lambda: ask("access", user=admissions),
        lambda: request_extend(request_id=access.pk, user=admissions),
        lambda: request_refuse(request_id=access.pk, user=admissions, resolution="law"),
        lambda: request_erase(request_id=erasure.pk, user=admissions),
        lambda: request_grant_access(request_id=access.pk, user=admissions, **OWN),
        lambda: inquiry_disclose(inquiry_id=access.found_id, user=admissions, recipient="person", basis="own_request"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert not Disclosure.objects.filter(inquiry_id=access.found_id).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "sale"},
        {"channel": "Sam called"},
        {"received_on": TODAY + timedelta(days=1)},
        {"identity": "a feeling"},
        {"reference": "Sam"},
    ],
)
def test_what_can_not_be_is_not_taken_in(ask: Ask, change: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequest):
        ask(**({"kind": "access"} | change))
    assert not PrivacyRequest.objects.exists()


def test_one_of_a_kind_is_open_at_a_time_and_none_of_what_is_erased(ask: Ask, supervisor: User) -> None:
    first = ask("access")
    with pytest.raises(InvalidRequest):
        ask("access", inquiry_id=first.found_id)
    ask("erasure", inquiry_id=first.found_id)
    inquiry_erase(inquiry_id=first.found_id, user=supervisor, reason="request")
    with pytest.raises(RecordErased):
        ask("access", inquiry_id=first.found_id)


@pytest.mark.parametrize(
    ("recipient", "basis"),
    [("person", ""), ("person", "legal_authority"), ("representative", "own_request"), ("press", "written_consent")],
)
def test_without_a_basis_that_fits_nothing_is_shown(ask: Ask, supervisor: User, recipient: str, basis: str) -> None:
    request = ask("access")
    with pytest.raises(InvalidDisclosure):
        request_grant_access(request_id=request.pk, user=supervisor, recipient=recipient, basis=basis, detail="")
    request.refresh_from_db()
    assert request.resolution == ""
    assert not AuditEvent.objects.filter(action__in=("disclosure.add", "inquiry.open")).exists()


def test_a_request_is_answered_once_and_as_it_was_asked(ask: Ask, supervisor: User) -> None:
    access, erasure = ask("access"), ask("erasure")
    with pytest.raises(InvalidRequest):
        request_erase(request_id=access.pk, user=supervisor)
    request_refuse(request_id=erasure.pk, user=supervisor, resolution="identity")
    for attempt in (
        lambda: request_erase(request_id=erasure.pk, user=supervisor),
        lambda: request_extend(request_id=erasure.pk, user=supervisor),
        lambda: request_refuse(request_id=erasure.pk, user=supervisor, resolution="law"),
        lambda: request_refuse(request_id=access.pk, user=supervisor, resolution="granted"),
    ):
        with pytest.raises(InvalidRequest):
            attempt()
    assert not Inquiry.objects.exclude(erased_at=None).exists()


def test_a_hold_keeps_the_record_and_the_request_open(ask: Ask, supervisor: User) -> None:
    request = ask("erasure")
    inquiry_hold(inquiry_id=request.found_id, user=supervisor, reason="litigation")
    with pytest.raises(OnHold):
        request_erase(request_id=request.pk, user=supervisor)
    request.refresh_from_db()
    assert request.resolution == ""
    assert not AuditEvent.objects.filter(action="request.resolve").exists()


@pytest.mark.django_db(transaction=True)
def test_without_the_audit_nothing_is_written_and_nothing_opened(ask: Ask, supervisor: User) -> None:
    request = ask("access")
    count = AuditEvent.objects.count()
    with connection.execute_wrapper(_no_audit), pytest.raises(AuditUnavailable):
        request_grant_access(request_id=request.pk, user=supervisor, **OWN)
    assert not Disclosure.objects.filter(inquiry_id=request.found_id).exists()
    assert AuditEvent.objects.count() == count


def _no_audit(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if sql.startswith('INSERT INTO "contact_auditevent"'):
        raise IntegrityError("refused")
    return execute(sql, params, many, context)


def test_a_request_that_can_not_be_recorded_is_not_taken_in(ask: Ask) -> None:
    refuse_audit_rows()
    with pytest.raises(AuditUnavailable):
        ask("access")
    assert not PrivacyRequest.objects.exists()


def test_a_request_is_due_after_its_days_and_extended_once(ask: Ask, supervisor: User) -> None:
    request = ask("access", received_on=date(2026, 1, 31))
    assert request.due_on == date(2026, 3, 2)
    assert request_extend(request_id=request.pk, user=supervisor).due_on == date(2026, 4, 1)
    with pytest.raises(InvalidRequest):
        request_extend(request_id=request.pk, user=supervisor)


@pytest.mark.django_db(transaction=True)
def test_a_copy_is_in_the_ledger_before_it_opens(ask: Ask, supervisor: User) -> None:
    request = ask("access")
    opened = request_grant_access(request_id=request.pk, user=supervisor, **(OWN | {"detail": "Called back."}))
    assert opened.answers.name == "Sam"
    row = Disclosure.objects.get(inquiry_id=request.found_id)
    assert (row.recipient, row.purpose, row.basis, row.actor) == (
        "person",
        "access",
        "own_request",
        f"user:{supervisor.pk}",
    )
    assert [(note.note.pk, note.text) for note in opened.notes] == [(row.note_id, "Called back.")]
    events = AuditEvent.objects.filter(object_id=str(request.found_id)).order_by("seq")
    assert list(events.values_list("action", flat=True)) == [
        "request.add",
        "disclosure.add",
        "note.add",
        "inquiry.open",
        "request.resolve",
    ]
    request.refresh_from_db()
    assert (request.resolution, request.resolved_on, request.resolved_by) == ("granted", TODAY, supervisor)


def test_an_erasure_ends_the_request_with_the_row_of_the_ledger(ask: Ask, supervisor: User) -> None:
    request = ask("erasure")
    row = request_erase(request_id=request.pk, user=supervisor)
    assert (row.inquiry_id, row.reason) == (request.found_id, "request")
    with pytest.raises(RecordErased):
        inquiry_open(inquiry_id=request.found_id, user=supervisor)
    request.refresh_from_db()
    assert request.resolution == "granted"
    assert audit_verify().ok


def test_what_is_to_be_shown_is_not_purged_before(make_closed: MakeClosed, ask: Ask, supervisor: User) -> None:
    inquiry = make_closed("spam")
    request = ask("access", inquiry_id=inquiry.pk)
    Inquiry.objects.filter(pk=inquiry.pk).update(last_action_at=CLOSED_AT)
    assert purge(now=CLOSED_AT + timedelta(days=99)).inquiries == 0
    request_refuse(request_id=request.pk, user=supervisor, resolution="withdrawn")
    Inquiry.objects.filter(pk=inquiry.pk).update(last_action_at=CLOSED_AT)
    assert purge(now=CLOSED_AT + timedelta(days=99)).inquiries == 1


@pytest.fixture
def given(db: None, make_inquiry: MakeInquiry) -> Disclosure:
    """Return a row of the ledger of disclosures."""
    return Disclosure.objects.create(
        at=timezone.now(), inquiry_id=make_inquiry().pk, recipient="person", purpose="access", basis="own_request"
    )


@pytest.mark.parametrize(
    "statement", ["UPDATE contact_disclosure SET basis = 'written_consent'", "DELETE FROM contact_disclosure"]
)
def test_the_database_refuses_to_change_a_disclosure(given: Disclosure, statement: str) -> None:
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        run_sql(statement)
    with pytest.raises(Error), transaction.atomic():
        Disclosure(**{f.name: getattr(given, f.name) for f in given._meta.fields}).save(force_insert=True)
    Inquiry.objects.all().delete()
    assert Disclosure.objects.filter(pk=given.pk).exists()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="INSERT OR REPLACE is of SQLite")
def test_no_disclosure_is_replaced(given: Disclosure) -> None:
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        run_sql("INSERT OR REPLACE INTO contact_disclosure SELECT * FROM contact_disclosure")


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
def test_the_disclosures_are_not_truncated(given: Disclosure) -> None:
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        run_sql("TRUNCATE contact_disclosure")


@pytest.mark.parametrize("field", ["recipient", "purpose", "basis"])
def test_the_database_knows_the_codes(given: Disclosure, field: str) -> None:
    codes = {"recipient": "person", "purpose": "access", "basis": "own_request"} | {field: "Sam"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Disclosure.objects.create(at=timezone.now(), inquiry_id=given.inquiry_id, **codes)
