"""Each contract of the layers is broken on purpose, once, in a copy of the house, and is seen to fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

BREACHES = {
    "Addresses over apps over accounts over lib": ("pages/apps.py", "import contact.apps"),
    "The vault is a pure leaf": ("contact/vault/padding.py", "import django"),
    "Spam is scored without Django": ("contact/spam/clues.py", "import logging"),
    "The public side cannot import what opens a record": ("contact/intake/urls.py", "import contact.services.opening"),
    "The desk never touches the vault": ("contact/desk/__init__.py", "import contact.vault.sealing"),
    "Blocks stand below page models": ("pages/blocks/__init__.py", "import pages.models.base"),
    "Helpers know no app": ("legacy_site/lib/logs.py", "import pages.apps"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the code and its contracts to where it may be broken."""
    house = tmp_path_factory.mktemp("house")
    for package in ("legacy_site", "pages", "contact"):
        shutil.copytree(ROOT / package, house / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", house)
    return house


def _broken_contracts(house: Path) -> str:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache"], cwd=house, capture_output=True, text=True, check=False)
    return "\n".join(line for line in run.stdout.splitlines() if line.endswith(" BROKEN"))


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_of_the_contract_is_seen(house: Path, contract: str) -> None:
    name, line = BREACHES[contract]
    module = house / name
    before = module.read_text(encoding="utf-8")
    module.write_text(before + f"\n{line}\n", encoding="utf-8")
    broken = _broken_contracts(house)
    module.write_text(before, encoding="utf-8")
    assert contract in broken
