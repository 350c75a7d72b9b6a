"""A line to the database is cut from our side when it takes too long, and not a moment after it is done."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection

from legacy_site.lib.cutting import cut_after

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL stands on another machine"),
]


@pytest.fixture(autouse=True)
def no_sleeper_is_left(transactional_db: None) -> Iterator[None]:
    """End what still sleeps at the server after its line was cut, for the test database could not be dropped."""
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid()"
        )


def _sleep(seconds: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [seconds])


def test_what_takes_too_long_fails_in_time_and_the_next_connection_works() -> None:
    start = time.monotonic()
    with pytest.raises(OperationalError), cut_after(0.2):
        _sleep(10)
    assert time.monotonic() - start < 5
    connection.close()
    _sleep(0)


def test_what_is_done_in_time_is_left_alone_later() -> None:
    with cut_after(0.3):
        _sleep(0)
    _sleep(0.6)


def test_only_the_line_of_the_same_thread_is_cut() -> None:
    def other() -> None:
        try:
            _sleep(0.6)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        others = pool.submit(other)
        with pytest.raises(OperationalError), cut_after(0.2):
            _sleep(10)
        others.result()
    connection.close()


def test_a_block_that_asks_nothing_is_not_harmed() -> None:
    connection.close()
    with cut_after(0.01):
        time.sleep(0.1)
    _sleep(0)
