"""The first line of every service of the desk."""

from uuid import UUID

from contact.access import can_answer_requests, can_work_inquiries
from contact.models import Inquiry
from contact.restrictions import is_restricted
from contact.services.errors import NotAllowed, RecordRestricted
from legacy_site.accounts.models import User


def require_desk(user: User) -> None:
    """Raise NotAllowed for anyone who does not work at the desk."""
    if not can_work_inquiries(user):
        raise NotAllowed("only the desk works with inquiries")


def require_record(user: User, inquiry_id: UUID) -> None:
    """Raise NotAllowed as `require_desk` does, and RecordRestricted for whoever does not answer requests."""
    require_desk(user)
    if is_restricted(inquiry_id) and not can_answer_requests(user):
        raise RecordRestricted("the person restricted what is done with it")


def require_unrestricted(user: User, inquiry: Inquiry) -> None:
    """Raise RecordRestricted as `require_record` does, without a query, of an inquiry that was asked `with_wishes`."""
    if getattr(inquiry, "is_restricted", True) and not can_answer_requests(user):
        raise RecordRestricted("the person restricted what is done with it")
