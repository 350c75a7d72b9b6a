"""Serves a WSGI application as production does, and sends forms to it from one client or from many."""

import http.client
import os
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from chaos.cluster import free_port

WORKERS = 2


@contextmanager
def served(wsgi: str, *, environment: Mapping[str, str], folder: Path, log: Path) -> Iterator["Server"]:
    """Run gunicorn with two workers and yield it once it answers."""
    port = free_port()
    options = ["--preload", "--workers", str(WORKERS), "--no-control-socket", "--log-level", "warning"]
    command = [str(Path(sys.executable).with_name("gunicorn")), *options, "--bind", f"127.0.0.1:{port}", wsgi]
    with log.open("ab") as out:
        process = subprocess.Popen(command, env=dict(environment), cwd=folder, stdout=out, stderr=out)
    try:
        _wait(port, log)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait(port: int, log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            ask(port, "GET", "/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("It did not start: " + log.read_text()[-2000:])


@dataclass(frozen=True, slots=True)
class Server:
    """A gunicorn with its workers."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """Return the processor time that its workers took so far, to a hundredth of a second (Linux)."""
        workers = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in workers]
        return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, and after how many seconds."""

    status: int
    location: str
    cookies: str
    text: bytes
    seconds: float


def ask(
    port: int, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
) -> Reply:
    """Send one request on a connection of its own, and time it from the connection to the last byte."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, {"Host": "127.0.0.1", **(headers or {})})
        answer = connection.getresponse()
        text = answer.read()
        seconds = time.perf_counter() - start
        cookies = "; ".join(each.split(";")[0] for each in answer.headers.get_all("Set-Cookie", []))
        return Reply(answer.status, answer.headers.get("Location", ""), cookies, text, seconds)
    finally:
        connection.close()


@dataclass
class Times:
    """Of one server: seconds of each request by one client, and requests a second by many, of each round."""

    rounds: list[list[float]] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    """Seconds of processor that the server took for each request of one client, by round."""


def rate_of(send: "Sender", clients: int, count: int) -> float:
    """Return how many requests a second many clients get answered."""
    start = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(lambda _: send.once(), range(count)))
    return count / (time.perf_counter() - start)


class Sender(ABC):
    """Sends one more form, each time another; a subclass says how."""

    @abstractmethod
    def once(self) -> float:
        """Send a form and return the seconds; raise AssertionError when it was not taken."""
