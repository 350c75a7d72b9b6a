"""Requests of people about what is kept of them: taken in, extended once, and answered."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from contact.access import can_answer_requests
from contact.models import (
    AuditAction,
    Erasure,
    ErasureReason,
    Inquiry,
    PrivacyRequest,
    RequestChannel,
    RequestKind,
    Resolution,
)
from contact.services.audit import Detail, actor_of, audit_append
from contact.services.disclosing import inquiry_disclose
from contact.services.erasing import inquiry_erase
from contact.services.errors import InvalidRequest, NotAllowed
from contact.services.opening import OpenedInquiry
from contact.services.rows import add_to
from legacy_site.accounts.models import User


def request_add(*, inquiry_id: UUID, user: User, kind: str, channel: str, received_on: date) -> PrivacyRequest:
    """Take a request in and return it, due `CONTACT_REQUEST_DAYS` after the day it came.

    Raise NotAllowed, InvalidRequest, RecordErased, Inquiry.DoesNotExist or AuditUnavailable.
    """
    _require(user)
    if kind not in RequestKind.values or channel not in RequestChannel.values or received_on > timezone.localdate():
        raise InvalidRequest("the kind, the channel or the day can not be")
    request = PrivacyRequest(kind=kind, channel=channel, received_on=received_on, opened_by=user)
    request.due_on = received_on + timedelta(days=settings.CONTACT_REQUEST_DAYS)
    with transaction.atomic():
        add_to(inquiry_id)
        if PrivacyRequest.objects.filter(inquiry_id=inquiry_id, kind=kind, resolution="").exists():
            raise InvalidRequest("such a request is open already")
        request.inquiry_id = inquiry_id
        _record(AuditAction.REQUEST_ADD, request, user, {"kind": kind, "due": request.due_on.isoformat()})
        request.save(force_insert=True)
    return request


def request_extend(*, request_id: UUID, user: User) -> PrivacyRequest:
    """Add `CONTACT_REQUEST_DAYS` once, and return the request. Raise NotAllowed, InvalidRequest or AuditUnavailable."""
    _require(user)
    with transaction.atomic():
        request = _open_request(request_id)
        if request.is_extended:
            raise InvalidRequest("it was extended before")
        request.due_on, request.is_extended = request.due_on + timedelta(days=settings.CONTACT_REQUEST_DAYS), True
        _record(AuditAction.REQUEST_EXTEND, request, user, {"due": request.due_on.isoformat()})
        request.save(update_fields=["due_on", "is_extended"])
    return request


def request_refuse(*, request_id: UUID, user: User, resolution: str) -> PrivacyRequest:
    """End a request without doing it, and return it. Raise NotAllowed, InvalidRequest or AuditUnavailable."""
    _require(user)
    if resolution not in Resolution.values or resolution == Resolution.GRANTED:
        raise InvalidRequest("the reason is unknown")
    with transaction.atomic():
        return _resolve(_open_request(request_id), user, resolution)


def request_erase(*, request_id: UUID, user: User) -> Erasure:
    """Erase what a person asked to have erased, end the request, and return the certificate's row: all or nothing.

    Raise NotAllowed, InvalidRequest, OnHold, AuditUnavailable or LedgerBroken.
    """
    _require(user)
    with transaction.atomic():
        request = _open_request(request_id, RequestKind.ERASURE)
        _resolve(request, user, Resolution.GRANTED)
        return inquiry_erase(inquiry_id=request.found_id, user=user, reason=ErasureReason.REQUEST)


def request_grant_access(*, request_id: UUID, user: User, recipient: str, basis: str, detail: str) -> OpenedInquiry:
    """Return the record to be shown to whom it is about, once the ledger of disclosures has it; end the request.

    Must not be called inside a transaction. Raise what `inquiry_disclose` raises, and InvalidRequest.
    """
    _require(user)
    request = PrivacyRequest.objects.get(pk=request_id)
    _refuse_done(request, RequestKind.ACCESS)
    opened = inquiry_disclose(inquiry_id=request.found_id, user=user, recipient=recipient, basis=basis, detail=detail)
    with transaction.atomic():
        _resolve(_open_request(request_id), user, Resolution.GRANTED)
    return opened


def _require(user: User) -> None:
    if not can_answer_requests(user):
        raise NotAllowed("only a supervisor answers requests")


def _open_request(request_id: UUID, kind: str = "") -> PrivacyRequest:
    request = PrivacyRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
    _refuse_done(request, kind)
    return request


def _refuse_done(request: PrivacyRequest, kind: str) -> None:
    if request.resolution:
        raise InvalidRequest("it was answered before")
    if kind and request.kind != kind:
        raise InvalidRequest("this is not what the person asked for")


def _resolve(request: PrivacyRequest, user: User, resolution: str) -> PrivacyRequest:
    Inquiry.objects.filter(pk=request.found_id).update(last_action_at=timezone.now())
    request.resolution, request.resolved_on, request.resolved_by = resolution, timezone.localdate(), user
    _record(AuditAction.REQUEST_RESOLVE, request, user, {"kind": request.kind, "resolution": resolution})
    request.save(update_fields=["resolution", "resolved_on", "resolved_by"])
    return request


def _record(action: AuditAction, request: PrivacyRequest, user: User, detail: Detail) -> None:
    more: Detail = {"request": str(request.pk), **detail}
    audit_append(actor=actor_of(user), action=action, object_id=str(request.found_id), detail=more)
