"""The database is away and the disk as well: whoever is thanked is kept, and whoever is not is told so."""

import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from chaos.house import House, Outcome

SUBMISSIONS = 20
#: So many fit in the small spool.
FEW = 4
ROOM_BYTES = 64 * 1024


def scenario(house: House) -> Iterator[Outcome]:
    """Send twenty into 64 KiB, and a few to a disk that is read-only, that fails, and that takes no line of the log."""
    with _small_spool(house) as (kind, environment):
        with house.web(**environment):
            yield _fill(house, f"database away, spool full ({kind})", environment)
            yield _refuse(house, "database away, spool read-only", environment, _read_only(house, kind))
            fsync = house.failing(("os", "fsync", "before"))
            yield _refuse(house, "database away, fsync fails with EIO", environment, fsync)
        with house.web(log="/dev/full", **environment):
            yield _unlogged(house, environment)


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
    ok = 0 < thanked == rows and thanked + honest == SUBMISSIONS and kept_typed and recovered.is_thanks
    return Outcome(name, f"{thanked} thanked, {honest} told NOT sent, {rows} kept, works again: {recovered.status}", ok)


def _refuse(house: House, name: str, environment: dict[str, str], fault: AbstractContextManager[None]) -> Outcome:
    """Send while the disk fails, and again when it does not: the same server, and the database still away."""
    before, visitors = house.count(), [house.visitor() for _ in range(FEW)]
    house.cluster.crash()
    with fault:
        answers = [visitor.send() for visitor in visitors]
    honest = sum(answer.status == 503 and b"NOT sent" in answer.text for answer in answers)
    thanked = sum(visitor.send().is_thanks for visitor in visitors)
    house.cluster.start()
    house.manage("spool_drain", **environment)
    rows = house.count() - before
    figure = f"{honest} of {FEW} told NOT sent, {thanked} thanked afterwards, {rows} kept"
    return Outcome(name, figure, honest == thanked == rows == FEW)


def _unlogged(house: House, environment: dict[str, str]) -> Outcome:
    before, visitors = house.count(), [house.visitor() for _ in range(FEW)]
    house.cluster.crash()
    thanked = sum(visitor.send().is_thanks for visitor in visitors)
    house.cluster.start()
    house.manage("spool_drain", **environment)
    rows = house.count() - before
    return Outcome("database away, no line can be logged", f"{thanked} thanked, {rows} kept", thanked == rows == FEW)


@contextmanager
def _read_only(house: House, kind: str) -> Iterator[None]:
    folder = house.folder / "small"
    if kind == "quota":  # without the right to mount, one's own rights can be taken
        folder.chmod(0o500)
        yield
        folder.chmod(0o700)
        return
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)


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
