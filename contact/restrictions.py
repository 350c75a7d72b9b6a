"""Whom nobody contacts, and whose record is not worked with: their own wish, told with the code or as a request."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from contact.models import Addition, AdditionKind, Inquiry, PrivacyRequest, RequestKind, Resolution

#: A restriction that stands.
_STANDS = Q(kind=RequestKind.RESTRICTION, resolution=Resolution.GRANTED, lifted_on=None)


def is_restricted(inquiry_id: UUID) -> bool:
    """Say whether a restriction of an inquiry stands."""
    return PrivacyRequest.objects.filter(_STANDS, inquiry_id=inquiry_id).exists()


def restriction_of(inquiry_id: UUID) -> PrivacyRequest | None:
    """Return the request whose restriction of an inquiry stands, the first of them; None when none does."""
    return PrivacyRequest.objects.filter(_STANDS, inquiry_id=inquiry_id).order_by("resolved_on", "id").first()


def restricted() -> Exists:
    """Return the condition that a restriction of the inquiry at hand stands, for a query of inquiries."""
    return Exists(PrivacyRequest.objects.filter(_STANDS, inquiry=OuterRef("pk")))


def stopped() -> Exists:
    """Return the condition that the person of the inquiry at hand asked not to be contacted any more."""
    return Exists(Addition.objects.filter(kind=AdditionKind.STOP, inquiry=OuterRef("pk")))


def no_contact() -> Q:
    """Return the condition that the person of the inquiry at hand is not to be contacted."""
    return Q(stopped()) | Q(restricted())


def with_wishes(inquiries: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    """Annotate `was_stopped` and `is_restricted`, for whatever says whether somebody is to be contacted."""
    return inquiries.annotate(was_stopped=stopped(), is_restricted=restricted())
