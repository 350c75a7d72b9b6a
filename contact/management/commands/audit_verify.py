"""Verify the audit."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contact.services.audit import audit_verify
from contact.services.chain import ChainReport

_FOUND = {
    "edit": "row {seq} was changed, or does not follow the row before it",
    "hole": "row {seq} is missing",
    "tail": "the end was cut: row {seq} is missing, and the head knows it",
    "head": "the head does not match row {seq}",
}


class Command(BaseCommand):
    help = "Walk the audit chain. Exit code 0 when it is whole, 1 with the first bad row when it is not."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        report = audit_verify()
        if not report.ok:
            raise CommandError(_finding(report))
        self.stdout.write(self.style.SUCCESS(f"The audit is whole: {report.count} rows, head {report.head}"))


def _finding(report: ChainReport) -> str:
    found = _FOUND[report.reason].format(seq=report.first_bad_seq)
    return f"The audit is broken: {found}. Rows that follow one another: {report.count}."
