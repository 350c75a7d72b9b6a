"""Erase what was kept long enough."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from contact.models import LegalHold
from contact.selectors.retention import Due, due
from contact.services.errors import ContactError, PurgeBraked
from contact.services.purging import purge


class Command(BaseCommand):
    help = "Say what is due to be erased by the retention schedule; with --do, erase it. The worker does so each night."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--do", action="store_true", help="Erase. Without it nothing is changed.")
        parser.add_argument(
            "--expect", type=int, help="How many inquiries lose something, as a dry run said: erases past the brake."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if not options["do"]:
            self._say(due(now=now))
            return
        try:
            done = purge(now=now, expected=options["expect"])
        except PurgeBraked as braked:
            raise CommandError(f"{braked}. Look at `manage.py purge`, then say --expect {braked.total}.") from None
        except ContactError as error:
            raise CommandError(str(error)) from None
        said = f"Erased {done.inquiries} inquiries and {done.files} files. Spared meanwhile: {done.spared}."
        self.stdout.write(self.style.SUCCESS(said))

    def _say(self, found: Due) -> None:
        for outcome, count in found.outcomes.items():
            self.stdout.write(f"{outcome.label}: {count}")
        held = LegalHold.objects.count()
        self.stdout.write(f"On legal hold, and left alone: {held}")
        self.stdout.write(f"Files alone, of inquiries that stay: {found.files}")
        brake = "the brake would stop it" if found.is_braked else "within the brake"
        self.stdout.write(f"Due: {found.total} of {found.kept} inquiries, {found.allowed} allowed: {brake}.")
        self.stdout.write("Nothing was erased; --do erases.")
