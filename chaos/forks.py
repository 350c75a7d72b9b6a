"""Commands of the site that are killed at a point, one after the other, out of one process that has loaded the site."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from chaos.hooks import Point
from chaos.house import ROOT, House

#: How often each point kills.
KILLS = int(os.environ.get("KILLS", "20"))


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, below zero for a signal, and what it said."""

    code: int
    said: str


class Forks:
    """Asks a running `chaos.armed` for one command after the other."""

    def __init__(self, house: House, process: subprocess.Popen[str], log: Path) -> None:
        self._house, self._process, self._log = house, process, log

    def run(self, *arguments: str) -> Ended:
        """Run a command and wait for its end."""
        assert self._process.stdin
        assert self._process.stdout
        start = self._log.stat().st_size
        self._process.stdin.write(json.dumps(arguments) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        return Ended(code, self._log.read_bytes()[start:].decode())

    def killed(self, point: Point, at_pass: int, *arguments: str) -> bool:
        """Run a command that a point is to kill; say whether it was this point that did."""
        flag = self._house.armed(point, at_pass=at_pass)
        ended, fired = self.run(*arguments), not flag.exists()
        flag.unlink(missing_ok=True)
        return fired and ended.code == -signal.SIGKILL


def passes(most: int) -> list[int]:
    """Return at which pass of a point each of the kills is, spread from the first on over so many."""
    return [1 + number * most // KILLS for number in range(KILLS)]


@contextmanager
def forks(house: House, **environment: str) -> Iterator[Forks]:
    """Load the site once, in an environment of its own, and give what runs commands of it."""
    log = house.folder / "armed.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "chaos.armed"],
            env=house.environment | environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=out,
            text=True,
        )
    with process:  # its end closes the input, and with it the process ends
        yield Forks(house, process, log)
