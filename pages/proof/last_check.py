"""The result of the last check of this site, in a file that the command writes and the page reads."""

import json
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from pages.proof.check.findings import CHECKS, Finding, Report
from pages.proof.check.reading import origin
from pages.proof.check.telling import as_json

#: The findings that the page shows; it says how many there are.
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCheck:
    """What the last check found, and when."""

    report: Report
    checked_at: datetime

    @property
    def results(self) -> list[tuple[str, int]]:
        """What is promised, each with how often it was broken."""
        found = [finding.check for finding in self.report.findings]
        return [(promise, found.count(check)) for check, promise in CHECKS.items()]

    @property
    def shown(self) -> list[Finding]:
        """The first findings."""
        return self.report.findings[:MOST_SHOWN]


def write_check(report: Report) -> None:
    """Keep a result for the page; raises ValueError for one of another site than this."""
    if report.site != origin(settings.BASE_URL):
        raise ValueError(f"{report.site} is not this site, which is at {settings.BASE_URL}")
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".tmp")
    draft.write_text(as_json(report), encoding="utf-8")
    draft.replace(path)


def last_check() -> LastCheck | None:
    """Return the last result; None when there is none, or none that is of this site and can be read."""
    try:
        report = _report(json.loads(_path().read_text(encoding="utf-8")))
        checked = LastCheck(report=report, checked_at=datetime.fromisoformat(report.checked_at))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return checked if report.site == origin(settings.BASE_URL) else None


def _report(plain: dict[str, Any]) -> Report:
    """Return the report that was written; raises for one of another version."""
    if set(plain) != {each.name for each in fields(Report)}:
        raise ValueError("another version wrote it")
    return Report(**{**plain, "findings": [Finding(**each) for each in plain["findings"]]})


def _path() -> Path:
    return Path(settings.VAR_DIR) / "privacy-check.json"
