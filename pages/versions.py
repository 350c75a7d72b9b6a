"""When each version of a text was in force. Knows dates and no page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.db.models import TextChoices
from django.utils import timezone


class Force(TextChoices):
    """What a version is today."""

    COMING = "coming", "Takes effect later"
    NOW = "now", "In force now"
    EARLIER = "earlier", "Earlier version"


class Dated(Protocol):
    """What is asked of a version."""

    number: int
    title: str
    summary: str
    effective_date: date
    published_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionEntry:
    """A line of the history. `until` is the day the next one took its place; None for the newest."""

    number: int
    title: str
    summary: str
    since: date
    published_on: date
    until: date | None
    force: Force

    @property
    def never_in_force(self) -> bool:
        """Tell a version that was replaced before its day came."""
        return self.until is not None and self.until < self.since


def history(newest_first: Iterable[Dated], *, today: date) -> list[VersionEntry]:
    """Return the versions, newest first, with the time that each was in force.

    A version ends on the day from which a newer one holds, or, when a correction holds from a day that is past, on the
    day the correction was published. One that is replaced before its day comes was never in force, and ends nothing.
    """
    newer: list[Dated] = []
    entries = []
    for version in newest_first:
        entries.append(_entry(version, _until(version, newer), today))
        if not entries[-1].never_in_force:
            newer.append(version)
    return entries


def in_force(versions: Iterable[VersionEntry]) -> VersionEntry | None:
    """Return the version that holds today; None when the first one has yet to take effect."""
    return next((entry for entry in versions if entry.force == Force.NOW), None)


def _until(version: Dated, newer: list[Dated]) -> date | None:
    """Return the first day on which one of the newer versions took the place of this one."""
    return min((_replaced_on(version, other) for other in newer), default=None)


def _replaced_on(old: Dated, new: Dated) -> date:
    published_on = timezone.localdate(new.published_at)
    still_to_come = published_on < old.effective_date
    return published_on if still_to_come or new.effective_date <= old.effective_date else new.effective_date


def _entry(version: Dated, until: date | None, today: date) -> VersionEntry:
    force = Force.COMING if version.effective_date > today else Force.NOW
    if until is not None and (until <= today or until < version.effective_date):
        force = Force.EARLIER
    return VersionEntry(
        number=version.number,
        title=version.title,
        summary=version.summary,
        since=version.effective_date,
        published_on=timezone.localdate(version.published_at),
        until=until,
        force=force,
    )
