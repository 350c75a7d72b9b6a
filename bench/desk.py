"""The queue of the desk with many inquiries, beside the same queue with a hundred.

`python -m bench.desk`, with ROWS=100000 for more. It runs in one process on a PostgreSQL of its own; the ratio is what
means something elsewhere.
"""

import os
import random
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import django

from chaos.house import House

FEW, ROWS, ROUNDS = 100, int(os.environ.get("ROWS", "10000")), int(os.environ.get("ROUNDS", "30"))
P95_MS, QUERIES = 100, 12
LIST = "/admin/inquiries/"

#: What differs from row to row, in SQL; everything else is as in the one that was sealed.
_VARIED = {
    "id": "gen_random_uuid()",
    "submission_id": "gen_random_uuid()",
    "form": "(ARRAY['contact', 'call', 'family', 'insurance', 'referral'])[1 + mod(n, 5)]",
    "status": "CASE WHEN mod(n, 10) < 6 THEN 'closed' ELSE (ARRAY['new', 'attempting', 'reached'])[1 + mod(n, 3)] END",
    "disposition": "CASE WHEN mod(n, 10) < 6 THEN 'referred_connected' ELSE '' END",
    "assignee_id": "CASE WHEN mod(n, 10) = 6 THEN {user}::bigint END",
    "received_hour": "date_trunc('hour', now()) - n * interval '5 minutes'",
    "first_contact_due_at": "now() - n * interval '5 minutes'",
}


def _grow(count: int, user: int) -> None:
    """Copy the one sealed inquiry so often, in one statement; the list opens none of them."""
    from django.db import connection

    from contact.models import Inquiry

    columns = [field.column for field in Inquiry._meta.concrete_fields]
    values = [_VARIED.get(column, column).format(user=user) for column in columns]
    seed = "(SELECT * FROM contact_inquiry LIMIT 1) AS seed, generate_series(1, %s) AS n"
    with connection.cursor() as cursor:
        names = ", ".join(columns)
        cursor.execute(f"INSERT INTO contact_inquiry ({names}) SELECT {', '.join(values)} FROM {seed}", [count])  # noqa: S608 - names of our own columns
        cursor.execute("ANALYZE contact_inquiry")


def _pages(client: Any) -> dict[str, str]:
    """Return the addresses to ask, by what they are."""
    tabs = {f"tab {tab}": f"{LIST}?show={tab}" for tab in ("new", "mine", "closed")}
    return {"first page": LIST, "deep page": f"{LIST}?p=99999", "deep, closed": f"{LIST}?show=closed&p=99999"} | tabs


def _measure(client: Any) -> dict[str, tuple[list[float], int]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pages = _pages(client)
    times: dict[str, list[float]] = {name: [] for name in pages}
    for round_ in range(ROUNDS + 2):
        for name in random.sample(list(pages), k=len(pages)):
            start = perf_counter()
            if client.get(pages[name]).status_code != 200:
                raise AssertionError(f"no list at {pages[name]}")
            if round_ > 1:
                times[name].append(perf_counter() - start)
    asked = {}
    for name, address in pages.items():
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        asked[name] = len(captured)
        if name == os.environ.get("SHOW"):
            print("\n".join(query["sql"][:150] for query in captured.captured_queries))
    return {name: (times[name], asked[name]) for name in pages}


def _report(few: dict[str, tuple[list[float], int]], many: dict[str, tuple[list[float], int]]) -> bool:
    print(f"{'':<14}{'p50, ratio to ' + str(FEW):>20}{'p95 ms':>10}{'queries':>10}")
    holds = True
    for name, (times, asked) in many.items():
        p95 = quantiles(times, n=20)[-1] * 1000
        holds = holds and p95 <= P95_MS and asked <= QUERIES
        print(f"{name:<14}{median(times) / median(few[name][0]):>20.2f}{p95:>10.1f}{asked:>10}")
    print(f"{'ok  ' if holds else 'MISS'} the budget is p95 {P95_MS} ms and {QUERIES} queries")
    return holds


def _run(house: House) -> bool:
    os.environ.update(house.environment)
    django.setup()
    from django.conf import settings
    from django.test import Client

    from chaos.records import fill
    from tests import personas

    settings.ALLOWED_HOSTS = ["testserver"]
    member, client = personas.admissions("maya"), Client()
    client.force_login(member)
    fill(1)
    _grow(FEW, member.pk)
    few = _measure(client)
    _grow(ROWS - FEW, member.pk)
    print(f"{house.count():,} rows, {ROUNDS} rounds, load {os.getloadavg()[0]:.1f}")
    return _report(few, _measure(client))


def main() -> int:
    """Fill a database of its own, measure, and drop it. Return 1 when a budget is missed."""
    folder = Path(tempfile.mkdtemp(prefix="bench-desk-"))
    house = House(folder)
    try:
        return int(not _run(house))
    finally:
        house.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
