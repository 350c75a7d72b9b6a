"""Who looked at a record, from the audit."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from contact.models import AuditAction, AuditEvent
from legacy_site.accounts.models import User

_ACTOR_PREFIX = "user:"
_FORMER = "A former colleague"


class Look(NamedTuple):
    """One look: who, and when."""

    who: str
    at: datetime


def looks_at(*, inquiry_id: UUID) -> list[Look]:
    """Return every look at an inquiry, oldest first. Two queries."""
    opens = AuditEvent.objects.filter(action=AuditAction.INQUIRY_OPEN, object_id=str(inquiry_id)).order_by("seq")
    rows = list(opens.values_list("actor", "at"))
    users = User.objects.in_bulk({int(actor.removeprefix(_ACTOR_PREFIX)) for actor, _ in rows})
    names = {f"{_ACTOR_PREFIX}{pk}": display_of(user) for pk, user in users.items()}
    return [Look(names.get(actor, _FORMER), at) for actor, at in rows]


def display_of(user: User) -> str:
    """Return the name by which colleagues know a user."""
    return user.get_full_name() or user.get_username()
