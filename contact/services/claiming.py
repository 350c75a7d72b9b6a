"""Who works on an inquiry."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from contact.access import is_desk_supervisor
from contact.models import AuditAction, Folder, Inquiry
from contact.services.audit import actor_of, audit_append
from contact.services.errors import AlreadyClaimed, NotAllowed, RecordErased
from contact.services.permission import require_desk, require_record
from legacy_site.accounts.models import User


def inquiry_claim(*, inquiry_id: UUID, user: User) -> Inquiry:
    """Make the user the assignee of an unclaimed inquiry and return it; claiming what one has changes nothing.

    One conditional UPDATE decides, so of many who claim at once one wins. What somebody works on is in the inbox.
    Raise AlreadyClaimed for the others, RecordErased, RecordRestricted, NotAllowed, Inquiry.DoesNotExist or
    AuditUnavailable.
    """
    require_record(user, inquiry_id)
    with transaction.atomic():
        unclaimed = Inquiry.objects.filter(pk=inquiry_id, assignee=None, erased_at=None)
        changes = {"folder": Folder.INBOX, "version": F("version") + 1, "last_action_at": timezone.now()}
        won = unclaimed.update(assignee=user, **changes)
        inquiry = Inquiry.objects.select_related("assignee").get(pk=inquiry_id)
        if won:
            _record(AuditAction.INQUIRY_CLAIM, inquiry, user)
        elif inquiry.erased_at is not None:
            raise RecordErased("there is nothing left to work on")
        elif inquiry.assignee_id != user.pk:
            raise AlreadyClaimed(inquiry.assignee)
    return inquiry


def inquiry_release(*, inquiry_id: UUID, user: User) -> Inquiry:
    """Put a claimed inquiry back into the queue and return it; releasing an unclaimed one changes nothing.

    Only its assignee or a supervisor may. Raise NotAllowed, Inquiry.DoesNotExist or AuditUnavailable.
    """
    require_desk(user)
    with transaction.atomic():
        inquiry = Inquiry.objects.select_for_update().get(pk=inquiry_id)
        if inquiry.assignee_id is None:
            return inquiry
        if inquiry.assignee_id != user.pk and not is_desk_supervisor(user):
            raise NotAllowed("only the assignee or a supervisor may release")
        inquiry.assignee, inquiry.version = None, inquiry.version + 1
        inquiry.last_action_at = timezone.now()
        inquiry.save(update_fields=["assignee", "version", "last_action_at"])
        _record(AuditAction.INQUIRY_RELEASE, inquiry, user)
    return inquiry


def _record(action: AuditAction, inquiry: Inquiry, user: User) -> None:
    detail = {"version": inquiry.version}
    audit_append(actor=actor_of(user), action=action, object_id=str(inquiry.pk), detail=detail)
