"""Which folder an inquiry lies in, when a person says otherwise than the form did."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from contact.models import AuditAction, Band, Folder, Inquiry, Status
from contact.services.audit import Detail, actor_of, audit_append
from contact.services.errors import InvalidMove, RecordErased
from contact.services.permission import require_record
from legacy_site.accounts.models import User


def inquiry_move(*, inquiry_id: UUID, user: User, folder: Folder) -> Inquiry:
    """Put an inquiry into a folder and return it; moving it to where it is changes nothing.

    In the inbox the clock of its first contact runs as it was promised. Raise InvalidMove for one that must not be
    hidden, RecordErased, RecordRestricted, NotAllowed, Inquiry.DoesNotExist or AuditUnavailable.
    """
    require_record(user, inquiry_id)
    with transaction.atomic():
        inquiry = Inquiry.objects.select_for_update().get(pk=inquiry_id)
        if inquiry.erased_at is not None:
            raise RecordErased("there is nothing left to move")
        if inquiry.folder == folder:
            return inquiry
        if folder == Folder.PROBABLY_SPAM and not may_be_spam(inquiry):
            raise InvalidMove("an urgent inquiry, or one that somebody worked on, stays in the inbox")
        detail: Detail = {"from": inquiry.folder, "to": folder.value, "version": inquiry.version + 1}
        inquiry.folder, inquiry.version = folder, inquiry.version + 1
        inquiry.last_action_at = timezone.now()
        inquiry.save(update_fields=["folder", "version", "last_action_at"])
        audit_append(actor=actor_of(user), action=AuditAction.INQUIRY_MOVE, object_id=str(inquiry.pk), detail=detail)
    return inquiry


def may_be_spam(inquiry: Inquiry) -> bool:
    """Say whether an inquiry may lie with the probable spam: of no raised band, and new to everybody."""
    return inquiry.band == Band.STANDARD and inquiry.assignee_id is None and inquiry.status == Status.NEW
