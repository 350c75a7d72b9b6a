"""Erasing: the keys are destroyed, the bodies gone, and only a tombstone and a row of the ledger are left."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from contact.models import Attachment, AuditEvent, Erasure, Inquiry, Note, RecordKey
from contact.services.audit import audit_verify
from contact.services.claiming import inquiry_claim
from contact.services.erasing import inquiry_erase, record_erase
from contact.services.errors import AuditUnavailable, NotAllowed, RecordErased, RecordUnreadable
from contact.services.ledger import ledger_verify
from contact.services.notes import note_add
from contact.services.opening import inquiry_open
from contact.services.statuses import inquiry_set_status
from contact.services.submission import inquiry_submit
from legacy_site.accounts.models import User
from tests.contact.conftest import WHEN, MakeInquiry, some_answers
from tests.contact.storage.sabotage import refuse_audit_rows

NOW = datetime(2026, 12, 1, tzinfo=UTC)


def test_only_a_supervisor_erases(admissions: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    with pytest.raises(NotAllowed):
        inquiry_erase(inquiry_id=inquiry.pk, user=admissions, reason="request")
    assert RecordKey.objects.count() == 1


@pytest.mark.parametrize("reason", ["", "because", "Sam asked"])
def test_an_unknown_reason_erases_nothing(supervisor: User, make_inquiry: MakeInquiry, reason: str) -> None:
    inquiry = make_inquiry()
    with pytest.raises(ValueError, match="not a valid"):
        inquiry_erase(inquiry_id=inquiry.pk, user=supervisor, reason=reason)
    assert (RecordKey.objects.count(), Erasure.objects.filter(inquiry_id=inquiry.pk).count()) == (1, 0)


def test_what_is_not_there_is_not_erased(supervisor: User) -> None:
    with pytest.raises(Inquiry.DoesNotExist):
        inquiry_erase(inquiry_id=uuid4(), user=supervisor, reason="request")


def test_an_erasure_that_cannot_be_recorded_does_not_happen(supervisor: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    refuse_audit_rows()
    with pytest.raises(AuditUnavailable):
        inquiry_erase(inquiry_id=inquiry.pk, user=supervisor, reason="request")
    inquiry.refresh_from_db()
    assert (inquiry.erased_at, RecordKey.objects.count(), len(inquiry.body) > 0) == (None, 1, True)
    assert not Erasure.objects.filter(inquiry_id=inquiry.pk).exists()


def test_keys_and_bodies_are_gone_and_the_tombstone_knows_how_it_ended(
    supervisor: User, make_inquiry: MakeInquiry
) -> None:
    inquiry, other = make_inquiry(), make_inquiry()
    inquiry_claim(inquiry_id=inquiry.pk, user=supervisor)
    note_add(inquiry_id=inquiry.pk, user=supervisor, text="x")
    inquiry_erase(inquiry_id=inquiry.pk, user=supervisor, reason="request")
    left = Inquiry.objects.get(pk=inquiry.pk)
    assert (bytes(left.body), left.status, left.disposition, left.assignee) == (b"", "closed", "withdrawn", None)
    assert left.erased_at
    assert [bytes(note.body) for note in Note.objects.all()] == [b""]
    assert list(RecordKey.objects.values_list("pk", flat=True)) == [other.pk]


def test_a_closed_inquiry_keeps_its_ending(supervisor: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    inquiry_set_status(inquiry_id=pk, user=supervisor, status="closed", disposition="admitted", version=0)
    inquiry_erase(inquiry_id=pk, user=supervisor, reason="retention")
    assert Inquiry.objects.get(pk=pk).disposition == "admitted"


def test_ledger_and_audit_know_and_are_whole(supervisor: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    row = inquiry_erase(inquiry_id=inquiry.pk, user=supervisor, reason="request")
    event = AuditEvent.objects.get(action="inquiry.erase", object_id=str(inquiry.pk))
    assert event.actor == f"user:{supervisor.pk}"
    assert event.detail == {"reason": "request", "keys": 1, "ledger": row.seq, "hash": bytes(row.hash).hex()}
    assert ledger_verify().ok
    assert audit_verify().ok


def test_erasing_twice_is_erasing_once(supervisor: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    first = inquiry_erase(inquiry_id=pk, user=supervisor, reason="request")
    second = record_erase(inquiry_id=pk, actor="command:purge", reason="retention")
    assert (second.seq, second.reason) == (first.seq, "request")
    assert AuditEvent.objects.filter(action="inquiry.erase", object_id=str(pk)).count() == 1


def test_an_erased_record_says_so_and_the_look_is_on_record(supervisor: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    inquiry_erase(inquiry_id=pk, user=supervisor, reason="request")
    with pytest.raises(RecordErased):
        inquiry_open(inquiry_id=pk, user=supervisor)
    assert AuditEvent.objects.filter(object_id=str(pk)).latest("seq").action == "inquiry.open"


def test_nothing_is_done_with_an_erased_record(supervisor: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    inquiry_erase(inquiry_id=pk, user=supervisor, reason="request")
    for attempt in (
        lambda: inquiry_claim(inquiry_id=pk, user=supervisor),
        lambda: inquiry_set_status(inquiry_id=pk, user=supervisor, status="reached", version=1),
        lambda: note_add(inquiry_id=pk, user=supervisor, text="x"),
    ):
        with pytest.raises(RecordErased):
            attempt()
    assert (RecordKey.objects.count(), Note.objects.count()) == (0, 0)


def test_a_form_that_is_sent_again_brings_nothing_back(supervisor: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    inquiry_erase(inquiry_id=inquiry.pk, user=supervisor, reason="request")
    again = inquiry_submit(submission_id=inquiry.submission_id, form="contact", answers=some_answers(), now=WHEN)
    assert not again.created
    assert not RecordKey.objects.exists()


def test_a_body_that_came_back_without_its_key_does_not_open(supervisor: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    body = bytes(inquiry.body)
    inquiry_erase(inquiry_id=inquiry.pk, user=supervisor, reason="request")
    Inquiry.objects.filter(pk=inquiry.pk).update(body=body, erased_at=None)
    with pytest.raises(RecordUnreadable):
        inquiry_open(inquiry_id=inquiry.pk, user=supervisor)


@pytest.mark.parametrize(
    "change",
    [{"erased_at": NOW}, {"body": b""}, {"body": b"", "erased_at": NOW}],
    ids=["erased with its body", "no body and not erased", "erased and still open"],
)
def test_an_erasure_that_is_half_one_is_refused(db: None, make_inquiry: MakeInquiry, change: dict[str, Any]) -> None:
    inquiry = make_inquiry()
    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.filter(pk=inquiry.pk).update(**change)
    assert not Attachment.objects.exists()
