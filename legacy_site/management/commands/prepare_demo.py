"""Everything between a fresh checkout and a served demo site."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

#: What is done, in order: the words shown, the command, its arguments.
STEPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Checking the settings", "check", ()),
    ("Making development keys", "contact_keys", ("dev",)),
    ("Bringing the database up to date", "migrate", ("--verbosity", "0")),
    ("Loading the demo pages", "load_demo", ()),
    ("Making the demo accounts", "load_demo_accounts", ()),
)


class Command(BaseCommand):
    help = "Make keys, database, demo pages and demo accounts; safe to run again, and it keeps what is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--first-step", type=int, default=2, help="the number to count from in the progress lines")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ALLOW_DEMO_ACCOUNTS:
            raise CommandError(
                "The demo needs the development settings: DJANGO_SETTINGS_MODULE=legacy_site.settings.dev"
            )
        first, last = options["first_step"], options["first_step"] + len(STEPS)
        for number, (words, command, arguments) in enumerate(STEPS, start=first):
            self.stdout.write(f"[{number}/{last}] {words}")
            call_command(command, *arguments, stdout=self.stdout)
        self.stdout.write(
            f"[{last}/{last}] Serving. The site: {settings.BASE_URL}/   The admin: {settings.BASE_URL}/admin/"
        )
        self.stdout.write("Press Ctrl-C to stop. `make run` keeps what you changed; `make reset` starts over.")
