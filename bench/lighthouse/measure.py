"""Runs Lighthouse for a phone on four kinds of pages, prints the medians and fails below the house's floor.

`make lighthouse` calls it. The site is served by gunicorn on loopback, with the demo's data and the static files of
production; a middleware compresses the pages in place of the proxy (see legacy_site/settings/measured.py). There is no
TLS and no distance, so the figures judge the pages, not a network.
"""

import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
TOOL = ROOT / "build" / "lighthouse"
RUNS = 3
#: Now and then Chromium records nothing, and Lighthouse asks to be run again; a page is not at fault then.
TRIES = 4
FLOOR = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}

#: Each page, and the audits that do not speak of it. The form asks search engines to leave it out, on purpose.
PAGES = {
    "/": "",
    "/learn/kratom/": "",
    "/programs/intensive-outpatient/": "",
    "/contact/": "is-crawlable",
}


def install() -> Path:
    """Install Lighthouse as its lock says, once, and return its program."""
    lock = HERE / "package-lock.json"
    if not (TOOL / "package-lock.json").is_file() or (TOOL / "package-lock.json").read_bytes() != lock.read_bytes():
        shutil.rmtree(TOOL, ignore_errors=True)
        TOOL.mkdir(parents=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(HERE / name, TOOL)
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=TOOL, check=True)
    return TOOL / "node_modules" / ".bin" / "lighthouse"


def chromium() -> str:
    """Return the browser of this machine."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        sys.exit("No Chromium here. Install it (Debian: apt-get install chromium).")
    return found


@contextmanager
def served() -> Iterator[str]:
    """Prepare the demo, serve it with gunicorn, and stop it in the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://localhost:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "legacy_site.settings.measured",
        "VAR_DIR": str(ROOT / "build" / "measured"),
        "BASE_URL": url,
    }
    for command in (["prepare_demo"], ["collectstatic", "--noinput"]):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )
    # With threads it keeps connections open, as a proxy does; else each file would pay for a connection of its own.
    gunicorn = [sys.executable, "-m", "gunicorn", "legacy_site.wsgi:application", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(
        [*gunicorn, "--workers", "2", "--threads", "4", "--log-level", "warning"], cwd=ROOT, env=environment
    )
    try:
        _warm(url)
        yield url
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def _warm(url: str) -> None:
    """Wait until every page answers; each worker has seen each page."""
    for path in [*PAGES] * 8:
        for _ in range(120):
            try:
                urllib.request.urlopen(url + path, timeout=10).close()  # noqa: S310 - an address of our own
                break
            except OSError:
                time.sleep(0.25)


def run(lighthouse: Path, address: str, skipped: str) -> dict[str, Any]:
    """Return the report of one run; leaves with what Lighthouse said when it could not measure."""
    command = [str(lighthouse), address, "--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox"]
    command += [f"--skip-audits={skipped}"] if skipped else []
    for _ in range(TRIES):
        made = subprocess.run(
            command, env=os.environ | {"CHROME_PATH": chromium()}, check=False, capture_output=True, text=True
        )
        if not made.returncode:
            break
    else:
        sys.exit(f"Lighthouse could not measure {address}: {made.stderr.strip()[-600:]}")
    report: dict[str, Any] = json.loads(made.stdout)
    return report


def figures(reports: list[dict[str, Any]]) -> dict[str, float]:
    """Return the median of each category, and of what is worth seeing beside it."""
    found = {name: statistics.median(100 * report["categories"][name]["score"] for report in reports) for name in FLOOR}
    numbers = {"LCP, ms": "largest-contentful-paint", "bytes": "total-byte-weight"}
    return found | {
        label: statistics.median(report["audits"][audit]["numericValue"] for report in reports)
        for label, audit in numbers.items()
    }


def main() -> None:
    """Measure, print a table, and leave with 1 when a page is below the floor."""
    lighthouse, below = install(), []
    columns = [*FLOOR, "LCP, ms", "bytes"]
    print(" | ".join(["page".ljust(34), *columns]))
    with served() as url:
        for path, skipped in PAGES.items():
            reports = [run(lighthouse, url + path, skipped) for _ in range(RUNS)]
            row = figures(reports)
            print(" | ".join([path.ljust(34), *(f"{row[name]:.0f}".rjust(len(name)) for name in columns)]), flush=True)
            below += [
                f"{path}: {name} {row[name]:.0f}, not {least}; {', '.join(short(reports[0], name))}"
                for name, least in FLOOR.items()
                if row[name] < least
            ]
    if below:
        sys.exit("\n".join(["Below the floor:", *below]))


def short(report: dict[str, Any], category: str) -> list[str]:
    """Return the audits of a category that lost points."""
    weighed = [each["id"] for each in report["categories"][category]["auditRefs"] if each["weight"]]
    return [name for name in weighed if (report["audits"][name]["score"] or 0) < 1]


if __name__ == "__main__":
    main()
