"""How far an inquiry is, and how it ended."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from contact.models import AuditAction, Disposition, Folder, Inquiry, Status
from contact.services.audit import Detail, actor_of, audit_append
from contact.services.errors import InvalidTransition, RecordErased, StaleVersion
from contact.services.permission import require_record
from legacy_site.accounts.models import User


def next_statuses(status: str) -> list[Status]:
    """Return what a status may become, in the order of the desk's work.

    An open inquiry moves freely, because calls do not follow a chart, but never back to new. A closed one may be
    opened again, or closed with another disposition.
    """
    return [
        candidate
        for candidate in Status
        if candidate != Status.NEW and (candidate != status or candidate == Status.CLOSED)
    ]


def inquiry_set_status(*, inquiry_id: UUID, user: User, status: str, version: int, disposition: str = "") -> Inquiry:
    """Move an inquiry and return it. `version` is the one that the user saw. What is worked on is in the inbox.

    Raise StaleVersion when it was changed since, InvalidTransition for a status that can not follow or for a
    closing without its disposition (and a disposition without a closing), RecordErased,
    RecordRestricted, NotAllowed, Inquiry.DoesNotExist or AuditUnavailable.
    """
    require_record(user, inquiry_id)
    with transaction.atomic():
        inquiry = Inquiry.objects.select_for_update().get(pk=inquiry_id)
        if inquiry.erased_at is not None:
            raise RecordErased("an erased record stays closed")
        if inquiry.version != version:
            raise StaleVersion(inquiry)
        _refuse_invalid(inquiry, status, disposition)
        detail: Detail = {"from": inquiry.status, "to": status, "disposition": disposition, "version": version + 1}
        inquiry.status, inquiry.disposition, inquiry.version = status, disposition, version + 1
        inquiry.last_action_at = timezone.now()
        if status != Status.CLOSED:
            inquiry.folder = Folder.INBOX
        inquiry.save(update_fields=["status", "disposition", "version", "folder", "last_action_at"])
        audit_append(actor=actor_of(user), action=AuditAction.INQUIRY_STATUS, object_id=str(inquiry.pk), detail=detail)
    return inquiry


def _refuse_invalid(inquiry: Inquiry, status: str, disposition: str) -> None:
    if status not in next_statuses(inquiry.status):
        raise InvalidTransition("the status can not become this")
    fitting = Disposition.values if status == Status.CLOSED else [""]
    if disposition not in fitting:
        raise InvalidTransition("a closing needs a disposition, and nothing else has one")
    if (inquiry.status, inquiry.disposition) == (status, disposition):
        raise InvalidTransition("nothing would change")
