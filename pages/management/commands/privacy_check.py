"""Checks this site from outside, as a stranger could, and keeps the result for the page that shows it."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from pages.proof.check.telling import arguments, as_json, checked, exit_status, told
from pages.proof.last_check import write_check


class Command(BaseCommand):
    help = "Read every page of a running site and look for cookies, other sites and leaks. Ends with 1 on a finding."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("address", nargs="?", default=settings.BASE_URL, help="where the site begins (BASE_URL)")
        parser.add_argument("--write", action="store_true", help="keep the result for /privacy/proof/")
        arguments(parser)

    def handle(self, **options: Any) -> None:
        """Check, print, and keep the result when asked to."""
        try:
            report = checked(options["address"], argparse.Namespace(**options))
            if options["write"] and report.pages:
                write_check(report)
        except (ValueError, ImportError) as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(as_json(report) if options["json"] else told(report))
        if status := exit_status(report):
            raise SystemExit(status)
