"""Many people write while the database crashes, hangs for a minute, or dies and leaves its place to another."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from subprocess import CalledProcessError

import psycopg2

from chaos.cluster import Cluster
from chaos.house import House, Outcome
from chaos.load import Load
from chaos.opened import messages

A_SECOND = float(os.environ.get("A_SECOND", "50"))
#: Seconds for which a table is locked.
LOCK_SECONDS = float(os.environ.get("LOCK_SECONDS", "60"))
#: Seconds of load before a fault, with the database away, and after it. A person who promotes a standby takes longer;
#: nothing changes in that time but the number of files.
BEFORE, AWAY, AFTER = 5, 6, 12
#: Seconds in which the worker brings everything from the disk to the desk, once nobody writes any more.
DRAIN_SECONDS = 120

#: Longer than the statements and the commit of one inquiry may take (6 s), for a loaded machine.
PATIENCE_SECONDS = 12

#: Breaks the database and mends it while people write.
Fault = Callable[[House], Outcome]


def scenario(house: House) -> Iterator[Outcome]:
    """Let people write through a crash, a lock and a failover, and count their messages as the desk would read them."""
    with house.web(), house.worker():
        yield from _under_load(house, "crash", _crash)
        yield from _under_load(house, "lock", _lock)
    with _pair(house) as standby, house.web(), house.worker():
        yield _widowed(house, standby)
        yield from _under_load(house, "failover", lambda house: _fail_over(house, standby))


def _under_load(house: House, name: str, fault: Fault) -> Iterator[Outcome]:
    with Load(house, A_SECOND, name=name) as load:
        time.sleep(BEFORE)
        yield fault(house)
        time.sleep(AFTER)
    answered = load.sent and not (load.odd or load.unanswered or load.given_up)
    yield Outcome(f"{name} under load: everyone is thanked", load.said, bool(answered))
    seconds, kept = _seconds_to_drain(house), messages(house)
    texts = [load.text_of(each.number) for each in load.sent]
    lost = sum(not kept[load.text_of(number)] for number in load.thanked)
    twice = sum(kept[text] > 1 for text in texts)
    rows = sum(kept[text] for text in texts)
    figure = f"{rows} rows, {lost} lost, {twice} twice, {house.spooled()} left after {seconds:.0f} s"
    yield Outcome(f"{name} under load: each of them is a row, once", figure, not (lost or twice or house.spooled()))


def _crash(house: House) -> Outcome:
    house.cluster.crash()
    time.sleep(AWAY)
    waiting = house.spooled()
    house.cluster.start()
    return Outcome("the database crashes under load", f"{waiting} waited on the disk", waiting > 0)


def _lock(house: House) -> Outcome:
    blocker = psycopg2.connect(house.cluster.url)
    try:
        with blocker.cursor() as cursor:
            cursor.execute("LOCK TABLE contact_inquiry")
        time.sleep(LOCK_SECONDS)
        waiting = house.spooled()
    finally:
        blocker.close()
    return Outcome(f"a table is locked for {LOCK_SECONDS:.0f} s", f"{waiting} waited on the disk", waiting > 0)


def _widowed(house: House, standby: Cluster) -> Outcome:
    """Stop the standby, so that no commit is answered, while two people write; then let it follow again."""
    before, visitors, seconds = house.count(), [house.visitor() for _ in range(2)], []
    standby.crash()
    answers = []
    for visitor in visitors:
        start = time.monotonic()
        answers.append(visitor.send().is_thanks)
        seconds.append(time.monotonic() - start)
    standby.start()
    _seconds_to_drain(house)
    rows = house.count() - before
    figure = f"{sum(answers)} thanked after {max(seconds):.1f} s, {rows} rows, {house.spooled()} left"
    ok = all(answers) and rows == len(visitors) and not house.spooled() and max(seconds) < PATIENCE_SECONDS
    return Outcome("the standby is gone, and commits wait for it", figure, ok)


def _fail_over(house: House, standby: Cluster) -> Outcome:
    """Lose the primary with its disk, promote the standby, and wait for the first row that it takes."""
    too_early = house.spooled()
    house.cluster.lose()
    house.cluster, start = standby, time.monotonic()
    time.sleep(AWAY)
    waiting = house.spooled()
    standby.alone()
    before = house.count()
    standby.promote()
    promoted = time.monotonic()
    while house.count() == before and time.monotonic() - promoted < DRAIN_SECONDS:
        time.sleep(0.05)
    now = time.monotonic()
    first = f"first row {now - start:.1f} s after the loss, {now - promoted:.1f} s after the promotion"
    figure = f"{too_early} waited before, {waiting} at the promotion; {first}"
    return Outcome("the primary is lost, its standby promoted", figure, waiting > 0 and not too_early)


@contextmanager
def _pair(house: House) -> Iterator[Cluster]:
    """Give the house's database a standby, and the site both their addresses."""
    primary = house.cluster
    standby = primary.paired(house.folder / "standby" / "cluster")
    # The standby first, where a site that took the first host it reaches would write in vain.
    house.environment["DATABASE_URL"] = f"postgres://postgres@{standby.host},{primary.host}/postgres"
    try:
        yield standby
    finally:
        with suppress(CalledProcessError):
            standby.crash()


def _seconds_to_drain(house: House) -> float:
    """Wait until the worker has emptied the spool, or for as long as it may take."""
    start = time.monotonic()
    while house.spooled() and time.monotonic() - start < DRAIN_SECONDS:
        time.sleep(0.2)
    return time.monotonic() - start
