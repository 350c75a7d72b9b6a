"""The site as a person starts it: real processes, a database file and a log of their own, on a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@dataclass(frozen=True)
class RunningSite:
    """Where a started site listens, and what it leaves on the disk."""

    url: str
    var_dir: Path
    log: Path
    environment: dict[str, str]

    def manage(self, *arguments: str) -> str:
        """Run a management command of the same site and return what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        run = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server stopped while it was starting"
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - an address of our own on loopback
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer in time")


@contextmanager
def running_site(base: Path, **changes: str) -> Iterator[RunningSite]:
    """Prepare the demo below `base`, serve it, and stop it with the signal of Ctrl-C.

    `changes` are added to the environment, for a site with other settings.
    """
    port = free_port()
    temporary = base / "tmp"
    temporary.mkdir(parents=True)
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {
        "DJANGO_SETTINGS_MODULE": "legacy_site.settings.dev",
        "VAR_DIR": str(base / "var"),
        "BASE_URL": f"http://localhost:{port}",
        "TMPDIR": str(temporary),
    }
    environment |= changes
    site = RunningSite(f"http://localhost:{port}", base / "var", base / "server.log", environment)
    site.manage("prepare_demo")
    serve = ["runserver", "--noreload", "--skip-checks", str(port)]
    with site.log.open("wb") as log, _started(site, log, "worker"), _started(site, log, *serve) as server:
        _wait_until_it_answers(site.url, server)
        yield site


def _hear_ctrl_c() -> None:
    """Let Ctrl-C stop the process also where the tests run in the background of a shell, which turns it off."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def _started(site: RunningSite, log: IO[bytes], *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command of the site beside the test, and stop it with the signal of Ctrl-C."""
    command = [sys.executable, "-u", "manage.py", *arguments]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=site.environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        preexec_fn=_hear_ctrl_c,  # noqa: PLW1509 - one call between fork and exec, and no lock is taken in it
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
