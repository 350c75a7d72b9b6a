"""The audit: append-only, chained, and found out when somebody forged it all the same."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction
from django.db.models import F

from contact.models import AuditEvent, AuditHead
from contact.services.audit import audit_append, audit_verify
from contact.services.errors import AuditUnavailable
from tests.contact.storage.sabotage import drop_triggers, refuse_audit_rows, run_sql


def _append(object_id: str = "thing") -> int:
    return audit_append(actor="user:1", action="test.look", object_id=object_id, detail={"version": 1})


@pytest.fixture
def five(db: None) -> list[int]:
    """Append five rows and return their numbers."""
    return [_append(f"thing-{number}") for number in range(5)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE contact_auditevent SET actor = 'user:2'",
        "DELETE FROM contact_auditevent",
        "DELETE FROM contact_audithead",
    ],
)
def test_the_database_refuses_to_change_the_audit(five: list[int], statement: str) -> None:
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        run_sql(statement)
    assert audit_verify().ok


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", ["contact_auditevent", "contact_audithead"])
def test_the_database_refuses_to_truncate_the_audit(five: list[int], table: str) -> None:
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        run_sql(f"TRUNCATE {table}")


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="INSERT OR REPLACE is SQLite's own")
def test_a_row_is_not_replaced(five: list[int]) -> None:
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        run_sql("INSERT OR REPLACE INTO contact_auditevent SELECT * FROM contact_auditevent WHERE seq = %s", five[0])


@pytest.mark.parametrize("value", ["Sam Smith", "someone@example.org", "+1 202 555 0123", "x" * 65, "naïve"])
def test_a_value_is_refused(db: None, value: str) -> None:
    for fields in ({"object_id": value}, {"detail": {"name": value}}, {"detail": {value: 1}}, {"actor": value}):
        row = {"actor": "user:1", "action": "test.look", "object_id": "thing", "detail": {}} | fields
        with pytest.raises(ValueError, match="never values"):
            audit_append(**row)  # type: ignore[arg-type]  # one of four shapes, each of them valid


def test_rows_follow_one_another(five: list[int]) -> None:
    first, second = AuditEvent.objects.filter(seq__in=five[:2]).order_by("seq")
    assert second.seq == first.seq + 1
    assert bytes(second.prev) == bytes(first.hash)
    assert audit_verify().ok


def test_a_row_that_cannot_be_written_says_so_and_leaves_the_chain_whole(five: list[int]) -> None:
    refuse_audit_rows()
    with pytest.raises(AuditUnavailable):
        _append()
    report = audit_verify()
    assert report.ok
    assert report.count == five[-1]


Forgery = Callable[[list[int]], object]


def _edit(rows: list[int]) -> None:
    AuditEvent.objects.filter(seq=rows[2]).update(actor="user:2")


def _edit_detail(rows: list[int]) -> None:
    AuditEvent.objects.filter(seq=rows[2]).update(detail={"version": 2})


def _row_of_its_own_hash(rows: list[int]) -> None:
    kept, head = list(AuditEvent.objects.filter(seq__gte=rows[2]).order_by("seq")), AuditHead.objects.get()
    _cut_tail(rows)
    AuditHead.objects.update(seq=rows[1], hash=kept[0].prev)
    _append("another-thing")
    AuditEvent.objects.bulk_create(kept[1:])
    AuditHead.objects.update(seq=head.seq, hash=head.hash)


def _hole(rows: list[int]) -> None:
    run_sql("DELETE FROM contact_auditevent WHERE seq = %s", rows[2])


def _hole_closed_up(rows: list[int]) -> None:
    _hole(rows)
    for seq in rows[3:]:
        AuditEvent.objects.filter(seq=seq).update(seq=F("seq") - 1)


def _cut_tail(rows: list[int]) -> None:
    run_sql("DELETE FROM contact_auditevent WHERE seq >= %s", rows[2])


def _cut_tail_and_wind_head_back(rows: list[int]) -> None:
    _cut_tail(rows)
    AuditHead.objects.update(seq=rows[1])


def _foreign_row(rows: list[int]) -> None:
    last = AuditEvent.objects.get(seq=rows[-1])
    head = AuditHead.objects.get()
    _append()
    AuditHead.objects.update(seq=head.seq, hash=last.hash)


def _no_head(rows: list[int]) -> None:
    run_sql(f"DROP TRIGGER contact_audithead_no_delete{' ON contact_audithead' * (connection.vendor == 'postgresql')}")
    run_sql("DELETE FROM contact_audithead")


@pytest.mark.parametrize(
    ("forgery", "row", "reason"),
    [
        (_edit, 2, "edit"),
        (_edit_detail, 2, "edit"),
        (_row_of_its_own_hash, 3, "edit"),
        (_hole, 2, "hole"),
        (_hole_closed_up, 2, "edit"),
        (_cut_tail, 2, "tail"),
        (_cut_tail_and_wind_head_back, 1, "head"),
        (_foreign_row, 5, "head"),
    ],
)
def test_a_forgery_is_found_and_its_first_row_named(five: list[int], forgery: Forgery, row: int, reason: str) -> None:
    drop_triggers()
    forgery(five)
    report = audit_verify()
    assert (report.ok, report.first_bad_seq, report.reason) == (False, five[0] + row, reason)
    with pytest.raises(CommandError, match=rf"row {five[0] + row}\b"):
        call_command("audit_verify")


def test_a_missing_head_is_found_and_stops_the_writing(five: list[int]) -> None:
    _no_head(five)
    assert not audit_verify().ok
    with pytest.raises(AuditUnavailable):
        _append()


def test_the_command_says_that_the_audit_is_whole(five: list[int]) -> None:
    said = io.StringIO()
    call_command("audit_verify", stdout=said)
    head = bytes(AuditHead.objects.get().hash).hex()
    assert f"whole: {five[-1]} rows, head {head}" in said.getvalue()


def _append_many(number: int) -> list[int]:
    try:
        return [_append(f"thread-{number}") for _ in range(25)]
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_many_who_append_at_once_make_one_chain() -> None:
    with ThreadPoolExecutor(4) as pool:
        rows = [seq for appended in pool.map(_append_many, range(4)) for seq in appended]
    assert sorted(rows) == list(range(min(rows), min(rows) + 100))
    assert audit_verify().ok
