"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from contact.hold_guards import hold_guards_ensure


class ContactConfig(AppConfig):
    """Registers the system checks of the inquiries, and what is kept of one for the public to read."""

    name = "contact"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import the checks, which register themselves, and say how to read what is kept."""
        from contact import checks, worker_checks  # noqa: F401 - the import registers; models are loaded only now
        from contact.keeping import what_is_kept
        from legacy_site.lib.keeping import register_keeping

        register_keeping(what_is_kept)
        post_migrate.connect(hold_guards_ensure, sender=self)
