"""App configuration of the accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Staff accounts and their roles."""

    name = "legacy_site.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
