"""Requests and disclosures that a user may see: all for a supervisor, none for anyone else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from contact.access import can_answer_requests
from contact.models import AuditAction, AuditEvent, Disclosure, Erasure, PrivacyRequest
from contact.services.certifying import certificate_hash, certificate_line
from legacy_site.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """How a request ended: the line, its hash, and the row of the audit that holds the hash since then."""

    line: str
    hash: str
    seq: int
    at: datetime


def requests_visible_to(*, user: User | AnonymousUser) -> QuerySet[PrivacyRequest]:
    """Return the requests, the next due first."""
    if not can_answer_requests(user):
        return PrivacyRequest.objects.none()
    return PrivacyRequest.objects.select_related("inquiry", "resolved_by").defer("inquiry__body")


def disclosures_of(*, user: User | AnonymousUser, inquiry_id: UUID) -> QuerySet[Disclosure]:
    """Return what was given away of an inquiry, oldest first, also when it is erased by now."""
    if not can_answer_requests(user):
        return Disclosure.objects.none()
    return Disclosure.objects.filter(inquiry_id=inquiry_id)


def erasure_of(*, user: User | AnonymousUser, inquiry_id: UUID) -> Erasure | None:
    """Return the ledger's row of an erased inquiry, which is the certificate."""
    return Erasure.objects.filter(inquiry_id=inquiry_id).first() if can_answer_requests(user) else None


def certificate_of(*, user: User | AnonymousUser, request: PrivacyRequest) -> Certificate | None:
    """Return the certificate of a request that ended; None when the audit does not hold the hash of what it says."""
    if not can_answer_requests(user) or not request.resolution:
        return None
    hashed = certificate_hash(request)
    events = AuditEvent.objects.filter(action=AuditAction.REQUEST_RESOLVE, detail__certificate=hashed)
    event = events.filter(object_id=str(request.inquiry_id or request.pk)).first()
    if event is None:
        return None
    return Certificate(line=certificate_line(request), hash=hashed, seq=event.seq, at=event.at)
