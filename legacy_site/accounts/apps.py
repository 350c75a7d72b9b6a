"""App configuration of the accounts."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Staff accounts and their roles."""

    name = "legacy_site.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give the roles what they may do after each `migrate`."""
        post_migrate.connect(_set_up_roles, sender=self, dispatch_uid="accounts.roles_set_up")


def _set_up_roles(*, using: str, **kwargs: Any) -> None:
    from legacy_site.accounts.role_setup import roles_set_up

    roles_set_up(using=using)
