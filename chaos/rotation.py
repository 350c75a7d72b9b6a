"""The keys change while messages come in, and what wraps them anew is killed again and again."""

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

from chaos.house import ROOT, House, Outcome
from chaos.keys import KeyHouse

RECORDS = 10_000
KILLS = 20
#: Seconds after which a rotation at work is killed; a batch takes about half a second on a loaded machine.
SPREAD_SECONDS = 0.6


def scenario(house: House) -> Iterator[Outcome]:
    """Rotate under load with kills, then lose the staff key, then the escrow key."""
    keys = KeyHouse(house)
    keys.records("fill", str(RECORDS))
    yield from _killed(house, keys)
    yield _staff_key_lost(house, keys)


def _killed(house: House, keys: KeyHouse) -> Iterator[Outcome]:
    stop, thanked = threading.Event(), [0]
    with house.web():
        load = threading.Thread(target=_visit, args=(house, stop, thanked))
        load.start()
        keys.make("staff", "ring/2.pem", "2.public.pem")
        house.manage("contact_keys", "publish", "--staff", str(keys.folder / "2.public.pem"))
        killed = sum(_rotate_and_kill(house) for _ in range(KILLS))
        last = house.manage("contact_keys", "rotate")
        stop.set()
        load.join()
    last += house.manage("contact_keys", "rotate")
    expected, found = RECORDS + thanked[0], keys.check("ring/2.pem")
    figure = f"{killed} kills, {thanked[0]} came in, {found['rows'] - expected} lost, {found['unreadable']} unreadable"
    yield Outcome(
        f"rotation of {RECORDS} under load, killed at random",
        figure,
        killed == KILLS and found["rows"] == found["escrow"] == expected and not found["unreadable"],
    )
    yield Outcome(
        "all of them open with the new key alone",
        f"{found['staff']} of {expected}",
        found["staff"] == expected and "None is left" in last,
    )


def _visit(house: House, stop: threading.Event, thanked: list[int]) -> None:
    while not stop.is_set():
        thanked[0] += house.visitor().send().is_thanks


def _rotate_and_kill(house: House) -> bool:
    """Start a rotation, let it wrap a batch or less, and kill it; say whether it was still at work."""
    command = [sys.executable, "-u", str(ROOT / "manage.py"), "contact_keys", "rotate"]
    process = subprocess.Popen(
        command, env=house.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    if random.random() < 0.5:  # noqa: S311 - half of them before the first batch is whole
        time.sleep(random.uniform(0.5, 3))  # noqa: S311 - chance, not secrecy
    else:
        assert process.stdout
        process.stdout.readline()
        time.sleep(random.uniform(0, SPREAD_SECONDS))  # noqa: S311 - chance, not secrecy
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def _staff_key_lost(house: House, keys: KeyHouse) -> Outcome:
    for path in (keys.folder / "ring").iterdir():
        path.unlink()
    keys.make("staff", "ring/3.pem", "3.public.pem")
    house.manage("contact_keys", "publish", "--staff", str(keys.folder / "3.public.pem"))
    start = time.monotonic()
    house.manage("contact_keys", "rotate", "--recover-with", str(keys.escrow_key))
    seconds, found = time.monotonic() - start, keys.check("ring/3.pem")
    return Outcome(
        "the staff key is lost: recovered with the escrow key",
        f"{found['staff']} of {found['rows']} in {seconds:.0f} s",
        found["staff"] == found["rows"] and seconds < 300,
    )
