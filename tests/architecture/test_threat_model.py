"""The threat model names the files and checks that hold it; each of them is there."""

import re

import pytest

from tests.architecture.sources import ROOT

TEXT = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([\w/.-]+/[\w.-]+\.py)`", TEXT))))
def test_each_file_that_it_names_is_there(name: str) -> None:
    assert (ROOT / name).is_file()


@pytest.mark.parametrize("check", sorted(set(re.findall(r"`((?:contact|legacy_site)\.[EW]\d{3})`", TEXT))))
def test_each_check_that_it_names_is_made(check: str) -> None:
    app = check.partition(".")[0]
    assert [path for path in (ROOT / app).glob("*checks.py") if check in path.read_text(encoding="utf-8")]
