"""App configuration."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Registers the system checks of the inquiries."""

    name = "contact"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import the checks, which register themselves."""
        from contact import checks  # noqa: F401 - the import registers; models are loaded only now
