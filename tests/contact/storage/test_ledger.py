"""The erasure ledger: append-only, chained, exported, and replayed over a backup that knows too much."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from contact.models import AuditEvent, Erasure, ErasureHead, Inquiry, LegalHold, Note, RecordKey
from contact.services.erasing import record_erase
from contact.services.errors import RecordErased, RecordUnreadable
from contact.services.holding import inquiry_hold
from contact.services.ledger import ledger_verify
from contact.services.notes import note_add
from contact.services.opening import inquiry_open
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry
from tests.contact.storage.sabotage import run_sql


def _erase(inquiry: Inquiry) -> Erasure:
    return record_erase(inquiry_id=inquiry.pk, actor="command:purge", reason="request")


def _command(*arguments: str) -> str:
    said = io.StringIO()
    call_command("contact_ledger", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def three(db: None, make_inquiry: MakeInquiry) -> list[Erasure]:
    """Erase three inquiries and return the rows of the ledger."""
    return [_erase(make_inquiry()) for _ in range(3)]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE contact_erasure SET reason = 'order'", "DELETE FROM contact_erasure", "DELETE FROM contact_erasurehead"],
)
def test_the_database_refuses_to_change_the_ledger(three: list[Erasure], statement: str) -> None:
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        run_sql(statement)
    assert ledger_verify().ok


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", ["contact_erasure", "contact_erasurehead"])
def test_the_database_refuses_to_truncate_the_ledger(three: list[Erasure], table: str) -> None:
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        run_sql(f"TRUNCATE {table}")


def test_an_inquiry_is_in_the_ledger_once(three: list[Erasure]) -> None:
    again = Erasure(
        seq=99, at=three[0].at, inquiry_id=three[0].inquiry_id, reason="order", prev=bytes(32), hash=bytes(32)
    )
    with pytest.raises(Error), transaction.atomic():
        again.save(force_insert=True)


def _drop_triggers() -> None:
    names = ["no_update", "no_delete", "no_replace"]
    if connection.vendor == "postgresql":
        names = ["no_change ON contact_erasure", "no_truncate ON contact_erasure"]
    for name in names:
        run_sql(f"DROP TRIGGER contact_erasure_{name}")


Forgery = Callable[[list[Erasure]], object]

FORGERIES: dict[str, tuple[Forgery, int, str]] = {
    "an edited reason": (lambda rows: Erasure.objects.filter(pk=rows[1].pk).update(reason="order"), 1, "edit"),
    "another inquiry": (lambda rows: Erasure.objects.filter(pk=rows[1].pk).update(inquiry_id=uuid4()), 1, "edit"),
    "a hole": (lambda rows: run_sql("DELETE FROM contact_erasure WHERE seq = %s", rows[1].pk), 1, "hole"),
    "a cut tail": (lambda rows: run_sql("DELETE FROM contact_erasure WHERE seq >= %s", rows[2].pk), 2, "tail"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_ledger_is_found_and_neither_exported_nor_replayed(
    three: list[Erasure], tmp_path: Path, name: str
) -> None:
    forge, row, reason = FORGERIES[name]
    _drop_triggers()
    forge(three)
    report = ledger_verify()
    assert (report.ok, report.first_bad_seq, report.reason) == (False, three[row].pk, reason)
    for arguments in (("export", "--to", str(tmp_path / "ledger")), ("verify",), ("replay",)):
        with pytest.raises(CommandError, match=rf"row {three[row].pk}\b"):
            _command(*arguments)
    assert not (tmp_path / "ledger").exists()


@pytest.fixture
def export(three: list[Erasure], tmp_path: Path) -> Path:
    """Return the file of an export of three erasures."""
    path = tmp_path / "ledger.jsonl"
    _command("export", "--to", str(path))
    return path


def _forge_lines(path: Path, change: Callable[[list[dict[str, Any]]], object]) -> None:
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    change(lines)
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))


LINE_FORGERIES: dict[str, Callable[[list[dict[str, Any]]], object]] = {
    "an edited row": lambda lines: lines[-3].update(inquiry=str(uuid4())),
    "a hole": lambda lines: (lines.pop(-3), lines[-1].update(count=len(lines) - 1)),
    "a cut tail": lambda lines: lines.pop(-2),
    "no end": lambda lines: lines.pop(),
    "rows swapped": lambda lines: lines.insert(0, lines.pop(1)) if len(lines) > 2 else None,
    "a row that is none": lambda lines: lines[0].clear(),
}


@pytest.mark.parametrize("name", LINE_FORGERIES)
def test_a_forged_export_is_refused_and_nothing_is_done(export: Path, name: str, make_inquiry: MakeInquiry) -> None:
    count, kept = Erasure.objects.count(), make_inquiry()
    _forge_lines(export, LINE_FORGERIES[name])
    with pytest.raises(CommandError):
        _command("replay", "--from", str(export))
    assert (Erasure.objects.count(), RecordKey.objects.filter(pk=kept.pk).count()) == (count, 1)


@pytest.mark.parametrize("text", ["", "[]", "é", "{}", "null\nnull\n"])
def test_what_is_no_export_is_refused(db: None, tmp_path: Path, text: str) -> None:
    path = tmp_path / "ledger"
    path.write_text(text)
    for source in (path, tmp_path / "nowhere"):
        with pytest.raises(CommandError):
            _command("replay", "--from", str(source))


def test_an_export_names_no_word_and_replaces_the_one_before(export: Path, three: list[Erasure]) -> None:
    before = export.read_text()
    rows = [json.loads(line) for line in before.splitlines()]
    assert [row["inquiry"] for row in rows[-4:-1]] == [str(row.inquiry_id) for row in three]
    assert set(rows[0]) == {"seq", "at", "inquiry", "reason", "prev", "hash"}
    assert export.stat().st_mode & 0o777 == 0o600
    _command("export", "--to", str(export))
    assert export.read_text() == before
    assert [path.name for path in export.parent.iterdir()] == [export.name]


def _restore_main_dump(rows: list[Inquiry], head: ErasureHead) -> None:
    """Put the main tables back as a dump had them; the table of the record keys has its own backup, and stays."""
    for row in rows:
        Inquiry.objects.filter(pk=row.pk).update(
            body=row.body, erased_at=None, status=row.status, disposition=row.disposition, version=row.version
        )
    _drop_triggers()
    run_sql("DELETE FROM contact_erasure WHERE seq > %s", head.seq)
    ErasureHead.objects.update(seq=head.seq, hash=head.hash)


def test_a_restored_dump_is_unreadable_where_erased_and_replayed_from_the_export(
    supervisor: User, make_inquiry: MakeInquiry, tmp_path: Path
) -> None:
    inquiries, head, ledger = [make_inquiry() for _ in range(20)], ErasureHead.objects.get(), tmp_path / "ledger"
    erased, kept = inquiries[:5], inquiries[5:]
    for inquiry in erased:
        _erase(inquiry)
    _command("export", "--to", str(ledger))
    _restore_main_dump(inquiries, head)
    for inquiry in erased:
        with pytest.raises(RecordUnreadable):
            inquiry_open(inquiry_id=inquiry.pk, user=supervisor)
    assert "5 of them from the export. Erased again: 5, with 0 keys." in _command("replay", "--from", str(ledger))
    for inquiry in erased:
        with pytest.raises(RecordErased):
            inquiry_open(inquiry_id=inquiry.pk, user=supervisor)
    assert [inquiry_open(inquiry_id=inquiry.pk, user=supervisor).answers.name for inquiry in kept] == ["Sam"] * 15
    assert ledger_verify().ok


def test_keys_and_holds_that_came_back_go_again(supervisor: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    note_add(inquiry_id=inquiry.pk, user=supervisor, text="x")
    keys, note, body = list(RecordKey.objects.all()), Note.objects.get(), bytes(inquiry.body)
    _erase(inquiry)
    Inquiry.objects.filter(pk=inquiry.pk).update(body=body, erased_at=None, status="new", disposition="")
    Note.objects.filter(pk=note.pk).update(body=note.body, erased_at=None)
    RecordKey.objects.bulk_create(keys)
    inquiry_hold(inquiry_id=inquiry.pk, user=supervisor, reason="litigation")
    assert "Erased again: 1, with 2 keys." in _command("replay")
    assert not any(table.exists() for table in (RecordKey.objects, LegalHold.objects))
    assert bytes(Note.objects.get().body) == b""
    assert "Erased again: 0, with 0 keys." in _command("replay")
    assert AuditEvent.objects.filter(action="inquiry.erase", object_id=str(inquiry.pk)).count() == 2


def test_keys_of_an_inquiry_that_the_dump_does_not_know_go_as_well(db: None, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    keys = list(RecordKey.objects.all())
    _erase(inquiry)
    Inquiry.objects.filter(pk=inquiry.pk).delete()
    RecordKey.objects.bulk_create(keys)
    assert "with 1 keys" in _command("replay")
    assert not RecordKey.objects.exists()


def test_an_export_of_another_history_is_refused(export: Path, three: list[Erasure], make_inquiry: MakeInquiry) -> None:
    _drop_triggers()
    run_sql("DELETE FROM contact_erasure WHERE seq = %s", three[2].pk)
    ErasureHead.objects.update(seq=three[1].pk, hash=three[1].hash)
    _erase(make_inquiry())
    with pytest.raises(CommandError, match="is not row"):
        _command("replay", "--from", str(export))
