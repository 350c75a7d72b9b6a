"""A database that is away, and what stands in the spool."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from contact.models import RecordKey
from contact.services.submission import inquiry_submit
from tests.contact.conftest import VaultKeys, some_answers

#: A Monday morning in the desk's hours, long past on every machine.
SPOOLED_AT = datetime(2020, 1, 6, 15, 20, 30, tzinfo=UTC)

Spooled = Callable[..., Path]


@contextmanager
def database_away() -> Iterator[None]:
    """Take the table of the keys away, so that no inquiry can be stored."""
    table = RecordKey._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO taken_away")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE taken_away RENAME TO {table}")


@pytest.fixture
def spooled(db: None, vault_keys: VaultKeys, spool: Path) -> Spooled:
    """Return a function that submits an inquiry while the database is away, and returns its file."""

    def submit(submission_id: UUID | None = None, code: str = "", **answers: Any) -> Path:
        submission_id = submission_id or uuid4()
        with database_away():
            receipt = inquiry_submit(
                submission_id=submission_id, form="contact", answers=some_answers(**answers), now=SPOOLED_AT, code=code
            )
        assert receipt.spooled
        return spool / f"{submission_id}.json"

    return submit


def change(path: Path, section: str, **values: Any) -> None:
    """Change fields of a file, as somebody could who may write to the folder."""
    record = json.loads(path.read_bytes())
    record[section] |= values
    path.write_text(json.dumps(record))
