"""App configurations of the project itself."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class LegacySiteConfig(AppConfig):
    """Registers the project's system checks, and keeps the admin to its policy."""

    name = "legacy_site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import the checks, which register themselves, and take the inline scripts out of the admin."""
        from legacy_site import checks  # noqa: F401 - the import registers; models are loaded only now
        from legacy_site.staff_scripts import without_inline_scripts

        without_inline_scripts()


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's user management with our forms."""

    user_viewset = "legacy_site.accounts.viewsets.UserViewSet"
