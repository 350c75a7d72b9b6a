"""A PostgreSQL of our own in a temporary folder, to be stopped and started at will, and a standby of it."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Self

import psycopg2

#: Seconds in which a standby has caught up, on a loaded machine.
CATCH_UP_SECONDS = 60


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """A cluster on loopback. It keeps its data when it is stopped the hard way.

    With `standby_of`, it begins as a copy of that one, and follows it once both run.
    """

    def __init__(self, folder: Path, *, standby_of: Self | None = None) -> None:
        self.folder, self.port = folder, free_port()
        folder.mkdir(parents=True)
        self._as: list[str] = []
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(folder, "postgres")
            for parent in (folder.parent, folder.parent.parent):
                parent.chmod(parent.stat().st_mode | 0o011)
            self._as = ["runuser", "-u", "postgres", "--"]
        if standby_of is None:
            self._run("initdb", "-D", str(folder / "data"), "-U", "postgres", "-A", "trust")
        else:
            source = ("-h", "127.0.0.1", "-p", str(standby_of.port), "-U", "postgres", "--checkpoint", "fast")
            self._run("pg_basebackup", *source, "--write-recovery-conf", "-D", str(folder / "data"))

    @property
    def url(self) -> str:
        """Return the address for DATABASE_URL."""
        return f"postgres://postgres@{self.host}/postgres"

    @property
    def host(self) -> str:
        """Return the host and port, as DATABASE_URL names them."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, "start"
        )

    def crash(self) -> None:
        """Stop it without a word to anybody, as a power cut would."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def lose(self) -> None:
        """Crash, and take the disk with it."""
        self.crash()
        shutil.rmtree(self.folder)

    def paired(self, folder: Path) -> "Cluster":
        """Return a running standby in another folder; from now on no commit is acknowledged before the standby has it.

        Both have the same settings, so who promotes the standby must first let it commit `alone`. Raise TimeoutError
        when the standby does not follow.
        """
        self.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
        standby = Cluster(folder, standby_of=self)
        standby.start()
        self.ask("SELECT pg_reload_conf()")
        deadline = time.monotonic() + CATCH_UP_SECONDS
        while self.ask("SELECT sync_state FROM pg_stat_replication") != [("sync",)]:
            if time.monotonic() > deadline:
                standby.crash()
                raise TimeoutError("the standby does not follow")
            time.sleep(0.1)
        return standby

    def alone(self) -> None:
        """Let it commit without a standby."""
        self.ask("ALTER SYSTEM RESET synchronous_standby_names")
        self.ask("SELECT pg_reload_conf()")

    def promote(self) -> None:
        """Make a standby the primary, and wait until it takes rows."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "promote")

    def ask(self, statement: str) -> list[tuple[Any, ...]]:
        """Ask it as its owner, outside of a transaction."""
        connection = psycopg2.connect(self.url)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as, str(_binaries() / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


def _binaries() -> Path:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = versions[-1] if versions else shutil.which("initdb")
    if not found:
        raise SystemExit("PostgreSQL is not installed here (Debian: apt-get install postgresql).")
    return Path(found).parent
