"""Between the rows of the database and the vault: what binds a record, and where its wrapped keys are."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from contact.models import Addition, Attachment, Inquiry, Note, RecordKey
from contact.services.errors import RecordErased
from contact.vault.binding import ADDITION, ATTACHMENT, INQUIRY, NOTE, Binding, Kind
from contact.vault.sealing import Sealed

SealedRow = Inquiry | Note | Attachment | Addition


#: How the body of each sealed row is bound: what kind of record it is, and the column that says when it was made. The
#: kind of an addition is sealed inside of it as well.
_BOUND: Final[dict[type[SealedRow], tuple[Kind, str]]] = {
    Inquiry: (INQUIRY, "received_hour"),
    Note: (NOTE, "created_at"),
    Attachment: (ATTACHMENT, "created_at"),
    Addition: (ADDITION, "added_hour"),
}


def binding_of(row: SealedRow) -> Binding:
    """Return what the body of any sealed row is bound to."""
    kind, made_at = _BOUND[type(row)]
    return Binding(
        kind=kind,
        record_id=row.pk,
        inquiry_id=row.pk if isinstance(row, Inquiry) else row.inquiry_id,
        schema_version=row.schema_version,
        made_at=getattr(row, made_at),
    )


def sealed_rows(keys: Iterable[RecordKey]) -> dict[UUID, SealedRow]:
    """Return the row that each key belongs to, without its body; one that is gone is left out. Four queries."""
    ids = [key.pk for key in keys]
    found: dict[UUID, SealedRow] = {}
    for records in (Inquiry.objects, Note.objects, Attachment.objects, Addition.objects):
        found |= {row.pk: row for row in records.filter(pk__in=ids).defer("body")}
    return found


def add_to(inquiry_id: UUID, *, at: datetime | None = None) -> None:
    """Lock an inquiry that something is added to, and note the time, from which it is kept on: now, unless `at` says.

    Raise RecordErased when it was erased: what is added now would outlive it. Part of the transaction at hand, which
    must be one.
    """
    inquiry = Inquiry.objects.select_for_update().only("erased_at").get(pk=inquiry_id)
    if inquiry.erased_at is not None:
        raise RecordErased("nothing is added to an erased record")
    Inquiry.objects.filter(pk=inquiry_id).update(last_action_at=at or timezone.now())


def place_body(row: SealedRow, sealed: Sealed) -> None:
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
