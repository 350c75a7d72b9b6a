"""Requests and disclosures that a user may see: all for a supervisor, none for anyone else."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from contact.access import can_answer_requests
from contact.models import Disclosure, Erasure, PrivacyRequest
from legacy_site.accounts.models import User


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
