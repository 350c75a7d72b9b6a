"""Export, verify and replay the erasure ledger."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contact.models import AuditAction
from contact.services.atomic_file import FileError, write_in_place
from contact.services.audit import Detail, audit_append
from contact.services.errors import ContactError, LedgerBroken
from contact.services.ledger import ExportedRow, ledger_rows, ledger_verify
from contact.services.replaying import ledger_replay

_ACTOR = "command:contact_ledger"


class Command(BaseCommand):
    help = "Export, verify and replay the ledger of what was erased. It holds ids, times and reasons."
    requires_system_checks = []  # a restored database is replayed before anything else is right

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="command", required=True)
        export = commands.add_parser("export", help="Write the whole ledger to a file; keep it apart from backups.")
        export.add_argument("--to", type=Path, required=True, help="File to write; the one there is replaced.")
        commands.add_parser("verify", help="Walk the ledger. Exit code 1 with the first bad row when it is not whole.")
        replay = commands.add_parser("replay", help="After a restore, before the site opens: erase again.")
        replay.add_argument("--from", type=Path, dest="source", help="The latest export; without it, the table alone.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['command']}")(options)
        except (ContactError, FileError) as error:
            raise CommandError(str(error)) from None

    def _export(self, options: dict[str, Any]) -> None:
        rows, head = self._whole()
        lines = [json.dumps(row) for row in ledger_rows()][:rows]
        end = json.dumps({"count": rows, "head": head})
        write_in_place(options["to"], "\n".join([*lines, end]) + "\n", mode=0o600)
        detail: Detail = {"rows": rows, "head": head}
        audit_append(actor=_ACTOR, action=AuditAction.LEDGER_EXPORT, object_id="", detail=detail)
        self.stdout.write(self.style.SUCCESS(f"Wrote {rows} rows to {options['to']}, head {head}"))

    def _verify(self, options: dict[str, Any]) -> None:
        rows, head = self._whole()
        self.stdout.write(self.style.SUCCESS(f"The ledger is whole: {rows} rows, head {head}"))

    def _replay(self, options: dict[str, Any]) -> None:
        exported = _read(options["source"]) if options["source"] else ()
        done = ledger_replay(exported=exported)
        self.stdout.write(
            self.style.SUCCESS(
                f"The ledger names {done.named} inquiries, {done.added} of them from the export. "
                f"Erased again: {done.erased}, with {done.keys} keys."
            )
        )

    def _whole(self) -> tuple[int, str]:
        report = ledger_verify()
        if not report.ok:
            raise CommandError(f"The ledger is broken at row {report.first_bad_seq}: {report.reason}.")
        return report.count, report.head


def _read(path: Path) -> Iterable[ExportedRow]:
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]
    except (OSError, ValueError):
        raise LedgerBroken(f"{path} can not be read as an export") from None
    *rows, end = lines or [None]
    last = rows[-1].get("hash") if rows and isinstance(rows[-1], dict) else bytes(32).hex()
    if end != {"count": len(rows), "head": last}:
        raise LedgerBroken(f"{path} was cut: its last line does not fit the rows before it")
    return rows
