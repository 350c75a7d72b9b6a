"""Who may work with inquiries. The one place that decides it; lists, counts and records all ask here."""

from django.contrib.auth.models import AnonymousUser

from legacy_site.accounts.models import User
from legacy_site.accounts.roles import Role

#: The groups whose members work at the desk.
DESK_ROLES = (Role.ADMISSIONS, Role.SUPERVISOR)


def can_work_inquiries(user: User | AnonymousUser) -> bool:
    """Say whether a user works at the desk: active, and in one of its groups. Being a superuser gives nothing."""
    return _is_in(user, DESK_ROLES)


def is_desk_supervisor(user: User | AnonymousUser) -> bool:
    """Say whether a user may also act on what a colleague has claimed."""
    return _is_in(user, (Role.SUPERVISOR,))


def can_answer_requests(user: User | AnonymousUser) -> bool:
    """Say whether a user may answer people who ask what is kept of them, and give something of a record away."""
    return is_desk_supervisor(user)


def _is_in(user: User | AnonymousUser, roles: tuple[Role, ...]) -> bool:
    if not (user.is_authenticated and user.is_active):
        return False
    return user.groups.filter(name__in=roles).exists()
