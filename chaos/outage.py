"""The database goes away, hangs, or is full of waiting; every visitor is answered, and every answer is true."""

import time
from collections.abc import Iterator
from statistics import median
from typing import Any

import psycopg2

from chaos.crowd import send_together
from chaos.hooks import DRAIN_POINTS
from chaos.house import House, Outcome

SUBMISSIONS = 200
DOUBLE = 50
#: Longer than a connection (2 s) and a statement (3 s) may take, for a loaded machine.
PATIENCE_SECONDS = 8


def scenario(house: House) -> Iterator[Outcome]:
    """Two hundred submissions around a crash, and a table that is locked."""
    with house.web():
        yield from _crash(house)
        yield _locked(house)
        yield _no_connections(house)


def _crash(house: House) -> Iterator[Outcome]:
    before = house.count()
    visitors = [house.visitor() for _ in range(SUBMISSIONS)]
    thanked, seconds = 0, []
    for number, visitor in enumerate(visitors):
        if number == SUBMISSIONS // 10:
            house.cluster.crash()
        start = time.perf_counter()
        thanked += visitor.send().is_thanks
        seconds.append(time.perf_counter() - start)
    waiting = house.spooled()
    again = sum(visitor.send().is_thanks for visitor in visitors[-DOUBLE:])
    more = house.spooled() - waiting
    house.cluster.start()
    flag = house.armed(DRAIN_POINTS[5])
    house.drain()
    was_killed = not flag.exists()
    house.drain()
    rows, tasks = house.count() - before, house.count("django_tasks_database_dbtaskresult")
    slowest = f"p50 {median(seconds) * 1000:.0f} ms, slowest {max(seconds) * 1000:.0f} ms"
    yield Outcome("database crashes in 200 submissions: thanked", f"{thanked}, {slowest}", thanked == SUBMISSIONS)
    yield Outcome("50 of them sent twice: files more", f"{more}, {again} thanked", (more, again) == (0, DOUBLE))
    yield Outcome(
        "rows after a killed drain and a whole one",
        f"{rows}, {house.spooled()} left, {tasks - house.count()} tasks too many",
        was_killed and rows == SUBMISSIONS and not house.spooled() and tasks == house.count(),
    )


def _locked(house: House) -> Outcome:
    visitor, before = house.visitor(), house.count()
    blocker = psycopg2.connect(house.cluster.url)
    with blocker.cursor() as cursor:
        cursor.execute("LOCK TABLE contact_inquiry")
    start = time.perf_counter()
    answer = visitor.send()
    waited = time.perf_counter() - start
    blocker.close()
    house.drain()
    ok = answer.is_thanks and waited < PATIENCE_SECONDS and house.count() == before + 1
    return Outcome("a table is locked: one visitor waits", f"{waited:.1f} s, status {answer.status}", ok)


def _no_connections(house: House) -> Outcome:
    before = house.count()
    taken: list[Any] = []
    visitors = [house.visitor() for _ in range(6)]
    house.ask(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename IS NOT NULL"
    )
    try:
        while len(taken) < 200:
            taken.append(psycopg2.connect(house.cluster.url))
    except psycopg2.OperationalError:
        pass
    answers = [answer.is_thanks for answer in send_together(visitors)]
    for connection in taken:
        connection.close()
    house.drain()
    rows = house.count() - before
    return Outcome(
        f"all {len(taken)} connections are taken",
        f"{sum(answers)} of 6 thanked, {rows} kept",
        sum(answers) == rows == 6,
    )
