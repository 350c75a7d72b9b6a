"""Write the pages that a proxy shows by itself: for a dead site, and for a body that is too large to pass on."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.loader import render_to_string

from pages.chrome import site_chrome

PAGES = ("fallback/unavailable.html", "fallback/too-large.html")


class Command(BaseCommand):
    help = "Write pages that need nothing but themselves, with the phone number and the crisis lines as they stand."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="The folder to write into, such as deploy/proxy.")

    def handle(self, *args: Any, **options: Any) -> None:
        style = (Path(settings.STATICFILES_DIRS[0]) / "css" / "fallback.css").read_text(encoding="utf-8")
        chrome = site_chrome()
        for template in PAGES:
            page = render_to_string(template, {"chrome": chrome})
            path = options["folder"] / Path(template).name
            self._write(path, page.replace("</head>", f"<style>{style}</style>\n  </head>", 1))
            self.stdout.write(f"Wrote {path}.")
        self.stdout.write("Write them again when a phone number changes.")

    def _write(self, path: Path, page: str) -> None:
        draft = path.with_suffix(".tmp")
        try:
            draft.write_text(page, encoding="utf-8")
            draft.replace(path)
        except OSError as error:
            raise CommandError(f"{path} could not be written: {type(error).__name__}.") from error
