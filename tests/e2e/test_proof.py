"""The check that anybody can run finds nothing on the running site, and the site shows what it found."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.server import RunningSite


@pytest.fixture
def no_check_yet(site: RunningSite) -> Path:
    """Forget what an earlier test found."""
    kept = site.var_dir / "privacy-check.json"
    kept.unlink(missing_ok=True)
    return kept


def test_the_command_finds_nothing_and_the_page_says_so(page: Page, site: RunningSite, no_check_yet: Path) -> None:
    page.goto("/privacy/")
    page.get_by_role("main").get_by_role("link", name="See the proof").click()
    expect(page.get_by_role("main")).to_contain_text("No check has been run on this installation yet.")
    site.manage("privacy_check", "--write", "--browser")
    report = json.loads(no_check_yet.read_text())
    assert (report["findings"], report["cookies"], report["origins"]) == ([], [], [site.url])
    assert (report["complete"], report["browser"]) == (True, True)
    assert report["pages"] > 50
    page.reload()
    expect(page.get_by_role("main")).to_contain_text(f"It read {report['pages']} pages")
    expect(page.get_by_text("Nothing against it")).to_have_count(9)


def test_a_stranger_downloads_the_check_and_it_finds_nothing(page: Page, site: RunningSite, tmp_path: Path) -> None:
    page.goto("/privacy/proof/")
    address = page.get_by_role("link", name="one file that you can read first").get_attribute("href")
    script = tmp_path / "privacy_check.py"
    script.write_bytes(page.request.get(address or "").body())
    run = subprocess.run([sys.executable, "-I", "-S", script, site.url], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("holds") == 9
