"""Doing what a person asked: showing, copying, correcting, restricting, erasing. It ends the request, or fails."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from contact.answers import Added
from contact.models import (
    AdditionKind,
    Attachment,
    AuditAction,
    DisclosurePurpose,
    Erasure,
    ErasureReason,
    PrivacyRequest,
    RequestKind,
    Resolution,
)
from contact.services.additions import addition_seal, addition_store
from contact.services.attachment_opening import OpenedAttachment, attachment_open
from contact.services.audit import actor_of
from contact.services.disclosing import inquiry_disclose
from contact.services.erasing import inquiry_erase
from contact.services.errors import InvalidNote, InvalidRequest
from contact.services.notes import NOTE_MAX_CHARACTERS
from contact.services.opening import OpenedInquiry
from contact.services.requests import (
    open_request,
    record_request,
    require_answering,
    require_doable,
    resolve_request,
)
from contact.services.rows import add_to
from legacy_site.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCopy:
    """All that is kept of a person, in the clear, for one response. Its repr shows nothing of it."""

    record: OpenedInquiry = field(repr=False)
    files: list[OpenedAttachment] = field(repr=False)


def request_erase(*, request_id: UUID, user: User) -> Erasure:
    """Erase what a person asked to have erased, end the request, and return the certificate's row: all or nothing.

    Raise NotAllowed, InvalidRequest, IdentityUnknown, OnHold, AuditUnavailable or LedgerBroken.
    """
    require_answering(user)
    with transaction.atomic():
        request = open_request(request_id)
        inquiry_id = require_doable(request, RequestKind.ERASURE)
        resolve_request(request, user, Resolution.GRANTED)
        return inquiry_erase(inquiry_id=inquiry_id, user=user, reason=ErasureReason.REQUEST)


def request_grant_access(*, request_id: UUID, user: User, recipient: str, basis: str, detail: str) -> OpenedInquiry:
    """Return the record to be shown to whom it is about, once the ledger of disclosures has it; end the request.

    Must not be called inside a transaction. Raise what `inquiry_disclose` raises, InvalidRequest and IdentityUnknown.
    """
    require_answering(user)
    inquiry_id = require_doable(PrivacyRequest.objects.get(pk=request_id), RequestKind.ACCESS)
    opened = inquiry_disclose(inquiry_id=inquiry_id, user=user, recipient=recipient, basis=basis, detail=detail)
    _grant(request_id, user)
    return opened


def request_export(*, request_id: UUID, user: User, recipient: str, basis: str, detail: str) -> OpenedCopy:
    """Return all that a portable copy holds, once the ledger of disclosures has it; end the request.

    Must not be called inside a transaction. Raise what `request_grant_access` raises, and RecordErased for a file
    that was erased meanwhile; then the request stays open.
    """
    require_answering(user)
    inquiry_id = require_doable(PrivacyRequest.objects.get(pk=request_id), RequestKind.EXPORT)
    opened = inquiry_disclose(
        inquiry_id=inquiry_id,
        user=user,
        recipient=recipient,
        basis=basis,
        detail=detail,
        purpose=DisclosurePurpose.PORTABILITY,
    )
    kept = Attachment.objects.filter(inquiry=inquiry_id, erased_at=None).order_by("created_at", "id")
    files = [attachment_open(attachment_id=pk, user=user) for pk in kept.values_list("pk", flat=True)]
    _grant(request_id, user)
    return OpenedCopy(record=opened, files=files)


def request_correct(*, request_id: UUID, user: User, text: str) -> PrivacyRequest:
    """Seal a correction beside what was written, which stays as it was; end the request and return it.

    Raise NotAllowed, InvalidRequest, IdentityUnknown, InvalidNote for an empty or too long text, NotConfigured,
    RecordErased or AuditUnavailable.
    """
    require_answering(user)
    text = text.strip()
    if not text or len(text) > NOTE_MAX_CHARACTERS:
        raise InvalidNote("the correction is empty or too long")
    inquiry_id = require_doable(PrivacyRequest.objects.get(pk=request_id), RequestKind.CORRECTION)
    addition, key = addition_seal(
        addition_id=uuid4(),
        inquiry_id=inquiry_id,
        kind=AdditionKind.CORRECTION,
        said=Added(text=text),
        now=timezone.now(),
    )
    with transaction.atomic():
        request = open_request(request_id)
        add_to(inquiry_id)
        addition_store(addition, key, actor=actor_of(user))
        return resolve_request(request, user, Resolution.GRANTED)


def request_restrict(*, request_id: UUID, user: User) -> PrivacyRequest:
    """Restrict a record from now on, end the request and return it: it stands until `request_lift`.

    Raise NotAllowed, InvalidRequest, IdentityUnknown, RecordErased or AuditUnavailable.
    """
    require_answering(user)
    with transaction.atomic():
        request = open_request(request_id)
        add_to(require_doable(request, RequestKind.RESTRICTION))
        return resolve_request(request, user, Resolution.GRANTED)


def request_lift(*, request_id: UUID, user: User) -> PrivacyRequest:
    """Lift a restriction that stands, because the person said so, and return its request.

    Raise NotAllowed, InvalidRequest, RecordErased or AuditUnavailable.
    """
    require_answering(user)
    with transaction.atomic():
        request = PrivacyRequest.objects.select_for_update(of=("self",)).get(pk=request_id)
        if not request.is_standing:
            raise InvalidRequest("no restriction stands")
        add_to(request.found_id)
        request.lifted_on, request.lifted_by = timezone.localdate(), user
        record_request(AuditAction.REQUEST_LIFT, request, user, {})
        request.save(update_fields=["lifted_on", "lifted_by"])
    return request


def _grant(request_id: UUID, user: User) -> None:
    with transaction.atomic():
        resolve_request(open_request(request_id), user, Resolution.GRANTED)
