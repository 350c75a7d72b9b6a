"""App configuration."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The app with its default key type."""

    name = "pages"
    default_auto_field = "django.db.models.BigAutoField"
