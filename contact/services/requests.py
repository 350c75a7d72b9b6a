"""Requests of people about what is kept of them: taken in, identified, attached, extended once, ended.

What they ask is done in `contact.services.answering`.
"""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from contact.access import can_answer_requests
from contact.models import (
    AuditAction,
    IdentityCheck,
    Inquiry,
    LegalHold,
    PrivacyRequest,
    RequestChannel,
    RequestKind,
    Resolution,
)
from contact.references import is_reference
from contact.services.audit import Detail, actor_of, audit_append
from contact.services.certifying import certificate_hash
from contact.services.errors import IdentityUnknown, InvalidRequest, NotAllowed
from contact.services.rows import add_to
from legacy_site.accounts.models import User


def request_add(
    *,
    inquiry_id: UUID | None,
    user: User,
    kind: str,
    channel: str,
    received_on: date,
    identity: str = IdentityCheck.NOT_YET,
    reference: str = "",
) -> PrivacyRequest:
    """Take a request in and return it, due `CONTACT_REQUEST_DAYS` after the day it came.

    Without an inquiry it waits until one is found. Raise NotAllowed, InvalidRequest, RecordErased,
    Inquiry.DoesNotExist or AuditUnavailable.
    """
    require_answering(user)
    request = PrivacyRequest(
        kind=kind, channel=channel, identity=identity, reference=reference, received_on=received_on, opened_by=user
    )
    _refuse_unknown(request)
    request.due_on = received_on + timedelta(days=settings.CONTACT_REQUEST_DAYS)
    with transaction.atomic():
        if inquiry_id is not None:
            _attach(request, inquiry_id)
        record_request(AuditAction.REQUEST_ADD, request, user, {"kind": kind, "due": request.due_on.isoformat()})
        request.save(force_insert=True)
    return request


def request_identify(*, request_id: UUID, user: User, identity: str) -> PrivacyRequest:
    """Write down how we know that it is them, and return the request.

    Raise NotAllowed, InvalidRequest or AuditUnavailable.
    """
    require_answering(user)
    if identity not in IdentityCheck.values or identity == IdentityCheck.NOT_YET:
        raise InvalidRequest("this is no way to know somebody")
    with transaction.atomic():
        request = open_request(request_id)
        request.identity = identity
        record_request(AuditAction.REQUEST_IDENTIFY, request, user, {"identity": identity})
        request.save(update_fields=["identity"])
    return request


def request_attach(*, request_id: UUID, user: User, inquiry_id: UUID) -> PrivacyRequest:
    """Say which inquiry a request is about, once, and return the request.

    Raise NotAllowed, InvalidRequest, RecordErased, Inquiry.DoesNotExist or AuditUnavailable.
    """
    require_answering(user)
    with transaction.atomic():
        request = open_request(request_id)
        if request.inquiry_id is not None:
            raise InvalidRequest("it is about an inquiry already")
        _attach(request, inquiry_id)
        record_request(AuditAction.REQUEST_ATTACH, request, user, {})
        request.save(update_fields=["inquiry"])
    return request


def request_extend(*, request_id: UUID, user: User) -> PrivacyRequest:
    """Add `CONTACT_REQUEST_DAYS` once, and return the request. Raise NotAllowed, InvalidRequest or AuditUnavailable."""
    require_answering(user)
    with transaction.atomic():
        request = open_request(request_id)
        if request.is_extended:
            raise InvalidRequest("it was extended before")
        request.due_on, request.is_extended = request.due_on + timedelta(days=settings.CONTACT_REQUEST_DAYS), True
        record_request(AuditAction.REQUEST_EXTEND, request, user, {"due": request.due_on.isoformat()})
        request.save(update_fields=["due_on", "is_extended"])
    return request


def request_refuse(*, request_id: UUID, user: User, resolution: str) -> PrivacyRequest:
    """End a request without doing it, and return it. Raise NotAllowed, InvalidRequest or AuditUnavailable."""
    require_answering(user)
    with transaction.atomic():
        request = open_request(request_id)
        if resolution not in refusals(request):
            raise InvalidRequest("this is not why")
        return resolve_request(request, user, resolution)


def refusals(request: PrivacyRequest) -> list[Resolution]:
    """Return how an open request can truly end without being done: nobody is told of a hold that does not stand."""
    ends = [Resolution.IDENTITY, Resolution.WITHDRAWN]
    if request.inquiry_id is None:
        return [Resolution.NOTHING_FOUND, *ends]
    inquiry = Inquiry.objects.only("erased_at").get(pk=request.inquiry_id)
    if inquiry.erased_at is not None:
        return [Resolution.GONE, *ends]
    held = LegalHold.objects.filter(pk=request.inquiry_id).exists()
    return [*ends, Resolution.LAW, *([Resolution.HOLD] if held else [])]


def require_answering(user: User) -> None:
    """Raise NotAllowed for anyone who does not answer requests."""
    if not can_answer_requests(user):
        raise NotAllowed("only a supervisor answers requests")


def open_request(request_id: UUID) -> PrivacyRequest:
    """Lock a request in the transaction at hand and return it; raise InvalidRequest when it ended."""
    request = PrivacyRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
    if request.resolution:
        raise InvalidRequest("it was answered before")
    return request


def require_doable(request: PrivacyRequest, kind: str) -> UUID:
    """Return the inquiry of a request of a kind; raise InvalidRequest or IdentityUnknown when it can not be done."""
    if request.resolution or request.kind != kind or request.inquiry_id is None:
        raise InvalidRequest("it was answered before, asks something else, or is about nothing that we found")
    if request.identity == IdentityCheck.NOT_YET:
        raise IdentityUnknown("first be sure that it is them")
    return request.inquiry_id


def resolve_request(request: PrivacyRequest, user: User, resolution: str) -> PrivacyRequest:
    """End a locked request, with its certificate in the audit, and return it."""
    if request.inquiry_id is not None:
        Inquiry.objects.filter(pk=request.inquiry_id).update(last_action_at=timezone.now())
    request.resolution, request.resolved_on, request.resolved_by = resolution, timezone.localdate(), user
    detail = {"kind": request.kind, "resolution": resolution, "certificate": certificate_hash(request)}
    record_request(AuditAction.REQUEST_RESOLVE, request, user, detail)
    request.save(update_fields=["resolution", "resolved_on", "resolved_by"])
    return request


def record_request(action: AuditAction, request: PrivacyRequest, user: User, detail: Detail) -> None:
    """Write an audit row under the inquiry of a request, or under the request itself while none is known."""
    more: Detail = {"request": str(request.pk), **detail}
    audit_append(actor=actor_of(user), action=action, object_id=str(request.inquiry_id or request.pk), detail=more)


def _refuse_unknown(request: PrivacyRequest) -> None:
    codes = (
        (request.kind, RequestKind.values),
        (request.channel, RequestChannel.values),
        (request.identity, IdentityCheck.values),
    )
    known = all(code in values for code, values in codes) and is_reference(request.reference)
    if not known or request.received_on > timezone.localdate():
        raise InvalidRequest("a code, the reference or the day can not be")


def _attach(request: PrivacyRequest, inquiry_id: UUID) -> None:
    """Put an inquiry to a request that is not saved here; one of a kind is open at a time."""
    add_to(inquiry_id)
    if PrivacyRequest.objects.filter(inquiry_id=inquiry_id, kind=request.kind, resolution="").exists():
        raise InvalidRequest("such a request is open already")
    request.inquiry_id = inquiry_id
