"""Looking through every column of every table of the database, those of Django and Wagtail and of nobody as well."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.db import Error as AnyDatabaseError
from django.db import connection, transaction

from contact.management.tracing.needles import Needles
from contact.management.tracing.report import Looked
from contact.management.tracing.searching import Budget, Search

#: Rows that are in memory at a time; a sealed attachment takes some megabytes.
BATCH = 50


def look_at_tables(needles: Needles, budget: Budget, looked: Looked) -> None:
    """Read all tables, in batches; what this database user may not read is named in the report."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    for table in tables:
        looked.items += 1
        try:
            _look_at(table, needles, budget, looked)
        except AnyDatabaseError:
            looked.unread.append(table)


def _look_at(table: str, needles: Needles, budget: Budget, looked: Looked) -> None:
    for columns, rows in _batches(table):
        for column, values in zip(columns, zip(*rows, strict=True), strict=True):
            content = b"\0".join(_bytes(value) for value in values if value is not None)
            budget.spend(len(content))
            if found := Search(needles).feed(content):
                looked.hits[f"{table}.{column}"] += found


def _batches(table: str) -> Iterator[tuple[list[str], Sequence[tuple[Any, ...]]]]:
    with _reading(), connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name that the database gave
        while rows := cursor.fetchmany(BATCH):
            yield [column[0] for column in cursor.description or ()], rows


def _reading() -> AbstractContextManager[Any]:
    """Return a transaction for PostgreSQL, which keeps a cursor open; on SQLite one would stop all who write."""
    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()


def _bytes(value: Any) -> bytes:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    return str(value).encode(errors="surrogatepass")
