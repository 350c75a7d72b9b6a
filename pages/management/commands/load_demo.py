"""Loads the demo site."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pages.demo.loader import load_demo
from pages.demo.streams import ContentError
from pages.demo.tree import TreeError


class Command(BaseCommand):
    help = "Load the demo pages, sources and phone lines that are missing; what exists is never changed."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            load_demo(self._silent if options["verbosity"] == 0 else self._say)
        except (ContentError, TreeError) as error:
            raise CommandError(str(error)) from error

    def _say(self, line: str) -> None:
        self.stdout.write(f"      {line}")

    def _silent(self, line: str) -> None:
        """Say nothing."""
