"""The five people of the demo."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

from legacy_site.accounts.models import User
from legacy_site.accounts.role_setup import roles_set_up
from legacy_site.accounts.roles import Role

#: The password of every demo account. It is no secret: production refuses the accounts themselves.
DEMO_PASSWORD = "a lamp left on for you"  # noqa: S105 - printed and documented on purpose


@dataclass(frozen=True)
class DemoAccount:
    """One account: its name to sign in, the person's name and the role."""

    username: str
    first_name: str
    last_name: str
    role: Role


ACCOUNTS = (
    DemoAccount("editor", "Nora", "Whitfield", Role.EDITOR),
    DemoAccount("reviewer", "Dr. Samuel", "Okafor", Role.REVIEWER),
    DemoAccount("admissions", "Maya", "Lindqvist", Role.ADMISSIONS),
    DemoAccount("supervisor", "Theo", "Ramirez", Role.SUPERVISOR),
    DemoAccount("administrator", "Grace", "Holloway", Role.ADMINISTRATOR),
)


class Command(BaseCommand):
    help = "Make the demo accounts and print them; safe to run again. Only where the settings allow demo accounts."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ALLOW_DEMO_ACCOUNTS:
            raise CommandError("Demo accounts are not allowed by these settings. Make real accounts in the admin.")
        roles_set_up()
        for account in ACCOUNTS:
            user = _demo_user(account)
            mark = "" if user.is_demo else "  (an account of this name was there, and was left alone)"
            self.stdout.write(f"      {account.username:<14} {account.role.value}{mark}")
        self.stdout.write(f"      The password of each is: {DEMO_PASSWORD}")


def _demo_user(account: DemoAccount) -> User:
    user = User.objects.filter(username=account.username).first()
    if user is not None:
        return user
    user = User.objects.create_user(
        username=account.username,
        email=f"{account.username}@staff.example.org",
        password=DEMO_PASSWORD,
        first_name=account.first_name,
        last_name=account.last_name,
        is_demo=True,
    )
    user.groups.add(Group.objects.get(name=account.role.value))
    return user
