"""Look for words of a visitor where none may be."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contact.management.tracing.files import FileScan, places
from contact.management.tracing.needles import SHORTEST, needles_of
from contact.management.tracing.planting import Marks, PlantError, plant
from contact.management.tracing.report import Looked
from contact.management.tracing.searching import Budget, BudgetSpentError
from contact.management.tracing.tables import look_at_tables

VARIABLE = "TRACE_CANARY"
MEGABYTE = 1024 * 1024
#: The exit code when nothing was found and not everything was looked at.
INCOMPLETE = 2


class Command(BaseCommand):
    help = (
        "Look in the database and in files for words that a visitor typed, read from TRACE_CANARY or, one a line, from "
        "the standard input. Prints places and counts, never what stands there. Exit code 1 when a word is found, 2 "
        "when none is but something could not be read."
    )
    requires_system_checks = []  # a leak is looked for on a site that may be half broken

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, help="Logs and folders to look at besides those of the site")
        parser.add_argument("--megabytes", type=int, default=4096, help="Read no more than this; default 4096")
        parser.add_argument("--seconds", type=float, default=600, help="Look no longer than this; default 600")
        parser.add_argument(
            "--plant",
            metavar="ADDRESS",
            help="First send every form to this site at a loopback address, with fresh words, and look for those. "
            "Nothing is erased: the inquiries stay at the desk, and the people on call are told of them.",
        )
        parser.add_argument("--wait", type=float, default=15, help="Seconds for the worker after --plant; default 15")

    def handle(self, *args: Any, **options: Any) -> None:
        words = self._plant(options) if options["plant"] else _given()
        needles = needles_of(words)
        budget = Budget(options["megabytes"] * MEGABYTE, time.monotonic() + options["seconds"])
        report: list[Looked] = []
        complete = True
        try:
            for looked in _look(options["paths"], FileScan(needles, budget)):
                report.append(looked)
        except BudgetSpentError:
            complete = False
        self._print(report)
        _judge(report, complete=complete)

    def _plant(self, options: dict[str, Any]) -> Iterable[str]:
        marks = Marks()
        try:
            for sent, status in plant(options["plant"], marks):
                self.stdout.write(f"{sent}: {status}")
        except PlantError as error:
            raise CommandError(str(error)) from None
        self.stdout.write("The inquiries are at the desk now. This command erases nothing: close them there.\n")
        time.sleep(options["wait"])
        return marks.words

    def _print(self, report: list[Looked]) -> None:
        self.stdout.write(f"{'place':<60} {'looked at':>10} {'hits':>6}")
        for looked in report:
            self.stdout.write(f"{looked.place:<60} {looked.items:>10} {looked.hits.total():>6}")
            for where, count in sorted(looked.hits.items()):
                self.stdout.write(f"  {where:<69} {count:>6}")
            for where in looked.unread:
                self.stdout.write(f"  not readable: {where}")


def _given() -> list[str]:
    """Return the words. They are no argument: everybody on the machine can read the arguments of a process."""
    text = os.environ.get(VARIABLE) or sys.stdin.read()
    words = [line.strip() for line in text.splitlines() if line.strip()]
    if not words or min(map(len, words)) < SHORTEST:
        raise CommandError(f"Give words of at least {SHORTEST} characters in {VARIABLE} or the standard input.")
    return words


def _look(further: list[Path], files: FileScan) -> Iterator[Looked]:
    """Yield each place before it is looked at, so that a scan that stops shows how far it came."""
    tables = Looked("tables of the database")
    yield tables
    look_at_tables(files.needles, files.budget, tables)
    for name, path in [*places(), *(("given", path) for path in further)]:
        looked = Looked(f"{name}: {path}")
        yield looked
        if name == "given" and not path.exists():
            looked.unread.append(str(path))
        files.look_below(path, looked)


def _judge(report: list[Looked], *, complete: bool) -> None:
    hits = sum(looked.hits.total() for looked in report)
    if hits:
        raise CommandError(f"Found {hits} times, in the places above.", returncode=1)
    if not complete:
        raise CommandError(
            "Not found, but the limit was reached before everything was looked at.", returncode=INCOMPLETE
        )
    if any(looked.unread for looked in report):
        raise CommandError(
            "Not found, but not everything could be read. Run it as a user who may.", returncode=INCOMPLETE
        )
