"""Somebody adds photos of their card: kept once, sealed, upright, and without where they were taken."""

import io
import tempfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client
from PIL import Image

from contact.models import Attachment, AuditEvent, Inquiry, RecordKey
from tests.contact.pictures.clean import is_clean
from tests.contact.pictures.conftest import Add, opened, thanked, ticket_on, words_of
from tests.contact.pictures.hostile import CANARY, exif, photo

pytestmark = pytest.mark.django_db


def test_the_form_is_a_plain_one_with_two_files(client: Client, ticket: str) -> None:
    page = BeautifulSoup(thanked(client).content, "html.parser")
    form = page.select_one("form[enctype='multipart/form-data']")
    assert form is not None
    assert (form["method"], form["action"]) == ("post", "/contact/card/")
    files = form.select("input[type=file]")
    assert [(file["name"], file["accept"]) for file in files] == [
        ("front", "image/jpeg,image/png,image/webp"),
        ("back", "image/jpeg,image/png,image/webp"),
    ]
    assert all(page.select_one(f"label[for={file['id']}]") for file in files)
    assert all(not file.has_attr("multiple") and not file.has_attr("capture") for file in files)


@pytest.mark.usefixtures("inquiry")
def test_a_photo_of_twelve_megapixels_is_kept_upright_without_its_place_and_leaves_no_trace(
    add: Add, inquiry: Inquiry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))  # a temporary file would fail
    source = photo("JPEG", 4_032, 3_024, exif=exif(6).tobytes(), quality=88, comment=CANARY)
    assert len(source) > 3 * 1024 * 1024  # Django would write it to a temporary file
    assert (CANARY in source, b"SecretPhone" in source) == (True, True)
    page = add(front=source)
    assert page.status_code == 303
    kept = Attachment.objects.get()
    picture = opened(kept)
    assert is_clean(picture)
    assert Image.open(io.BytesIO(picture)).size == (1_800, 2_400)
    assert (kept.kind, kept.media_type) == ("insurance_card_front", "image/jpeg")
    assert b"SecretPhone" not in picture
    assert picture[500:600] not in bytes(kept.body)
    assert _left([tmp_path, Path(settings.VAR_DIR)], source) == []


def _left(folders: list[Path], source: bytes) -> list[Path]:
    """Return the files that hold the canary or a piece of the photo. The database's own file is among them."""
    marks = (CANARY, source[100_000:100_064])
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(mark in path.read_bytes() for mark in marks)]


def test_both_sides_are_kept_and_the_page_says_so(client: Client, add: Add, inquiry: Inquiry) -> None:
    sent = add(front=photo(), back=photo("PNG"))
    assert sent.status_code == 303
    page = client.get(sent.headers["Location"])
    assert "The front: we locked it and kept it. The back: we locked it and kept it." in words_of(page)
    assert "We have both sides" in words_of(page)
    assert "ticket" not in page.content.decode()
    assert Attachment.objects.filter(inquiry=inquiry).count() == 2
    assert RecordKey.objects.filter(inquiry=inquiry).count() == 3


def test_the_front_can_come_first_and_the_back_later(client: Client, add: Add) -> None:
    page = client.get(add(front=photo()).headers["Location"])
    assert [field["name"] for field in BeautifulSoup(page.content, "html.parser").select("input[type=file]")] == [
        "back"
    ]
    page = client.get(add(back=photo(), sent=ticket_on(page)).headers["Location"])
    assert "We have both sides" in words_of(page)


def test_sending_again_makes_no_second_picture_and_says_which_was_kept(client: Client, add: Add) -> None:
    add(front=photo())
    first = opened(Attachment.objects.get())
    again = client.get(add(front=photo("PNG")).headers["Location"])
    assert "The front: we had a photo of it already, and kept that one." in words_of(again)
    assert opened(Attachment.objects.get()) == first


def test_without_a_photo_the_form_asks_for_one(add: Add) -> None:
    page = add(files=[("front", b"", b""), ("back", b"", b"")])
    assert page.status_code == 200
    soup = BeautifulSoup(page.content, "html.parser")
    assert soup.select(".error-summary a")[0]["href"] == "#id_front"
    assert soup.select("#id_front")[0]["aria-describedby"] == "id_front_error card-hint"
    assert soup.title is not None
    assert soup.title.get_text().strip().startswith("Error: ")


def test_the_visitor_is_told_nothing_that_the_ticket_could_read(client: Client, add: Add, inquiry: Inquiry) -> None:
    page = client.get(add(front=photo()).headers["Location"])
    for secret in (str(inquiry.pk), inquiry.pk.hex, "Robin", "555-0123", "A plan"):
        assert secret not in page.content.decode()
        assert secret not in str(page.request)
    assert not page.cookies
    assert AuditEvent.objects.count() == 0


def test_a_kept_picture_is_one_more_row_and_few_questions(add: Add, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(16):  # type: ignore[operator] # the fixture's own type is not public
        add(front=photo(), back=photo())
    assert connection.in_atomic_block
