"""What must hold, the database itself holds."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from contact.models import Inquiry, Note, RecordKey
from contact.services.notes import note_add
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry


@pytest.mark.parametrize(
    "change",
    [
        {"status": "nonsense"},
        {"status": "closed"},
        {"disposition": "admitted"},
        {"status": "closed", "disposition": "nonsense"},
        {"band": 7},
        {"folder": "trash"},
        {"folder": "probably_spam", "band": 0},
        {"folder": "probably_spam", "status": "attempting"},
        {"alg": 9},
        {"schema_version": 0},
        {"size_bucket": 0},
        {"size_bucket": 1},
        {"size_bucket": 17},
        {"body": b""},
        {"body": b"TCV1 in the clear"},
    ],
    ids=str,
)
def test_an_inquiry_that_cannot_be_is_refused(db: None, make_inquiry: MakeInquiry, change: dict[str, Any]) -> None:
    inquiry = make_inquiry()
    with pytest.raises(IntegrityError), transaction.atomic():
        Inquiry.objects.filter(pk=inquiry.pk).update(**change)


def test_a_submission_id_is_there_once(db: None, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    inquiry.pk = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        inquiry.save(force_insert=True)


@pytest.mark.parametrize(
    "change",
    [
        {"staff_kid": "short"},
        {"staff_wrap": b"short"},
        {"escrow_wrap": b""},
        {"staff_wrap": b"x" * 99, "escrow_wrap": b"x" * 99},
    ],
    ids=str,
)
def test_a_record_key_that_cannot_be_is_refused(db: None, make_inquiry: MakeInquiry, change: dict[str, Any]) -> None:
    inquiry = make_inquiry()
    with pytest.raises(IntegrityError), transaction.atomic():
        RecordKey.objects.filter(pk=inquiry.pk).update(**change)


def test_the_two_recipients_of_a_record_differ(db: None, make_inquiry: MakeInquiry) -> None:
    key = RecordKey.objects.get(pk=make_inquiry().pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        RecordKey.objects.filter(pk=key.pk).update(escrow_kid=key.staff_kid)


def test_a_note_in_the_clear_is_refused(admissions: User, make_inquiry: MakeInquiry) -> None:
    note = note_add(inquiry_id=make_inquiry().pk, user=admissions, text="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.filter(pk=note.pk).update(body=b"She called.")


def test_keys_go_with_their_inquiry_and_a_colleague_who_wrote_stays(
    admissions: User, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry()
    note_add(inquiry_id=inquiry.pk, user=admissions, text="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        admissions.delete()
    inquiry.delete()
    assert (RecordKey.objects.count(), Note.objects.count()) == (0, 0)
