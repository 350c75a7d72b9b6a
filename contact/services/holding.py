"""Legal hold: placed by one supervisor, released by another."""

from uuid import UUID

from django.db import transaction

from contact.access import is_desk_supervisor
from contact.models import AuditAction, HoldReason, Inquiry, LegalHold
from contact.references import is_reference
from contact.services.audit import actor_of, audit_append
from contact.services.errors import InvalidHold, NotAllowed, RecordErased
from legacy_site.accounts.models import User


def inquiry_hold(*, inquiry_id: UUID, user: User, reason: str, reference: str = "") -> LegalHold:
    """Place a hold and return it; from then on the database refuses to lose anything of the inquiry.

    The reference stands beside the hold and goes with it: the audit, which nobody can correct, does not take it.
    Raise NotAllowed, InvalidHold, RecordErased, Inquiry.DoesNotExist or AuditUnavailable.
    """
    _require_supervisor(user)
    if reason not in HoldReason.values or not is_reference(reference):
        raise InvalidHold("the reason is unknown, or the reference is none")
    with transaction.atomic():
        inquiry = Inquiry.objects.select_for_update().defer("body").get(pk=inquiry_id)
        if inquiry.erased_at is not None:
            raise RecordErased("nothing is left to hold")
        said = {"reason": reason, "reference": reference, "placed_by": user}
        hold, placed = LegalHold.objects.get_or_create(pk=inquiry_id, defaults=said)
        if not placed:
            raise InvalidHold("a hold stands already")
        _record(AuditAction.INQUIRY_HOLD, hold, user)
    return hold


def inquiry_hold_release(*, inquiry_id: UUID, user: User) -> None:
    """Release a hold. It takes two people: whoever placed it can not.

    Raise NotAllowed, InvalidHold, Inquiry.DoesNotExist or AuditUnavailable.
    """
    _require_supervisor(user)
    with transaction.atomic():
        Inquiry.objects.select_for_update().only("pk").get(pk=inquiry_id)
        hold = LegalHold.objects.filter(pk=inquiry_id).first()
        if hold is None:
            raise InvalidHold("no hold stands")
        if hold.placed_by_id == user.pk:
            raise NotAllowed("a hold is released by somebody else than who placed it")
        _record(AuditAction.INQUIRY_HOLD_RELEASE, hold, user)
        hold.delete()


def _require_supervisor(user: User) -> None:
    if not is_desk_supervisor(user):
        raise NotAllowed("only a supervisor places or releases a hold")


def _record(action: AuditAction, hold: LegalHold, user: User) -> None:
    detail = {"reason": hold.reason}
    audit_append(actor=actor_of(user), action=action, object_id=str(hold.pk), detail=detail)
