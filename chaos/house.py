"""The whole site on loopback: database, web processes and worker, each of which can be broken apart from the others."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2

from chaos.cluster import Cluster, free_port
from chaos.hooks import Point
from chaos.visitor import CANARY, Visitor

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the table."""

    name: str
    figure: str
    ok: bool


class House:
    """A folder with everything that the site writes, and the processes that write it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.flags = folder, folder / "flags"
        self.flags.mkdir()
        (folder / "tmp").mkdir()
        self.cluster = Cluster(folder / "postgres" / "cluster")
        self.cluster.start()
        self.port = free_port()
        self.environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | {
            "DJANGO_SETTINGS_MODULE": "chaos.settings",
            # More come here in a minute than at any clinic; the step that a flood costs is tested elsewhere.
            "CONTACT_NETWORK_FLOOD": "10000000",
            "CONTACT_SITE_FLOOD": "10000000",
            "DATABASE_URL": self.cluster.url,
            "VAR_DIR": str(folder / "var"),
            "TMPDIR": str(folder / "tmp"),
            "CHAOS_FLAGS": str(self.flags),
            "PYTHONPATH": str(ROOT),
        }
        try:
            self.manage("contact_keys", "dev")
            self.manage("migrate", "--verbosity", "0")
        except BaseException:  # ended from outside, while nobody holds a house to close
            self.close()
            raise

    @property
    def spool(self) -> Path:
        """Return the spool's folder."""
        return self.folder / "var" / "spool"

    def manage(self, *arguments: str, **environment: str) -> str:
        """Run a command of the site and return what it printed; its exit code does not matter."""
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        run = subprocess.run(
            command, env=self.environment | environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        return run.stdout + run.stderr

    @contextmanager
    def web(self, *, log: str = "web.log", **environment: str) -> Iterator[subprocess.Popen[bytes]]:
        """Serve the public side; the temporary folder of each is ours."""
        options = ["--preload", "--workers", "3", "--no-control-socket", "--log-level", "warning"]
        gunicorn = Path(sys.executable).with_name("gunicorn")
        command = [str(gunicorn), *options, "--bind", f"127.0.0.1:{self.port}", "chaos.wsgi:application"]
        with self._running(log, command, SITE_ROLE="web", **environment) as process:
            self._wait()
            yield process

    @contextmanager
    def worker(self, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run the worker beside it."""
        command = [sys.executable, str(ROOT / "manage.py"), "worker", "--pause", "0.2"]
        with self._running("worker.log", command, SITE_ROLE="worker", **environment) as process:
            yield process

    def armed(self, point: Point, *, at_pass: int = 1) -> Path:
        """Let a point kill the next process that passes it so many times; return the file that is gone once it did."""
        flag = self.flags / ".".join(point)
        flag.write_text(str(at_pass))
        return flag

    @contextmanager
    def failing(self, point: Point) -> Iterator[None]:
        """Let a point fail with an error of the disk, for everybody who passes it."""
        flag = self.flags / ".".join(point)
        flag.write_text("EIO")
        try:
            yield
        finally:
            flag.unlink()

    def drain(self) -> None:
        """Drain once, with the points armed."""
        subprocess.run(
            [sys.executable, "-m", "chaos.armed", "spool_drain"],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            check=False,
        )

    def visitor(self, **answers: str) -> Visitor:
        """Return somebody with a fresh form."""
        return Visitor(self.port, **answers).open_form()

    def count(self, table: str = "contact_inquiry", where: str = "true") -> int:
        """Count the rows of a table of ours."""
        return int(self.ask(f"SELECT count(*) FROM {table} WHERE {where}")[0][0])  # noqa: S608 - our own words

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        """Ask the database as its owner."""
        connection = psycopg2.connect(self.cluster.url)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def tell_nobody(self) -> None:
        """Let no notice be due of what is there by now."""
        self.ask("UPDATE contact_inquiry SET status = 'attempting' WHERE status = 'new' AND folder = 'inbox'")
        self.ask("UPDATE django_tasks_database_dbtaskresult SET status = 'SUCCESSFUL', finished_at = now()")

    def ask_alone(self, statement: str) -> None:
        """Say something to the database that it takes outside of a transaction alone."""
        self.cluster.ask(statement)

    def close(self) -> None:
        """Stop the database; everything else has stopped already."""
        with suppress(subprocess.CalledProcessError):
            self.cluster.crash()

    def spooled(self) -> int:
        """Count the files that wait."""
        return len(list(self.spool.glob("*.json")))

    def traces(self) -> list[str]:
        """Return every file below the folder, the database's own among them, that holds a visitor's word."""
        found = []
        for path in self.folder.rglob("*"):
            if path.is_file() and not path.is_socket() and CANARY.encode() in path.read_bytes():
                found.append(str(path.relative_to(self.folder)))
        return found

    @contextmanager
    def _running(self, log: str, command: list[str], **environment: str) -> Iterator[subprocess.Popen[bytes]]:
        with (self.folder / log).open("ab") as out:
            process = subprocess.Popen(
                command, env=self.environment | environment, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT
            )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)

    def _wait(self) -> None:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            if Visitor(self.port).ask("GET").status == 200:
                return
            time.sleep(0.2)
        raise SystemExit("The site did not start: " + (self.folder / "web.log").read_text()[-2000:])
