"""Giving something of a record away: first a row of the ledger, committed for good, and only then the record."""

from typing import Final
from uuid import UUID

from django.db import Error as AnyDatabaseError
from django.db import transaction
from django.utils import timezone

from contact.access import can_answer_requests
from contact.models import AuditAction, Disclosure, DisclosureBasis, DisclosurePurpose, Inquiry, Recipient
from contact.services.audit import Detail, actor_of, audit_append
from contact.services.errors import AuditUnavailable, InvalidDisclosure, NotAllowed, RecordErased
from contact.services.notes import note_add
from contact.services.opening import OpenedInquiry, inquiry_open
from legacy_site.accounts.models import User

_CONSENT: Final = DisclosureBasis.WRITTEN_CONSENT
_OWN: Final = (DisclosurePurpose.ACCESS, DisclosurePurpose.PORTABILITY)
#: What may allow a disclosure to whom. Nobody acts for a person on the person's own request alone.
_FITTING: Final = {
    Recipient.PERSON: (DisclosureBasis.OWN_REQUEST, _CONSENT),
    Recipient.REPRESENTATIVE: (_CONSENT, DisclosureBasis.LEGAL_AUTHORITY),
    Recipient.PROVIDER: (_CONSENT,),
    Recipient.PAYER: (_CONSENT,),
    Recipient.MEDICAL: (DisclosureBasis.EMERGENCY, _CONSENT),
    Recipient.COURT: (DisclosureBasis.COURT_ORDER, _CONSENT),
    Recipient.AUTHORITY: (DisclosureBasis.LAW, DisclosureBasis.COURT_ORDER, _CONSENT),
}
#: What it may be for. An emergency allows what helps in it, and a payer is not asked to treat.
_PURPOSES: Final = {
    Recipient.PERSON: _OWN,
    Recipient.REPRESENTATIVE: _OWN,
    Recipient.PROVIDER: (DisclosurePurpose.TREATMENT,),
    Recipient.PAYER: (DisclosurePurpose.PAYMENT,),
    Recipient.MEDICAL: (DisclosurePurpose.EMERGENCY, DisclosurePurpose.TREATMENT),
    Recipient.COURT: (DisclosurePurpose.LEGAL,),
    Recipient.AUTHORITY: (DisclosurePurpose.REPORT, DisclosurePurpose.LEGAL),
}


def inquiry_disclose(
    *,
    inquiry_id: UUID,
    user: User,
    recipient: str,
    basis: str,
    detail: str = "",
    purpose: str = DisclosurePurpose.ACCESS,
) -> OpenedInquiry:
    """Write down that a record is given away, and return it opened. `detail` says to whom exactly, as a sealed note.

    Must not be called inside a transaction: a rollback would take the rows with it. Raise NotAllowed,
    InvalidDisclosure without a basis that fits, and whatever `note_add` and `inquiry_open` raise.
    """
    disclosure_record(
        inquiry_id=inquiry_id, user=user, recipient=recipient, purpose=purpose, basis=basis, detail=detail
    )
    return inquiry_open(inquiry_id=inquiry_id, user=user)


def disclosure_record(
    *, inquiry_id: UUID, user: User, recipient: str, purpose: str, basis: str, detail: str = ""
) -> Disclosure:
    """Write down that something of a record is or was given away, and return the ledger's row; it opens nothing.

    Must not be called inside a transaction. Raise NotAllowed, InvalidDisclosure, Inquiry.DoesNotExist, RecordErased,
    AuditUnavailable, and with a detail what `note_add` raises.
    """
    if not can_answer_requests(user):
        raise NotAllowed("only a supervisor gives something of a record away")
    if recipient not in Recipient.values:
        raise InvalidDisclosure("nobody knows to whom")
    whom = Recipient(recipient)
    if basis not in _FITTING[whom] or purpose not in _PURPOSES[whom]:
        raise InvalidDisclosure("nothing allows this")
    row = Disclosure(at=timezone.now(), inquiry_id=inquiry_id, actor=actor_of(user), recipient=recipient, basis=basis)
    row.purpose = purpose
    try:
        with transaction.atomic(durable=True):
            _store(row, user, detail)
    except AnyDatabaseError:
        raise AuditUnavailable("the disclosure could not be committed") from None
    return row


def _store(row: Disclosure, user: User, detail: str) -> None:
    if Inquiry.objects.only("erased_at").get(pk=row.inquiry_id).erased_at is not None:
        raise RecordErased("nothing is left to give away")
    said: Detail = {
        "disclosure": str(row.pk),
        "recipient": row.recipient,
        "purpose": row.purpose,
        "basis": row.basis,
    }
    audit_append(actor=row.actor, action=AuditAction.DISCLOSURE_ADD, object_id=str(row.inquiry_id), detail=said)
    if detail.strip():
        row.note_id = note_add(inquiry_id=row.inquiry_id, user=user, text=detail).pk
    row.save(force_insert=True)
