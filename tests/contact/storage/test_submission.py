"""Taking an inquiry in: sealed, once, whole or not at all, and without a word in the clear."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, Settings

from contact.models import Inquiry, RecordKey
from contact.services.errors import NotConfigured, StorageUnavailable
from contact.services.submission import inquiry_id_for, inquiry_submit
from tests.contact.conftest import WHEN, MakeInquiry, VaultKeys, some_answers

TABLES = ("contact_inquiry", "contact_recordkey", "contact_note", "contact_auditevent")
CANARY = "canary"


@pytest.mark.parametrize("missing", ["CONTACT_STAFF_PUBLIC_KEY", "CONTACT_ESCROW_PUBLIC_KEY"])
def test_without_both_keys_nothing_is_taken(db: None, vault_keys: VaultKeys, settings: Settings, missing: str) -> None:
    setattr(settings, missing, "")
    with pytest.raises(NotConfigured):
        inquiry_submit(submission_id=uuid4(), form="contact", answers=some_answers(), now=WHEN)
    assert not Inquiry.objects.exists()


def test_staff_and_escrow_must_not_be_one_key(db: None, vault_keys: VaultKeys, settings: Settings) -> None:
    settings.CONTACT_ESCROW_PUBLIC_KEY = settings.CONTACT_STAFF_PUBLIC_KEY
    with pytest.raises(NotConfigured):
        inquiry_submit(submission_id=uuid4(), form="contact", answers=some_answers(), now=WHEN)


def test_the_same_submission_makes_one_row(db: None, vault_keys: VaultKeys) -> None:
    submission_id = uuid4()
    first = inquiry_submit(submission_id=submission_id, form="contact", answers=some_answers(), now=WHEN)
    later = WHEN + timedelta(minutes=40)
    second = inquiry_submit(submission_id=submission_id, form="contact", answers=some_answers(name="Eve"), now=later)
    assert (first.created, second.created) == (True, False)
    assert first.due_at == second.due_at == datetime(2026, 11, 23, 15, 35, tzinfo=UTC)
    assert list(Inquiry.objects.values_list("pk", flat=True)) == [inquiry_id_for(submission_id)]
    assert RecordKey.objects.count() == 1


def test_no_column_holds_a_word_of_the_visitor(db: None, make_inquiry: MakeInquiry) -> None:
    make_inquiry(name=f"{CANARY} one", message=f"{CANARY} two", reach="canary@example.org", reach_kind="email")
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of our own tables
            for row in cursor.fetchall():
                stored = b"|".join(
                    bytes(cell) if isinstance(cell, memoryview | bytes) else str(cell).encode() for cell in row
                )
                assert CANARY.encode() not in stored


def test_the_clear_columns_know_the_hour_and_not_the_minute(db: None, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    assert inquiry.received_hour == WHEN.replace(minute=0, second=0)
    assert (inquiry.status, inquiry.disposition, inquiry.version, inquiry.assignee) == ("new", "", 0, None)
    assert (inquiry.form, inquiry.size_bucket, inquiry.alg) == ("contact", 2, 1)


def test_a_submission_takes_few_queries(
    db: None, vault_keys: VaultKeys, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(8):
        inquiry_submit(submission_id=uuid4(), form="contact", answers=some_answers(), now=WHEN)


@pytest.mark.parametrize("table", ["contact_inquiry", "contact_recordkey", "django_tasks_database_dbtaskresult"])
def test_a_fault_of_database_and_spool_leaves_nothing_behind(
    db: None, vault_keys: VaultKeys, spool: Path, table: str
) -> None:
    spool.write_text("in the way of the folder")
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO taken_away")
    with pytest.raises(StorageUnavailable) as refused:
        inquiry_submit(submission_id=uuid4(), form="contact", answers=some_answers(name=CANARY), now=WHEN)
    assert refused.value.__cause__ is None
    assert CANARY not in str(refused.value.__context__)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE taken_away RENAME TO {table}")
    assert (Inquiry.objects.count(), RecordKey.objects.count(), DBTaskResult.objects.count()) == (0, 0, 0)


def test_a_row_that_a_constraint_refuses_does_not_look_stored(db: None, vault_keys: VaultKeys, spool: Path) -> None:
    with pytest.raises(StorageUnavailable):
        inquiry_submit(submission_id=uuid4(), form=None, answers=some_answers(), now=WHEN)  # type: ignore[arg-type]  # the fault under test
    assert not Inquiry.objects.exists()
    assert not spool.exists()
