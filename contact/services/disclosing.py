"""Giving something of a record away: first a row of the ledger, committed for good, and only then the record."""

from uuid import UUID

from django.db import Error as AnyDatabaseError
from django.db import transaction
from django.utils import timezone

from contact.access import can_answer_requests
from contact.models import AuditAction, Disclosure, DisclosureBasis, DisclosurePurpose, Recipient
from contact.services.audit import Detail, actor_of, audit_append
from contact.services.errors import AuditUnavailable, InvalidDisclosure, NotAllowed
from contact.services.notes import note_add
from contact.services.opening import OpenedInquiry, inquiry_open
from legacy_site.accounts.models import User

#: What may allow a disclosure to whom. Nobody acts for a person on the person's own request alone.
_FITTING = {
    Recipient.PERSON: (DisclosureBasis.OWN_REQUEST, DisclosureBasis.WRITTEN_CONSENT),
    Recipient.REPRESENTATIVE: (DisclosureBasis.WRITTEN_CONSENT, DisclosureBasis.LEGAL_AUTHORITY),
}


def inquiry_disclose(*, inquiry_id: UUID, user: User, recipient: str, basis: str, detail: str = "") -> OpenedInquiry:
    """Write down that a record is given away, and return it opened. `detail` says to whom exactly, as a sealed note.

    Must not be called inside a transaction: a rollback would take the rows with it. Raise NotAllowed,
    InvalidDisclosure without a basis that fits, and whatever `note_add` and `inquiry_open` raise.
    """
    if not can_answer_requests(user):
        raise NotAllowed("only a supervisor gives something of a record away")
    if recipient not in Recipient.values or basis not in _FITTING[Recipient(recipient)]:
        raise InvalidDisclosure("nothing allows this")
    try:
        with transaction.atomic(durable=True):
            _record(inquiry_id, user, recipient, basis, detail)
    except AnyDatabaseError:
        raise AuditUnavailable("the disclosure could not be committed") from None
    return inquiry_open(inquiry_id=inquiry_id, user=user)


def _record(inquiry_id: UUID, user: User, recipient: str, basis: str, detail: str) -> None:
    row = Disclosure(at=timezone.now(), inquiry_id=inquiry_id, actor=actor_of(user), recipient=recipient, basis=basis)
    row.purpose = DisclosurePurpose.ACCESS
    said: Detail = {"disclosure": str(row.pk), "recipient": recipient, "purpose": row.purpose, "basis": basis}
    audit_append(actor=row.actor, action=AuditAction.DISCLOSURE_ADD, object_id=str(inquiry_id), detail=said)
    if detail.strip():
        row.note_id = note_add(inquiry_id=inquiry_id, user=user, text=detail).pk
    row.save(force_insert=True)
