"""App configuration."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """The app with its default key type; registers its system checks."""

    name = "contact"
    default_auto_field = "django.db.models.BigAutoField"
