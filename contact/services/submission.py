"""Taking an inquiry in: sealed in memory first, then stored in one transaction."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.db import Error as AnyDatabaseError
from django.db import IntegrityError, transaction

from contact.answers import SCHEMA_VERSION, InquiryAnswers
from contact.models import Inquiry, RecordKey
from contact.services.clock import first_contact_due_at
from contact.services.errors import StorageUnavailable
from contact.services.recipients import recipients
from contact.services.rows import inquiry_binding, place_body, record_key
from contact.vault.sealing import seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a submission."""

    created: bool
    """False when this submission was stored before: a double click or a request sent again."""
    due_at: datetime
    """Until when the desk promises a first contact, in the desk's time zone when `created`."""


def inquiry_submit(*, submission_id: UUID, form: str, answers: InquiryAnswers, now: datetime) -> Receipt:
    """Seal the answers and store the inquiry; the same submission twice makes one row.

    `form` is the name of the form in our code, never a word of the visitor. Raise NotConfigured when keys are
    missing and StorageUnavailable on any error of the database; in both cases nothing was stored.
    """
    inquiry, key = _sealed_rows(submission_id=submission_id, form=form, answers=answers, now=now)
    try:
        return _store(inquiry, key)
    except AnyDatabaseError:
        # Without its cause: the text of a database error may quote the row.
        raise StorageUnavailable("the database did not take the inquiry") from None


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
        schema_version=SCHEMA_VERSION,
    )
    payload = {"answers": answers.to_payload(), "received_at": now.astimezone(UTC).isoformat()}
    sealed = seal(payload, binding=inquiry_binding(inquiry), recipients=recipients())
    place_body(inquiry, sealed)
    return inquiry, record_key(sealed, record_id=inquiry.pk, inquiry_id=inquiry.pk)


def _store(inquiry: Inquiry, key: RecordKey) -> Receipt:
    try:
        with transaction.atomic():
            inquiry.save(force_insert=True)
            key.save(force_insert=True)
    except IntegrityError:
        return _receipt_of_earlier(inquiry)
    return Receipt(created=True, due_at=inquiry.first_contact_due_at)


def _receipt_of_earlier(inquiry: Inquiry) -> Receipt:
    earlier = Inquiry.objects.filter(submission_id=inquiry.submission_id).only("first_contact_due_at").first()
    if earlier is None:
        # Not a repeated submission, so a constraint refused the row: it must not look stored.
        raise StorageUnavailable("the database did not take the inquiry")
    return Receipt(created=False, due_at=earlier.first_contact_due_at)
