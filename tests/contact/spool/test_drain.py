"""What comes out of the spool: each inquiry once, and nothing that the form could not have made."""

import base64
import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from contact.models import Inquiry, RecordKey, WithdrawalCode
from contact.services.draining import Drained, spool_drain
from contact.services.spool_files import DRAFT_SECONDS, SET_ASIDE, spool_state
from contact.services.submission import inquiry_submit
from tests.contact.conftest import some_answers
from tests.contact.intake.conftest import opened
from tests.contact.spool.conftest import SPOOLED_AT, Spooled, change, database_away


def text(content: bytes) -> str:
    return base64.b64encode(content).decode()


FORGED: dict[str, tuple[str, dict[str, Any]]] = {
    "a status": ("inquiry", {"status": "closed"}),
    "a band": ("inquiry", {"band": "9"}),
    "an assignee": ("inquiry", {"assignee": "1"}),
    "an id": ("inquiry", {"id": str(uuid4())}),
    "another submission": ("inquiry", {"submission_id": str(uuid4())}),
    "words in the form's name": ("inquiry", {"form": "call me now"}),
    "an hour to come": ("inquiry", {"received_hour": (SPOOLED_AT + timedelta(days=4000)).isoformat()}),
    "a minute": ("inquiry", {"received_hour": SPOOLED_AT.isoformat()}),
    "a time of nowhere": ("inquiry", {"received_hour": "2020-01-06T15:00:00"}),
    "a promise of the past": ("inquiry", {"first_contact_due_at": "2001-01-01T00:00:00+00:00"}),
    "a promise far off": ("inquiry", {"first_contact_due_at": "2031-01-01T00:00:00+00:00"}),
    "a body in the clear": ("inquiry", {"body": text(b"x" * 8225)}),
    "another suite": ("inquiry", {"alg": "2"}),
    "an unknown suite": ("inquiry", {"alg": "300"}),
    "another size": ("inquiry", {"size_bucket": "3"}),
    "a schema that is none": ("inquiry", {"schema_version": "0"}),
    "a number for a text": ("inquiry", {"form": 7}),
    "a key id with words": ("key", {"staff_kid": "call me now 1234"}),
    "one key twice": ("key", {"staff_kid": "a" * 16, "escrow_kid": "a" * 16}),
    "wraps of two lengths": ("key", {"staff_wrap": text(b"x")}),
    "a wrap without end": ("key", {"staff_wrap": text(b"x" * 300), "escrow_wrap": text(b"x" * 300)}),
    "an inquiry of another": ("key", {"inquiry": str(uuid4())}),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_file_that_no_form_made_becomes_no_row(spooled: Spooled, spool: Path, what: str) -> None:
    file, good = spooled(), spooled()
    section, values = FORGED[what]
    change(file, section, **values)
    assert spool_drain() == Drained(stored=1, set_aside=1)
    assert [str(pk) for pk in Inquiry.objects.values_list("submission_id", flat=True)] == [good.stem]
    assert [path.name for path in (spool / SET_ASIDE).iterdir()] == [file.name]
    assert spool_drain() == Drained()
    assert spool_state().set_aside == 1


FORGED_CODES: dict[str, dict[str, Any]] = {
    "a hash cut short": {"hash": text(b"x" * 31)},
    "a hash too long": {"hash": text(b"x" * 33)},
    "no hash": {"hash": ""},
    "what is no base64": {"hash": "call me now"},
    "a number": {"hash": 7},
    "nothing": {"hash": None},
    "the inquiry of another": {"inquiry": str(uuid4())},
    "a time of its own": {"made_hour": SPOOLED_AT.isoformat()},
}


@pytest.mark.parametrize("what", FORGED_CODES)
def test_a_forged_code_is_not_taken(spooled: Spooled, spool: Path, what: str) -> None:
    file, good = spooled(code="the code of one"), spooled(code="the code of another")
    change(file, "code", **FORGED_CODES[what])
    assert spool_drain() == Drained(stored=1, set_aside=1)
    assert [str(code.inquiry.submission_id) for code in WithdrawalCode.objects.all()] == [good.stem]
    assert not Inquiry.objects.filter(submission_id=file.stem).exists()


def test_the_code_of_somebody_else_leads_to_nothing_new(spooled: Spooled, spool: Path) -> None:
    first = spooled(code="the code of one")
    assert spool_drain() == Drained(stored=1)
    spooled(code="the code of one")
    assert spool_drain() == Drained(set_aside=1)
    assert str(WithdrawalCode.objects.get().inquiry.submission_id) == first.stem


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"7", b"{}", b"null", b"\xff\xfe", b"[" * 100_000, b"x" * 200_000, b'{"format": 2}']
)
def test_what_is_no_record_is_set_aside(spooled: Spooled, spool: Path, content: bytes) -> None:
    file = spooled()
    file.write_bytes(content)
    assert spool_drain() == Drained(set_aside=1)
    assert (spool / SET_ASIDE / file.name).read_bytes() == content


def test_a_link_or_a_pipe_is_not_followed(spooled: Spooled, spool: Path, tmp_path: Path) -> None:
    elsewhere = spooled().rename(tmp_path / f"{uuid4()}.json")
    (spool / f"{uuid4()}.json").symlink_to(elsewhere)
    os.mkfifo(spool / f"{uuid4()}.json")
    assert spool_drain() == Drained(set_aside=2)
    assert elsewhere.is_file()
    assert not Inquiry.objects.exists()


def test_while_the_database_is_away_every_file_stays(spooled: Spooled, spool: Path) -> None:
    files = {spooled(), spooled(), spooled()}
    with database_away():
        assert spool_drain() == Drained(left=3)
        with pytest.raises(CommandError):
            call_command("spool_drain")
    assert set(spool.iterdir()) == files


def test_what_was_spooled_is_as_if_it_had_been_stored_at_once(spooled: Spooled, spool: Path) -> None:
    submission_id = uuid4()
    spooled(submission_id, name="Robin", message="Two lines,\nand more.")
    inquiry_submit(submission_id=uuid4(), form="contact", answers=some_answers(), now=SPOOLED_AT)
    assert spool_drain() == Drained(stored=1)
    late, prompt = (
        Inquiry.objects.get(submission_id=submission_id),
        Inquiry.objects.exclude(submission_id=submission_id).get(),
    )
    assert opened(late)["message"] == "Two lines,\nand more."
    for column in ("status", "band", "version", "form", "received_hour", "first_contact_due_at", "schema_version"):
        assert getattr(late, column) == getattr(prompt, column)
    told = {UUID(task.args_kwargs["args"][0]) for task in DBTaskResult.objects.all()}
    assert told == {late.pk, prompt.pk}
    assert not list(spool.iterdir())


def test_a_drain_that_was_killed_before_it_removed_the_file_makes_no_second_row(spooled: Spooled, spool: Path) -> None:
    file = spooled()
    content = file.read_bytes()
    assert spool_drain() == Drained(stored=1)
    file.write_bytes(content)
    assert spool_drain() == Drained(known=1)
    assert Inquiry.objects.count() == RecordKey.objects.count() == DBTaskResult.objects.count() == 1
    assert not list(spool.iterdir())


def test_the_oldest_goes_first(spooled: Spooled) -> None:
    second, first = spooled(), spooled()
    os.utime(first, (1, 1))
    spool_drain()
    order = DBTaskResult.objects.order_by("enqueued_at").values_list("args_kwargs", flat=True)
    submissions = [Inquiry.objects.get(pk=each["args"][0]).submission_id for each in order]
    assert submissions == [UUID(first.stem), UUID(second.stem)]


def test_drafts_of_a_killed_process_are_swept_once_they_are_old(spool: Path, db: None) -> None:
    spool.mkdir()
    old, fresh = spool / ".a.tmp", spool / ".b.tmp"
    for draft in (old, fresh):
        draft.write_bytes(b"half")
    os.utime(old, (time.time() - DRAFT_SECONDS - 1,) * 2)
    assert spool_drain() == Drained()
    assert list(spool.iterdir()) == [fresh]


def test_the_spool_in_numbers(spooled: Spooled) -> None:
    assert spool_state().files == 0
    file = spooled()
    os.utime(file, (time.time() - 90,) * 2)
    state = spool_state()
    assert (state.files, state.bytes, state.set_aside) == (1, file.stat().st_size, 0)
    assert 90 <= state.oldest_seconds < 120
