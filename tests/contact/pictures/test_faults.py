"""The child is killed, runs out of memory or time, or lies; the database is away: the text and the form stand."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from contact.intake import pictures
from contact.intake.pictures import PictureError, PicturesBusyError, redrawn
from contact.models import Attachment, Inquiry, RecordKey
from tests.contact.pictures.conftest import Add, words_of
from tests.contact.pictures.hostile import photo
from tests.contact.storage.sabotage import allow_rows, refuse_rows

#: Each takes the place of the child, locked in as the child is, and does what a decoder would that was taken over.
WICKED = {
    "takes all memory": "held = []\nwhile True: held.append(bytearray(10**8))",
    "never ends": "time.sleep(600)",
    "burns the processor": "while True: pass",
    "floods": "while True: os.write(1, bytes(10**6))",
    "begins as a jpeg and floods": "os.write(1, JPEG)\nwhile True: os.write(1, bytes(10**6))",
    "reads nothing": "os.close(0); os._exit(0)",
    "dies": "os.kill(os.getpid(), 9)",
    "crashes": "os.kill(os.getpid(), 11)",
    "leaves a picture and an error": "os.write(1, JPEG + bytes([255, 217])); os._exit(1)",
    "answers with html": "os.write(1, b'<script>alert(1)</script>'); os._exit(0)",
    "closes its mouth and stays": "os.close(1); time.sleep(600)",
    "leaves a child behind": "os.fork() or time.sleep(600)\nos._exit(0)",
    "writes a file": "os.write(os.open(FOLDER + '/left', os.O_CREAT | os.O_WRONLY), b'x' * 10); os._exit(0)",
    "opens many files": "held = [open('/dev/null') for _ in range(100)]\nos.write(1, b'many'); os._exit(0)",
}


@pytest.fixture
def wicked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """Put a wicked program in the place of the child; return the folder that it tries to write to."""
    program = tmp_path / "child.py"
    start = f"import os, sys, time\nsys.path.append({str(pictures.CHILD.parent)!r})\nFOLDER = {str(tmp_path)!r}\n"
    start += "JPEG = bytes([255, 216, 255, 224, 0, 16]) + b'JFIF' + bytes(1)\n"
    program.write_text(f"{start}import child\nchild.lock_in()\n{WICKED[request.param]}\n")
    program.rename(tmp_path / "wicked.py")
    monkeypatch.setattr(pictures, "CHILD", tmp_path / "wicked.py")
    monkeypatch.setattr(pictures, "WALL_SECONDS", 2)
    return tmp_path


@pytest.mark.parametrize("wicked", list(WICKED), indirect=True)
def test_a_wicked_child_ends_alone_and_in_time(wicked: Path) -> None:
    start = time.monotonic()
    with pytest.raises(PictureError):
        redrawn(photo())
    assert time.monotonic() - start < 6
    left = wicked / "left"
    assert not left.exists() or left.read_bytes() == b""


@pytest.mark.django_db
@pytest.mark.parametrize("wicked", ["takes all memory", "never ends"], indirect=True)
def test_the_form_still_answers_while_children_misbehave(wicked: Path, add: Add, client: Client) -> None:
    page = add(front=photo())
    assert "We could not read this picture of the front" in words_of(page)
    assert client.get(reverse("contact:insurance")).status_code == 200
    assert (Inquiry.objects.count(), Attachment.objects.count()) == (1, 0)


def test_the_real_child_is_locked_in(tmp_path: Path) -> None:
    show = f"import sys; sys.path.append({str(pictures.CHILD.parent)!r}); import child, resource; child.lock_in(); "
    show += "print([resource.getrlimit(getattr(resource, 'RLIMIT_' + n)) for n in "
    show += "('AS', 'CPU', 'FSIZE', 'CORE', 'NPROC')], open('/proc/self/oom_score_adj').read().strip())"
    told = subprocess.run([sys.executable, "-I", "-c", show], capture_output=True, text=True, check=True).stdout
    megabytes = 700 * 1024 * 1024
    assert told.strip() == f"{[(megabytes, megabytes), (10, 10), (0, 0), (0, 0), (0, 0)]} 1000"


def test_a_picture_without_a_turn_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "TURN_SECONDS", 0.05)
    for _ in range(pictures.MAX_CHILDREN):
        pictures._turns.acquire()
    try:
        with pytest.raises(PicturesBusyError):
            redrawn(photo())
    finally:
        for _ in range(pictures.MAX_CHILDREN):
            pictures._turns.release()
    assert redrawn(photo())


@pytest.mark.django_db
def test_a_full_house_says_try_again_in_a_minute(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "CHILD", Path("/nowhere/child.py"))
    assert add(front=photo()).status_code == 200  # a child that does not start reads no picture
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    page = add(front=photo())
    assert page.status_code == 503
    assert "Please try again in a minute" in words_of(page)
    assert int(page.headers["Retry-After"]) > 0


@pytest.mark.django_db
@pytest.mark.parametrize("table", [Attachment._meta.db_table, RecordKey._meta.db_table])
def test_a_database_that_takes_no_picture_is_told_and_a_second_try_makes_one(add: Add, table: str) -> None:
    refuse_rows(table)
    page = add(front=photo(), back=photo())
    assert page.status_code == 503
    assert "We did not keep the photo of the front" in words_of(page)
    assert "We still have your message" in words_of(page)
    assert (Attachment.objects.count(), Inquiry.objects.count()) == (0, 1)
    allow_rows(table)
    assert add(front=photo()).status_code == 303
    assert Attachment.objects.count() == 1


@pytest.mark.django_db
def test_without_keys_no_picture_is_kept_and_it_is_told(add: Add, settings: Settings) -> None:
    settings.CONTACT_STAFF_PUBLIC_KEY = ""
    page = add(front=photo())
    assert page.status_code == 503
    assert not Attachment.objects.exists()


@pytest.mark.django_db
def test_a_message_that_waits_on_the_disk_is_not_asked_for_photos(client: Client, vault_keys: object) -> None:
    from contact.intake.receipt import Thanks, thanks_address

    page = client.get(thanks_address(Thanks(way="insurance", delayed=True)))
    assert page.status_code == 200
    assert "ticket" not in page.content.decode()
