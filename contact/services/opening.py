"""Opening a record for the desk: first the audit row, committed for good, and only then the record."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import Error as AnyDatabaseError
from django.db import transaction

from contact.answers import InquiryAnswers
from contact.models import AuditAction, Inquiry, Note, RecordKey
from contact.selectors.looks import Look, display_of, looks_at
from contact.services.audit import actor_of, audit_append
from contact.services.errors import AuditUnavailable, NotConfigured, RecordUnreadable
from contact.services.permission import require_desk
from contact.services.rows import inquiry_binding, note_binding
from contact.services.staff_key import staff_opener
from contact.vault.binding import Binding
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
class OpenedInquiry:
    """An inquiry in the clear, for one response. Its repr shows no answer."""

    inquiry: Inquiry
    answers: InquiryAnswers = field(repr=False)
    received_at: datetime
    notes: list[OpenedNote]
    views: list[Look]
    """Who looked before, oldest first; this look is not among them."""


def inquiry_open(*, inquiry_id: UUID, user: User) -> OpenedInquiry:
    """Open an inquiry with its notes, after this look is on the record.

    Must not be called inside a transaction: a rollback would take the audit row with it. Raise NotAllowed,
    Inquiry.DoesNotExist, AuditUnavailable (then nothing was unwrapped) or RecordUnreadable.
    """
    require_desk(user)
    inquiry = Inquiry.objects.select_related("assignee").get(pk=inquiry_id)
    views = looks_at(inquiry_id=inquiry_id)
    _record(AuditAction.INQUIRY_OPEN, inquiry, user)
    try:
        return _opened(inquiry, views)
    except (VaultError, NotConfigured, ValueError, KeyError, TypeError):
        _record(AuditAction.INQUIRY_UNREADABLE, inquiry, user)
        # Without its cause: nothing of what was half opened may follow the exception.
        raise RecordUnreadable("the record can not be read") from None


def _record(action: AuditAction, inquiry: Inquiry, user: User) -> None:
    try:
        with transaction.atomic(durable=True):
            audit_append(actor=actor_of(user), action=action, object_id=str(inquiry.pk), detail={})
    except AnyDatabaseError:
        raise AuditUnavailable("the audit row could not be committed") from None


def _opened(inquiry: Inquiry, views: list[Look]) -> OpenedInquiry:
    opener = staff_opener()
    keys = {key.record_id: key for key in RecordKey.objects.filter(inquiry_id=inquiry.pk)}
    payload = _open_row(opener, keys[inquiry.pk], inquiry, inquiry_binding(inquiry))
    notes = Note.objects.filter(inquiry=inquiry).select_related("author")
    return OpenedInquiry(
        inquiry=inquiry,
        answers=InquiryAnswers.from_payload(payload["answers"]),
        received_at=datetime.fromisoformat(payload["received_at"]),
        notes=[_opened_note(opener, keys[note.pk], note) for note in notes],
        views=views,
    )


def _opened_note(opener: Opener, key: RecordKey, note: Note) -> OpenedNote:
    payload = _open_row(opener, key, note, note_binding(note))
    return OpenedNote(note=note, author=display_of(note.author), created_at=note.created_at, text=payload["text"])


def _open_row(opener: Opener, key: RecordKey, row: Inquiry | Note, binding: Binding) -> dict[str, Any]:
    wrap = Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap))
    return opener.open(bytes(row.body), wrap, binding=binding)
