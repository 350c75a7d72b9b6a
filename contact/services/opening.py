"""Opening a record for the desk: first the audit row, committed for good, and only then the record."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import Error as AnyDatabaseError
from django.db import transaction

from contact.answers import Added, InquiryAnswers
from contact.models import Addition, AdditionKind, AuditAction, Inquiry, Note, RecordKey
from contact.restrictions import with_wishes
from contact.selectors.looks import Look, display_of, looks_at
from contact.services.audit import Detail, actor_of, audit_append
from contact.services.errors import AuditUnavailable, NotConfigured, RecordErased, RecordUnreadable
from contact.services.permission import require_desk, require_unrestricted
from contact.services.rows import SealedRow, binding_of
from contact.services.staff_key import staff_opener
from contact.vault.errors import VaultError
from contact.vault.opening import Opener
from contact.vault.sealing import Wrap
from legacy_site.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedNote:
    """A note of the desk in the clear. Its repr shows no text."""

    note: Note
    author: str
    created_at: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAddition:
    """What the person added later, in the clear. Its repr shows no word of it."""

    kind: AdditionKind
    added_at: datetime
    said: Added = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedInquiry:
    """An inquiry in the clear, for one response. Its repr shows no answer."""

    inquiry: Inquiry
    answers: InquiryAnswers = field(repr=False)
    """What they answered, under the rules for contact that they set last."""
    received_at: datetime
    additions: list[OpenedAddition]
    """What they added, oldest first."""
    notes: list[OpenedNote]
    views: list[Look]
    """Who looked before, oldest first; this look is not among them."""


def inquiry_open(*, inquiry_id: UUID, user: User) -> OpenedInquiry:
    """Open an inquiry with its notes, after this look is on the record.

    Must not be called inside a transaction: a rollback would take the audit row with it. Raise NotAllowed,
    RecordRestricted, Inquiry.DoesNotExist, AuditUnavailable (then nothing was unwrapped), RecordErased or
    RecordUnreadable.
    """
    require_desk(user)
    inquiry = with_wishes(Inquiry.objects.select_related("assignee")).get(pk=inquiry_id)
    require_unrestricted(user, inquiry)
    views = looks_at(inquiry_id=inquiry_id)
    record_look(AuditAction.INQUIRY_OPEN, inquiry_id=inquiry_id, user=user, detail={})
    if inquiry.erased_at is not None:
        raise RecordErased("the record was erased")
    try:
        return _opened(inquiry, views)
    except (VaultError, NotConfigured, ValueError, KeyError, TypeError):
        record_look(AuditAction.INQUIRY_UNREADABLE, inquiry_id=inquiry_id, user=user, detail={})
        # Without its cause: nothing of what was half opened may follow the exception.
        raise RecordUnreadable("the record can not be read") from None


def record_look(action: AuditAction, *, inquiry_id: UUID, user: User, detail: Detail) -> None:
    """Commit an audit row for good; raise AuditUnavailable, and RuntimeError inside a transaction."""
    try:
        with transaction.atomic(durable=True):
            audit_append(actor=actor_of(user), action=action, object_id=str(inquiry_id), detail=detail)
    except AnyDatabaseError:
        raise AuditUnavailable("the audit row could not be committed") from None


def _opened(inquiry: Inquiry, views: list[Look]) -> OpenedInquiry:
    opener = staff_opener()
    keys = {key.record_id: key for key in RecordKey.objects.filter(inquiry_id=inquiry.pk)}
    payload = _open_row(opener, keys[inquiry.pk], inquiry)
    notes = Note.objects.filter(inquiry=inquiry).select_related("author")
    rows = Addition.objects.filter(inquiry=inquiry)
    additions = sorted((_opened_addition(opener, keys[row.pk], row) for row in rows), key=lambda one: one.added_at)
    return OpenedInquiry(
        inquiry=inquiry,
        answers=_under_last_rules(InquiryAnswers.from_payload(payload["answers"]), additions),
        received_at=datetime.fromisoformat(payload["received_at"]),
        additions=additions,
        notes=[_opened_note(opener, keys[note.pk], note) for note in notes],
        views=views,
    )


def _opened_note(opener: Opener, key: RecordKey, note: Note) -> OpenedNote:
    payload = _open_row(opener, key, note)
    return OpenedNote(note=note, author=display_of(note.author), created_at=note.created_at, text=payload["text"])


def _opened_addition(opener: Opener, key: RecordKey, row: Addition) -> OpenedAddition:
    payload = _open_row(opener, key, row)
    if payload["kind"] != row.kind:
        raise ValueError("the kind of an addition was altered")
    added_at = datetime.fromisoformat(payload["added_at"])
    return OpenedAddition(kind=AdditionKind(row.kind), added_at=added_at, said=Added.from_payload(payload))


def _under_last_rules(answers: InquiryAnswers, additions: list[OpenedAddition]) -> InquiryAnswers:
    for addition in additions:
        if addition.kind is AdditionKind.RULES:
            answers = addition.said.rules.applied_to(answers, addition.said.agreements)
    return answers


def _open_row(opener: Opener, key: RecordKey, row: SealedRow) -> dict[str, Any]:
    wrap = Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap))
    return opener.open(bytes(row.body), wrap, binding=binding_of(row))
