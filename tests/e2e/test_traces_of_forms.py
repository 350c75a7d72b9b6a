"""All five forms, each field with a word of its own: nothing is left of it, whatever happens to the form."""

import json
import re
import secrets
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contact.intake.forms.ways import WAYS
from tests.e2e import faults_after
from tests.e2e.faults import POINTS, SHOWN_AGAIN
from tests.e2e.server import ROOT, RunningSite

#: What comes back for each thing that is sent after a message; nothing that was typed but in the two forms shown again.
AFTER = {"open": 200, "line": 200, "line in error": 200, "rules": 200, "stop": 200, "ask": 200, "erase": 200}
AFTER |= {"photo": 303, "photo in error": 200, "look over": 200}
ECHOES = {"line in error", "look over"}
MANNERS = {"sent": 303, "refused": 200, "expired": 200, "not sent": 503, "fault": 500}


def _scan(site: RunningSite, run: str, *paths: Path) -> str:
    """Run the operator's command on the started site; it fails when the word is anywhere, or not all can be read."""
    asked = replace(site, environment=site.environment | {"TRACE_CANARY": run})
    return asked.manage("trace_scan", str(site.log), *map(str, paths))


@pytest.fixture
def run() -> str:
    """Return a word that stands nowhere else."""
    return f"trace{secrets.token_hex(6)}x"


@pytest.fixture
def faults(site: RunningSite, tmp_path: Path, run: str) -> tuple[list[dict[str, Any]], Path]:
    """Send all forms through a site that fails; return what came back, and the file with all that it printed."""
    return _reported("faults", site, tmp_path, run)


@pytest.fixture
def faults_later(site: RunningSite, tmp_path: Path, run: str) -> tuple[list[dict[str, Any]], Path]:
    """Send what comes after a message, as `faults` does the forms."""
    return _reported("faults_after", site, tmp_path, run)


def _reported(module: str, site: RunningSite, folder: Path, run: str) -> tuple[list[dict[str, Any]], Path]:
    log, report = folder / "faults.log", folder / "report.json"
    command = [sys.executable, "-m", f"tests.e2e.{module}", run, str(report)]
    # So many forms in a minute are a flood; the step that it costs is tested elsewhere.
    environment = site.environment | {"CONTACT_NETWORK_FLOOD": "100000", "CONTACT_SITE_FLOOD": "100000"}
    with log.open("wb") as printed:
        subprocess.run(command, cwd=ROOT, env=environment, stdout=printed, stderr=subprocess.STDOUT, check=True)
    return json.loads(report.read_text()), log


def test_nothing_is_left_of_any_form_whatever_fails(
    site: RunningSite, faults: tuple[list[dict[str, Any]], Path], run: str
) -> None:
    report, log = faults
    assert {(one["way"], one["what"]) for one in report} == {(way, manner) for way in WAYS for manner in MANNERS}
    strange = [one for one in report if one["status"] != MANNERS[one["what"]]]
    assert not strange
    points = {".".join(point) for point in (*POINTS, *SHOWN_AGAIN)}
    assert {one["at"] for one in report if one["what"] == "fault"} == points
    # An error is on the log, and no page of it says a word. Only a form that comes back holds what was typed.
    assert log.read_text().count('"error": "RuntimeError"') == sum(one["what"] == "fault" for one in report)
    assert [one for one in report if one["echoes"] != [False, one["what"] in {"refused", "expired", "not sent"}]] == []
    _scan(site, run, log)


def test_nothing_is_left_of_what_comes_after_a_message(
    site: RunningSite, faults_later: tuple[list[dict[str, Any]], Path], run: str
) -> None:
    report, log = faults_later
    whole = [(one["what"], one["status"], one["echoes"]) for one in report if not one["at"]]
    assert sorted(whole) == sorted((what, status, what in ECHOES) for what, status in AFTER.items())
    failed = [(one["what"], one["at"], one["status"], one["echoes"]) for one in report if one["at"]]
    assert failed == [
        (what, ".".join(point), 500, False) for what, points in faults_after.POINTS.items() for point in points
    ]
    assert log.read_text().count('"error": "RuntimeError"') == len(failed)
    _scan(site, run, log)


def test_the_self_check_of_an_operator_passes_on_the_demo(site: RunningSite) -> None:
    said = site.manage("trace_scan", "--plant", site.url, "--wait", "5", str(site.log))
    assert [line for line in said.splitlines() if re.match(r"\w+, (sent|refused|too late): ", line)] == [
        f"{way}, {manner}" for way in WAYS for manner in ("refused: 200", "too late: 200", "sent: 303")
    ]
    assert "This command erases nothing" in said


def test_the_search_would_have_found_it(site: RunningSite, run: str, tmp_path: Path) -> None:
    (tmp_path / "note").write_text(f"left by somebody: {run}")
    with pytest.raises(AssertionError, match="Found 1 times"):
        _scan(site, run, tmp_path)
