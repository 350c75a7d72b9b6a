"""Attachments: taken in by what they are, sealed in their own row, and opened on the record."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from contact.models import Attachment, AuditEvent, Inquiry, RecordKey
from contact.services.attachment_opening import attachment_open
from contact.services.attachments import attachment_add
from contact.services.erasing import record_erase
from contact.services.errors import (
    AuditUnavailable,
    InvalidAttachment,
    NotAllowed,
    RecordErased,
    RecordUnreadable,
)
from contact.vault.files import CHUNK_BYTES, MAX_CHUNKS
from legacy_site.accounts.models import User
from legacy_site.accounts.roles import Role
from tests.contact.conftest import MakeInquiry, MakeUser
from tests.contact.storage.sabotage import refuse_audit_rows

PICTURE = b"\xff\xd8\xff canary, a picture of a card" * 50


def _add(inquiry: Inquiry, user: User, **changes: Any) -> Attachment:
    fields: dict[str, Any] = {"kind": "insurance_card_front", "media_type": "image/jpeg", "data": PICTURE}
    return attachment_add(inquiry_id=inquiry.pk, user=user, **(fields | changes))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATOR])
def test_a_stranger_adds_and_opens_nothing(
    admissions: User, make_user: MakeUser, make_inquiry: MakeInquiry, role: Role
) -> None:
    inquiry, stranger = make_inquiry(), make_user(role)
    attachment = _add(inquiry, admissions)
    with pytest.raises(NotAllowed):
        _add(inquiry, stranger)
    with pytest.raises(NotAllowed):
        attachment_open(attachment_id=attachment.pk, user=stranger)


@pytest.mark.parametrize(
    "wrong",
    [
        {"media_type": "image/svg+xml"},
        {"media_type": "text/html"},
        {"media_type": ""},
        {"kind": "card of Sam.jpg"},
        {"data": b""},
        {"data": bytes(MAX_CHUNKS * CHUNK_BYTES)},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_is_not_taken_is_refused(admissions: User, make_inquiry: MakeInquiry, wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidAttachment):
        _add(make_inquiry(), admissions, **wrong)
    assert not Attachment.objects.exists()


def test_without_the_audit_nothing_is_added_or_opened(
    admissions: User, make_inquiry: MakeInquiry, settings: Settings
) -> None:
    inquiry = make_inquiry()
    attachment = _add(inquiry, admissions)
    settings.CONTACT_STAFF_PRIVATE_KEY = "no key: a try to unwrap would say that the attachment is unreadable"
    refuse_audit_rows()
    with pytest.raises(AuditUnavailable):
        _add(inquiry, admissions)
    with pytest.raises(AuditUnavailable):
        attachment_open(attachment_id=attachment.pk, user=admissions)
    assert Attachment.objects.count() == 1


def test_a_file_is_sealed_and_opens_on_the_record(admissions: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    attachment = _add(inquiry, admissions)
    assert b"canary" not in bytes(Attachment.objects.get().body)
    opened = attachment_open(attachment_id=attachment.pk, user=admissions)
    assert (opened.data, opened.media_type, opened.kind) == (PICTURE, "image/jpeg", "insurance_card_front")
    assert "canary" not in repr(opened)
    events = AuditEvent.objects.filter(object_id=str(inquiry.pk)).order_by("seq")
    assert [(event.action, event.detail["attachment"]) for event in events] == [
        ("attachment.add", str(attachment.pk)),
        ("attachment.open", str(attachment.pk)),
    ]


def test_a_large_file_is_kept_in_chunks(admissions: User, make_inquiry: MakeInquiry) -> None:
    data = bytes(range(256)) * (CHUNK_BYTES // 256) + b"the rest"
    attachment = _add(make_inquiry(), admissions, data=data)
    assert (attachment.chunks, attachment.size_bucket) == (2, 129)
    assert attachment_open(attachment_id=attachment.pk, user=admissions).data == data


def _swap_bodies(one: Attachment, other: Attachment) -> None:
    Attachment.objects.filter(pk=one.pk).update(body=other.body)


def _move(one: Attachment, other: Attachment) -> None:
    Attachment.objects.filter(pk=one.pk).update(inquiry=other.inquiry)
    RecordKey.objects.filter(pk=one.pk).update(inquiry=other.inquiry)


def _swap_roles(one: Attachment, other: Attachment) -> None:
    key = RecordKey.objects.get(pk=one.pk)
    RecordKey.objects.filter(pk=one.pk).update(staff_wrap=key.escrow_wrap)


def _destroy_key(one: Attachment, other: Attachment) -> None:
    RecordKey.objects.filter(pk=one.pk).delete()


@pytest.mark.parametrize("forgery", [_swap_bodies, _move, _swap_roles, _destroy_key])
def test_what_was_tampered_with_does_not_open(admissions: User, make_inquiry: MakeInquiry, forgery: Any) -> None:
    one, other = _add(make_inquiry(), admissions), _add(make_inquiry(), admissions)
    forgery(one, other)
    with pytest.raises(RecordUnreadable) as refused:
        attachment_open(attachment_id=one.pk, user=admissions)
    assert refused.value.__cause__ is None
    actions = list(AuditEvent.objects.order_by("seq").values_list("action", flat=True))
    assert actions[-2:] == ["attachment.open", "inquiry.unreadable"]


def test_an_erased_inquiry_takes_its_attachments_along(admissions: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    attachment = _add(inquiry, admissions)
    record_erase(inquiry_id=inquiry.pk, actor="command:purge", reason="retention")
    assert (bytes(Attachment.objects.get().body), RecordKey.objects.count()) == (b"", 0)
    with pytest.raises(RecordErased):
        attachment_open(attachment_id=attachment.pk, user=admissions)
    with pytest.raises(RecordErased):
        _add(inquiry, admissions)


def test_what_is_not_there_is_not_found(admissions: User) -> None:
    with pytest.raises(Attachment.DoesNotExist):
        attachment_open(attachment_id=uuid4(), user=admissions)
    with pytest.raises(Inquiry.DoesNotExist):
        attachment_add(inquiry_id=uuid4(), user=admissions, kind="referral", media_type="image/png", data=b"x")


@pytest.mark.parametrize(
    "change",
    [
        {"media_type": "text/html"},
        {"kind": "other"},
        {"chunks": 2},
        {"chunks": 0},
        {"size_bucket": 2},
        {"body": b""},
        {"alg": 9},
    ],
    ids=str,
)
def test_a_row_that_cannot_be_is_refused(admissions: User, make_inquiry: MakeInquiry, change: dict[str, Any]) -> None:
    attachment = _add(make_inquiry(), admissions)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.filter(pk=attachment.pk).update(**change)
