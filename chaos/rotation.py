"""The keys change while messages come in, and what wraps them anew is killed again and again."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

from chaos.house import ROOT, House, Outcome
from chaos.keys import KeyHouse
from chaos.load import Load

RECORDS = 10_000
#: Messages a second, and for how many seconds they come at least, whatever the rotations take.
RATE = 50
LOAD_SECONDS = int(os.environ.get("LOAD_SECONDS", "300"))
#: The staff keys that come one after the other under the load, and how often the rotation to each is killed.
KEYS = ("2", "3")
KILLS = 10
#: Seconds after which a rotation at work is killed; a batch takes about half a second on a loaded machine.
SPREAD_SECONDS = 0.6
#: What a drill may take for 10,000 records.
DRILL_SECONDS = 300


def scenario(house: House) -> Iterator[Outcome]:
    """Rotate twice under load with kills, then lose the staff key, then the escrow key."""
    keys = KeyHouse(house)
    keys.records("fill", str(RECORDS))
    yield from _killed(house, keys)
    yield _staff_key_lost(house, keys)
    yield _escrow_key_lost(house, keys)


def _killed(house: House, keys: KeyHouse) -> Iterator[Outcome]:
    with house.web(), Load(house, RATE) as load:
        killed = sum(_change(house, keys, number) for number in KEYS)
        time.sleep(max(0.0, LOAD_SECONDS - load.elapsed))
    last = house.manage("contact_keys", "rotate")
    newest = f"ring/{KEYS[-1]}.pem"
    expected, found = RECORDS + len(load.thanked), keys.check(newest)
    yield Outcome(
        f"people, for {load.elapsed:.0f} s of it",
        load.said,
        not load.given_up and not load.odd and load.rate > 0.9 * RATE,
    )
    figure = (
        f"{killed} kills, {found['rows'] - expected} lost, {found['unreadable']} unreadable, {house.spooled()} wait"
    )
    yield Outcome(
        f"{len(KEYS)} changes of key with {RECORDS} records, killed at random",
        figure,
        killed == len(KEYS) * KILLS
        and found["rows"] == found["escrow"] == expected
        and not found["unreadable"] + house.spooled(),
    )
    yield Outcome(
        "all of them open with the newest key alone",
        f"{found['staff']} of {expected}",
        found["staff"] == expected and "None is left" in last,
    )


def _change(house: House, keys: KeyHouse, number: str) -> int:
    """Publish another staff key, and wrap all records to it, killed again and again; return how often."""
    keys.make("staff", f"ring/{number}.pem", f"{number}.public.pem")
    house.manage("contact_keys", "publish", "--staff", str(keys.folder / f"{number}.public.pem"))
    killed = sum(_rotate_and_kill(house) for _ in range(KILLS))
    house.manage("contact_keys", "rotate")
    return killed


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
    keys.make("staff", "ring/new.pem", "new.public.pem")
    house.manage("contact_keys", "publish", "--staff", str(keys.folder / "new.public.pem"))
    start = time.monotonic()
    house.manage("contact_keys", "rotate", "--recover-with", str(keys.escrow_key))
    seconds, found = time.monotonic() - start, keys.check("ring/new.pem")
    return Outcome(
        "the staff key is lost: recovered with the escrow key",
        f"{found['staff']} of {found['rows']} in {seconds:.0f} s",
        found["staff"] == found["rows"] and seconds < DRILL_SECONDS,
    )


def _escrow_key_lost(house: House, keys: KeyHouse) -> Outcome:
    """Go through the runbook: a new one, proven before it is published, and every record wrapped to it."""
    keys.escrow_key.unlink()
    private, public = "escrow-2.private.pem", str(keys.folder / "escrow-2.public.pem")
    keys.make("escrow", private, "escrow-2.public.pem")
    house.manage("contact_keys", "drill", "--key", str(keys.folder / private), "--public", public)
    house.manage("contact_keys", "publish", "--escrow", public)
    start = time.monotonic()
    house.manage("contact_keys", "rotate", "--escrow")
    seconds, found = time.monotonic() - start, keys.check("ring/new.pem", escrow=private)
    return Outcome(
        "the escrow key is lost: all are wrapped to a new one",
        f"{found['escrow']} of {found['rows']} in {seconds:.0f} s",
        found["escrow"] == found["staff"] == found["rows"] and seconds < DRILL_SECONDS,
    )
