"""A real browser against a really started site. `E2E=0` leaves these tests out."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.e2e.server import ROOT, RunningSite, running_site

HERE = Path(__file__).parent
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
QUIET += ["--disable-sync", "--no-first-run", "--disable-quic"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser's tests on one worker, or leave them out when E2E=0 says so."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("e2e"))
            if os.environ.get("E2E") == "0":
                item.add_marker(pytest.mark.skip(reason="E2E=0"))


def chromium() -> str:
    """Return the browser of this machine, or fail with the line that installs it."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    pytest.fail("No Chromium here. Install it (Debian: apt-get install chromium), or say E2E=0 to leave these out.")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """Serve the demo site, once for all browser tests."""
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def reached(site: RunningSite, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages of the site that only a sent form leads to, by name."""
    folder = tmp_path_factory.mktemp("reached")
    command = [sys.executable, "-m", "tests.e2e.reached", str(folder / "report.json")]
    with (folder / "log").open("wb") as log:
        subprocess.run(command, cwd=ROOT, env=site.environment, stdout=log, stderr=subprocess.STDOUT, check=True)
    pages: dict[str, str] = json.loads((folder / "report.json").read_text())
    return pages


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a headless Chromium."""
    # Playwright keeps an event loop in this thread, which Django takes for an asynchronous caller of its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, site: RunningSite) -> Iterator[BrowserContext]:
    """Open a visitor's context: nothing remembered, desktop width."""
    context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a tab."""
    return context.new_page()


@pytest.fixture(params=[1280, 390])
def width(request: pytest.FixtureRequest) -> int:
    """Return the width of a desk's screen, then of a phone's."""
    return int(request.param)


@pytest.fixture
def plain_page(width: int, browser: Browser, site: RunningSite) -> Iterator[Page]:
    """Open a tab of a browser with JavaScript off, at each width; no cookie may be left in it."""
    context = browser.new_context(
        base_url=site.url, java_script_enabled=False, viewport={"width": width, "height": 844}
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Return the folder that CI keeps pictures in."""
    folder = ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
