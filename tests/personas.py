"""The people of the house, for tests: one function a role. Each makes a new account and puts it into its group."""

from django.contrib.auth.models import Group

from legacy_site.accounts.models import User
from legacy_site.accounts.roles import Role

PASSWORD = "a quiet evening in march"


def make_user(username: str, *roles: Role, is_superuser: bool = False, is_active: bool = True) -> User:
    """Make an account with roles; the groups and their permissions stand since `migrate`."""
    user = User.objects.create_user(
        username=username,
        email=f"{username}@staff.example.org",
        password=PASSWORD,
        first_name=username.title(),
        last_name="Example",
        is_superuser=is_superuser,
        is_active=is_active,
    )
    user.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    return user


def editor(username: str = "editor") -> User:
    """Make an editor: writes pages, publishes none, reaches no inquiry."""
    return make_user(username, Role.EDITOR)


def reviewer(username: str = "reviewer") -> User:
    """Make a clinical reviewer: approves and publishes pages, reaches no inquiry."""
    return make_user(username, Role.REVIEWER)


def admissions(username: str = "admissions") -> User:
    """Make a member of the admissions team: works the desk."""
    return make_user(username, Role.ADMISSIONS)


def supervisor(username: str = "supervisor") -> User:
    """Make a supervisor of the admissions team."""
    return make_user(username, Role.SUPERVISOR)


def administrator(username: str = "administrator") -> User:
    """Make an administrator: manages people and settings, reaches no inquiry."""
    return make_user(username, Role.ADMINISTRATOR)


def superuser(username: str = "superuser") -> User:
    """Make a superuser without any role: every permission of Django, and no inquiry."""
    return make_user(username, is_superuser=True)
