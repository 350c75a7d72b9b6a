"""Drain the spool."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contact.services.draining import spool_drain


class Command(BaseCommand):
    help = (
        "Move what waits in the spool into the database. The worker does it by itself; exit code 1 when files are left."
    )
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        drained = spool_drain()
        self.stdout.write(
            f"Stored {drained.stored}, known before {drained.known}, "
            f"set aside {drained.set_aside}, left {drained.left}."
        )
        if drained.left or drained.set_aside:
            raise CommandError("Not everything could be stored. The log says why.")
