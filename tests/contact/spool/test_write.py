"""What goes into the spool: sealed, once, within its limits, for good or not at all."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from pytest_django import Settings

from contact.services.errors import StorageUnavailable
from contact.services.spool_files import write_for_good
from contact.services.submission import inquiry_submit
from tests.contact.conftest import VaultKeys, some_answers
from tests.contact.spool.conftest import SPOOLED_AT, Spooled

CANARY = "canary5d2b"


@pytest.mark.parametrize("limit", ["CONTACT_SPOOL_MAX_FILES", "CONTACT_SPOOL_MAX_BYTES"])
def test_a_full_spool_takes_nothing_and_says_so(spooled: Spooled, spool: Path, settings: Settings, limit: str) -> None:
    first = spooled()
    setattr(settings, limit, 1)
    with pytest.raises(StorageUnavailable):
        spooled()
    assert list(spool.iterdir()) == [first]


def test_a_full_spool_still_thanks_for_what_it_holds(spooled: Spooled, spool: Path, settings: Settings) -> None:
    submission_id = uuid4()
    first = spooled(submission_id)
    settings.CONTACT_SPOOL_MAX_FILES = 1
    assert spooled(submission_id) == first


@pytest.fixture
def no_room_for_a_file() -> Iterator[None]:
    """Let no file of this process grow past 4 KiB, as a disk that fills up would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fills_up_while_writing_leaves_no_piece(spool: Path, no_room_for_a_file: None) -> None:
    with pytest.raises(OSError, match="too large"):
        write_for_good("name", b"x" * 5000)
    assert list(spool.iterdir()) == []


@pytest.mark.parametrize("call", ["fsync", "rename"])
def test_a_fault_of_the_disk_is_never_a_success(spool: Path, call: str) -> None:
    # In a process of its own: the system call itself fails there, for every caller.
    code = (
        "import errno, os, pathlib, sys\n"
        "from django.conf import settings\n"
        "settings.configure(CONTACT_SPOOL_DIR=sys.argv[1], CONTACT_SPOOL_MAX_FILES=9, CONTACT_SPOOL_MAX_BYTES=9999)\n"
        "from contact.services.spool_files import write_for_good\n"
        f"def fail(*given): raise OSError(errno.EIO, 'input/output error')\n"
        f"os.{call} = fail\n"
        "try: write_for_good('name', b'x')\n"
        "except OSError: sys.exit(7)\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(spool)], env=os.environ, check=False)
    assert run.returncode == 7
    assert list(spool.iterdir()) == []


def test_two_tries_of_one_submission_make_one_file(spooled: Spooled, spool: Path) -> None:
    submission_id = uuid4()
    content = spooled(submission_id).read_bytes()
    assert spooled(submission_id).read_bytes() == content
    assert len(list(spool.iterdir())) == 1


def test_the_file_holds_no_word_and_is_for_its_owner_alone(spooled: Spooled, spool: Path) -> None:
    file = spooled(name=CANARY, message=f"{CANARY} writes", reach="canary5d2b@example.org", reach_kind="email")
    assert CANARY.encode() not in file.read_bytes()
    assert (file.stat().st_mode & 0o777, spool.stat().st_mode & 0o777) == (0o600, 0o700)


def test_files_of_short_and_long_messages_are_of_one_size(spooled: Spooled) -> None:
    assert spooled(message="").stat().st_size == spooled(message="x" * 900).stat().st_size


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no statement timeout")
def test_the_limit_on_waiting_ends_with_the_transaction(transactional_db: None, vault_keys: VaultKeys) -> None:
    inquiry_submit(submission_id=uuid4(), form="contact", answers=some_answers(), now=SPOOLED_AT)
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() != ("3s",)
