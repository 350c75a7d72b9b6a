"""The first line of every service of the desk."""

from contact.access import can_work_inquiries
from contact.services.errors import NotAllowed
from legacy_site.accounts.models import User


def require_desk(user: User) -> None:
    """Raise NotAllowed for anyone who does not work at the desk."""
    if not can_work_inquiries(user):
        raise NotAllowed("only the desk works with inquiries")
