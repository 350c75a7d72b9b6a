"""Notes of the desk, sealed like what they are about."""

from uuid import UUID

from django.db import transaction

from contact.models import AuditAction, Inquiry, Note
from contact.services.audit import actor_of, audit_append
from contact.services.errors import InvalidNote
from contact.services.permission import require_record
from contact.services.recipients import recipients
from contact.services.rows import add_to, binding_of, place_body, record_key
from contact.vault.sealing import seal
from legacy_site.accounts.models import User

NOTE_SCHEMA_VERSION = 1
NOTE_MAX_CHARACTERS = 4000


def note_add(*, inquiry_id: UUID, user: User, text: str) -> Note:
    """Seal a note to the same recipients as the inquiry, store it and return its row.

    Raise InvalidNote for an empty or too long text, NotAllowed, RecordRestricted, NotConfigured, Inquiry.DoesNotExist,
    RecordErased or AuditUnavailable.
    """
    require_record(user, inquiry_id)
    text = text.strip()
    if not text or len(text) > NOTE_MAX_CHARACTERS:
        raise InvalidNote("the note is empty or too long")
    inquiry = Inquiry.objects.only("pk").get(pk=inquiry_id)
    note = Note(inquiry=inquiry, author=user, schema_version=NOTE_SCHEMA_VERSION)
    sealed = seal({"text": text}, binding=binding_of(note), recipients=recipients())
    place_body(note, sealed)
    with transaction.atomic():
        add_to(inquiry.pk)
        note.save(force_insert=True)
        record_key(sealed, record_id=note.pk, inquiry_id=inquiry.pk).save(force_insert=True)
        detail = {"note": str(note.pk)}
        audit_append(actor=actor_of(user), action=AuditAction.NOTE_ADD, object_id=str(inquiry.pk), detail=detail)
    return note
