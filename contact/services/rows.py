"""Between the rows of the database and the vault: what binds a record, and where its wrapped keys are."""

from uuid import UUID

from contact.models import Inquiry, Note, RecordKey
from contact.vault.binding import INQUIRY, NOTE, Binding
from contact.vault.sealing import Sealed


def inquiry_binding(inquiry: Inquiry) -> Binding:
    """Return what an inquiry's body is bound to."""
    return Binding(
        kind=INQUIRY,
        record_id=inquiry.pk,
        inquiry_id=inquiry.pk,
        schema_version=inquiry.schema_version,
        made_at=inquiry.received_hour,
    )


def note_binding(note: Note) -> Binding:
    """Return what a note's body is bound to."""
    return Binding(
        kind=NOTE,
        record_id=note.pk,
        inquiry_id=note.inquiry_id,
        schema_version=note.schema_version,
        made_at=note.created_at,
    )


def place_body(row: Inquiry | Note, sealed: Sealed) -> None:
    """Put a sealed body into its row, which is not saved here."""
    row.alg, row.body, row.size_bucket = sealed.alg, sealed.body, sealed.size_bucket


def record_key(sealed: Sealed, *, record_id: UUID, inquiry_id: UUID) -> RecordKey:
    """Return the row of a sealed body's wrapped keys, which is not saved here."""
    return RecordKey(
        record_id=record_id,
        inquiry_id=inquiry_id,
        staff_kid=sealed.staff.kid,
        staff_wrap=sealed.staff.data,
        escrow_kid=sealed.escrow.kid,
        escrow_wrap=sealed.escrow.data,
    )
