"""App configuration."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Public content: says when kept facts are stale, and offers the programs to who may not import this app."""

    name = "pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for changes, and register the programs."""
        from wagtail.models import ReferenceIndex

        from legacy_site.lib.directory import register_programs
        from pages import originals, pictures, signals
        from pages.programs import program_names
        from pages.snippets import OrganizationSettings

        ReferenceIndex.register_model(OrganizationSettings)  # else the main phone line would not say that it is used
        signals.connect()
        originals.connect()
        pictures.connect()
        register_programs(program_names)
