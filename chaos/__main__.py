"""`make chaos`, or `python -m chaos kill outage`: run the scenarios, print a line for each fault and the sum."""

import shutil
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

from chaos.house import House, Outcome

#: Each is a module with `scenario(house)`, which yields outcomes. Every one gets a house of its own.
SCENARIOS = (
    "kill",
    "outage",
    "disk",
    "crowd",
    "post",
    "pictures",
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
    outcomes = [outcome for name in names or SCENARIOS for outcome in _run(name)]
    failed = sum(not outcome.ok for outcome in outcomes)
    _say(f"{len(outcomes) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _run(name: str) -> list[Outcome]:
    folder, start = Path(tempfile.mkdtemp(prefix=f"chaos-{name}-")), time.monotonic()
    _say(f"\n{name}")
    outcomes = []
    house = House(folder)
    try:
        for outcome in import_module(f"chaos.{name}").scenario(house):
            _say(f"  {'ok  ' if outcome.ok else 'FAIL'} {outcome.name:<52} {outcome.figure}")
            outcomes.append(outcome)
    finally:
        house.close()
    _say(f"  {time.monotonic() - start:.0f} s")
    if all(outcome.ok for outcome in outcomes):
        shutil.rmtree(folder, ignore_errors=True)
    else:
        _say(f"  Left for a look: {folder}")
    return outcomes


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
