"""When a version was in force, by the dates alone."""

from datetime import UTC, date, datetime

import pytest

from pages.models import LegalVersion
from pages.versions import VersionEntry, history, in_force

TODAY = date(2026, 6, 1)


def entries(*dates: tuple[str, str]) -> list[VersionEntry]:
    """Return the history of versions given as (holds from, published on), oldest first."""
    rows = [
        LegalVersion(
            number=number,
            title="x",
            effective_date=date.fromisoformat(effective),
            published_at=datetime.fromisoformat(f"{published}T12:00").replace(tzinfo=UTC),
        )
        for number, (effective, published) in enumerate(dates, start=1)
    ]
    return history(reversed(rows), today=TODAY)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([("2026-01-01", "2026-01-01")], ["1 now None"]),
        ([("2999-01-01", "2026-01-01")], ["1 coming None"]),
        # One follows the other.
        ([("2026-01-01", "2026-01-01"), ("2026-03-01", "2026-02-01")], ["2 now None", "1 earlier 2026-03-01"]),
        # The next one is published and has yet to take effect.
        ([("2026-01-01", "2026-01-01"), ("2026-07-01", "2026-05-01")], ["2 coming None", "1 now 2026-07-01"]),
        # A correction holds from the same day: the corrected one ends when it is published.
        ([("2026-01-01", "2026-01-01"), ("2026-01-01", "2026-01-20")], ["2 now None", "1 earlier 2026-01-20"]),
        # One that was announced and then replaced before its day ends nothing.
        (
            [("2026-01-01", "2026-01-01"), ("2026-07-01", "2026-05-01"), ("2026-08-01", "2026-05-20")],
            ["3 coming None", "2 earlier 2026-05-20", "1 now 2026-08-01"],
        ),
        # One that was announced and then taken back.
        (
            [("2026-01-01", "2026-01-01"), ("2026-07-01", "2026-05-01"), ("2026-01-01", "2026-05-20")],
            ["3 now None", "2 earlier 2026-05-20", "1 earlier 2026-05-20"],
        ),
        # The day that the next one takes effect is its own.
        ([("2026-01-01", "2026-01-01"), ("2026-06-01", "2026-05-01")], ["2 now None", "1 earlier 2026-06-01"]),
        # Two old texts brought in on one day.
        ([("2020-01-01", "2026-01-01"), ("2023-01-01", "2026-01-01")], ["2 now None", "1 earlier 2023-01-01"]),
    ],
)
def test_versions_end_where_the_next_begins(dates: list[tuple[str, str]], expected: list[str]) -> None:
    assert [f"{entry.number} {entry.force} {entry.until}" for entry in entries(*dates)] == expected


def test_one_version_at_most_is_in_force() -> None:
    found = in_force(entries(("2026-01-01", "2026-01-01"), ("2026-07-01", "2026-05-01")))
    assert found is not None
    assert found.number == 1
    assert in_force(entries(("2999-01-01", "2026-01-01"))) is None
    assert in_force([]) is None


def test_what_was_replaced_before_its_day_was_never_in_force() -> None:
    newest, taken_back, first = entries(
        ("2026-01-01", "2026-01-01"), ("2026-07-01", "2026-05-01"), ("2026-01-01", "2026-05-20")
    )
    assert [each.never_in_force for each in (newest, taken_back, first)] == [False, True, False]
