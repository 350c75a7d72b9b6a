"""The database is away and the disk is full: whoever is thanked is kept, and whoever is not is told so."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from chaos.house import House, Outcome

SUBMISSIONS = 20
ROOM_BYTES = 64 * 1024


def scenario(house: House) -> Iterator[Outcome]:
    """Twenty submissions into 64 KiB, and twenty into a spool that is read-only."""
    with _small_spool(house) as (kind, environment), house.web(**environment):
        yield _fill(house, f"database away, spool full ({kind})", environment)


def _fill(house: House, name: str, environment: dict[str, str]) -> Outcome:
    before = house.count()
    visitors = [house.visitor() for _ in range(SUBMISSIONS)]
    house.cluster.crash()
    answers = [visitor.send() for visitor in visitors]
    thanked = sum(answer.is_thanks for answer in answers)
    honest = sum(answer.status == 503 and b"NOT sent" in answer.text for answer in answers)
    kept_typed = all(b"canary4b7e writes" in answer.text for answer in answers if answer.status == 503)
    house.cluster.start()
    house.manage("spool_drain", **environment)
    rows = house.count() - before
    recovered = house.visitor().send()
    ok = (
        0 < thanked == rows
        and thanked + honest == SUBMISSIONS
        and kept_typed
        and recovered.location.endswith("thanks/")
    )
    return Outcome(name, f"{thanked} thanked, {honest} told NOT sent, {rows} kept, works again: {recovered.status}", ok)


@contextmanager
def _small_spool(house: House) -> Iterator[tuple[str, dict[str, str]]]:
    """Make a spool with little room: a file system of its own where that is allowed, else by the quota."""
    folder = house.folder / "small"
    folder.mkdir(mode=0o700)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM_BYTES},mode=0700", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        yield "quota", {"CONTACT_SPOOL_DIR": str(folder), "CONTACT_SPOOL_MAX_BYTES": str(ROOM_BYTES)}
        return
    try:
        yield "tmpfs", {"CONTACT_SPOOL_DIR": str(folder)}
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)
