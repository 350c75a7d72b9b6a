"""Write the page that a proxy shows when it finds no site behind it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.loader import render_to_string

from pages.chrome import site_chrome


class Command(BaseCommand):
    help = "Write a page that needs nothing but itself, with the phone number and the crisis lines as they stand."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="The file to write, such as deploy/proxy/unavailable.html.")

    def handle(self, *args: Any, **options: Any) -> None:
        style = (Path(settings.STATICFILES_DIRS[0]) / "css" / "fallback.css").read_text(encoding="utf-8")
        page = render_to_string("fallback/unavailable.html", {"chrome": site_chrome()})
        draft = options["path"].with_suffix(".tmp")
        try:
            draft.write_text(page.replace("</head>", f"<style>{style}</style>\n  </head>", 1), encoding="utf-8")
            draft.replace(options["path"])
        except OSError as error:
            raise CommandError(f"The page could not be written: {type(error).__name__}.") from error
        self.stdout.write(f"Wrote {options['path']}. Write it again when a phone number changes.")
