"""The list of attacks names tests and parts of the chaos; each of them is there, and each row says what it holds."""

import re

import pytest

from chaos.__main__ import SCENARIOS
from tests.architecture.sources import ROOT

TEXT = (ROOT / "docs" / "attacks.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in TEXT.splitlines() if line.startswith("| ") and "tried by" not in line]


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(tests/[\w/.-]+)`", TEXT))))
def test_each_file_that_it_names_is_there(name: str) -> None:
    assert (ROOT / name).is_file()


def test_the_parts_of_the_chaos_that_it_names_are_all_there_are() -> None:
    assert set(re.findall(r"chaos `(\w+)`", TEXT)) == set(SCENARIOS)


def test_each_row_says_what_tries_it_or_why_nothing_does() -> None:
    assert len(ROWS) > 30
    for row in ROWS:
        assert len(row) >= 3, row
        assert "`" in row[1] or len(row[-1]) > 20, row
