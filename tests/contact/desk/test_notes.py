"""Notes: sealed, with author and time, and never lost in a form."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import Settings

from contact.models import Note
from contact.services.notes import NOTE_MAX_CHARACTERS
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import address, audit, html
from tests.contact.storage.sabotage import refuse_audit_rows

pytestmark = pytest.mark.django_db


def test_a_note_is_kept_sealed_and_shown_with_its_author(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    response = desk.post(address(inquiry, "note"), {"text": "Calls back on Friday.\nAfter six."})
    assert response["Location"] == f"{address(inquiry)}#notes"
    assert b"Friday" not in bytes(Note.objects.get().body)
    page = BeautifulSoup(desk.get(address(inquiry)).content, "html.parser")
    note = page.select_one(".notes__note")
    assert note is not None
    assert "Maya Example" in note.get_text()
    assert "Calls back on Friday.\nAfter six." in note.get_text()
    assert note.select_one("time[datetime]") is not None
    assert [action for _, action, _ in audit()] == ["note.add", "inquiry.open"]


@pytest.mark.parametrize("text", ["", "   \n "])
def test_an_empty_note_is_refused_beside_the_field(desk: Client, make_inquiry: MakeInquiry, text: str) -> None:
    response = desk.post(address(make_inquiry(), "note"), {"text": text})
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    field = page.select_one("textarea[name=text][aria-invalid=true]")
    assert field is not None
    error = page.select_one("#id_text_error")
    assert error is not None
    assert "id_text_error" in str(field["aria-describedby"])
    assert "Write the note" in error.get_text()
    assert not Note.objects.exists()


def test_a_note_that_is_too_long_comes_back_whole(desk: Client, make_inquiry: MakeInquiry) -> None:
    text = "x" * NOTE_MAX_CHARACTERS + " the end"
    response = desk.post(address(make_inquiry(), "note"), {"text": text})
    assert response.status_code == 422
    assert text in html(response)
    assert f"longer than {NOTE_MAX_CHARACTERS} characters" in html(response)


def test_without_the_audit_nothing_is_stored_and_the_text_comes_back(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    refuse_audit_rows()
    response = desk.post(address(inquiry, "note"), {"text": "Calls back on Friday."})
    assert response.status_code == 503
    assert "Calls back on Friday." in html(response)
    assert not Note.objects.exists()


def test_without_the_keys_nothing_is_stored_and_the_text_comes_back(
    desk: Client, make_inquiry: MakeInquiry, settings: Settings
) -> None:
    inquiry = make_inquiry()
    settings.CONTACT_ESCROW_PUBLIC_KEY = ""
    response = desk.post(address(inquiry, "note"), {"text": "Calls back on Friday."})
    assert response.status_code == 503
    assert "The note was not kept" in html(response)
    assert "Calls back on Friday." in html(response)
    assert not Note.objects.exists()
