"""`make chaos`, or `python -m chaos kill outage`: run the scenarios, print a line for each fault and the sum."""

import shutil
import signal
import sys
import tempfile
import time
from contextlib import suppress
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from chaos.house import House

#: Each is a module with `scenario(house)`, which yields outcomes. Every one gets a house of its own.
SCENARIOS = (
    "kill",
    "killed",
    "outage",
    "failover",
    "disk",
    "crowd",
    "post",
    "pictures",
    "picture_fuzz",
    "fuzz",
    "raw",
    "injection",
    "proxy",
    "seals",
    "mutations",
    "timing",
    "rotation",
    "erasure",
)


def main(names: list[str]) -> int:
    """Run the scenarios and return the exit code: 1 when an expectation failed."""
    unknown = set(names) - set(SCENARIOS)
    if unknown:
        raise SystemExit(f"Unknown: {', '.join(sorted(unknown))}. There are: {', '.join(SCENARIOS)}.")
    # Whoever ends it, ends the database and the servers of the scenario with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    held = [each for name in names or SCENARIOS for each in _apart(name)]
    _say(f"{sum(held)} passed, {len(held) - sum(held)} failed")
    return int(not all(held))


def _apart(name: str) -> list[bool]:
    """Run a scenario in a process of its own, as Django knows one database for good; return what held of it.

    One that breaks off counts as failed, and the next is run all the same.
    """
    context = get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(name, sending))
    process.start()
    sending.close()
    held = list[bool]()
    try:
        with suppress(EOFError):
            while True:
                held.append(receiving.recv())
    except BaseException:
        process.terminate()
        process.join()
        raise
    process.join()
    if process.exitcode:
        _say(f"  FAIL {name} broke off")
        held.append(False)
    return held


def _run(name: str, told: Connection) -> None:
    folder, start = Path(tempfile.mkdtemp(prefix=f"chaos-{name}-")), time.monotonic()
    _say(f"\n{name}")
    all_held = True
    house = House(folder)
    try:
        for outcome in import_module(f"chaos.{name}").scenario(house):
            _say(f"  {'ok  ' if outcome.ok else 'FAIL'} {outcome.name:<52} {outcome.figure}")
            told.send(outcome.ok)
            all_held &= outcome.ok
    finally:
        house.close()
    _say(f"  {time.monotonic() - start:.0f} s")
    if all_held:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        _say(f"  Left for a look: {folder}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
