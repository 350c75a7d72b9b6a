"""Taking an inquiry in: sealed in memory first, then stored in one transaction, or on the disk until it can be."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.db import DataError
from django.db import Error as AnyDatabaseError

from contact.answers import SCHEMA_VERSION, InquiryAnswers
from contact.models import Band, Folder, Inquiry, RecordKey
from contact.services.bands import band_of
from contact.services.clock import first_contact_due_at
from contact.services.codes import code_row
from contact.services.errors import StorageUnavailable
from contact.services.recipients import recipients
from contact.services.rows import binding_of, place_body, record_key
from contact.services.spool import spool_write
from contact.services.storing import Receipt, inquiry_store
from contact.signals import signals_of
from contact.vault.sealing import seal


def inquiry_submit(
    *,
    submission_id: UUID,
    form: str,
    answers: InquiryAnswers,
    now: datetime,
    probably_spam: bool = False,
    code: str = "",
) -> Receipt:
    """Seal the answers and store the inquiry; the same submission twice makes one row.

    What is probably spam is stored as any other, in a folder of its own, unless the answers signal danger. From the
    spool all come to the inbox: a file there decides nothing.

    A database that does not answer sends it to the spool. `form` is the name of the form in our code, never a word
    of the visitor. `code` is the withdrawal code that the visitor is shown, or "" for none. Raise NotConfigured when
    keys are missing, and StorageUnavailable when neither the database nor the spool took it; then nothing was stored.
    """
    inquiry, key = _sealed_rows(submission_id=submission_id, form=form, answers=answers, now=now)
    if probably_spam and inquiry.band == Band.STANDARD:
        inquiry.folder = Folder.PROBABLY_SPAM
    row = code_row(code, inquiry_id=inquiry.pk, made_hour=inquiry.received_hour) if code else None
    try:
        return inquiry_store(inquiry, key, row)
    except DataError:
        raise StorageUnavailable("the database did not take the inquiry") from None
    except AnyDatabaseError:
        pass  # nothing below stands in its context: the text of a database error may quote the row
    spool_write(inquiry, key, row)
    return Receipt(created=True, due_at=inquiry.first_contact_due_at, spooled=True)


def inquiry_id_for(submission_id: UUID) -> UUID:
    """Return the id that a submission's inquiry has; the same submission always makes the same id."""
    return uuid5(submission_id, "inquiry")


def _sealed_rows(
    *, submission_id: UUID, form: str, answers: InquiryAnswers, now: datetime
) -> tuple[Inquiry, RecordKey]:
    inquiry = Inquiry(
        id=inquiry_id_for(submission_id),
        submission_id=submission_id,
        form=form,
        received_hour=now.astimezone(UTC).replace(minute=0, second=0, microsecond=0),
        first_contact_due_at=first_contact_due_at(now),
        band=band_of(signals_of(answers)),
        schema_version=SCHEMA_VERSION,
    )
    payload = {"answers": answers.to_payload(), "received_at": now.astimezone(UTC).isoformat()}
    sealed = seal(payload, binding=binding_of(inquiry), recipients=recipients())
    place_body(inquiry, sealed)
    return inquiry, record_key(sealed, record_id=inquiry.pk, inquiry_id=inquiry.pk)
