"""Notes: sealed like the inquiry, bound to their own row."""

import pytest
from django.db import transaction

from contact.models import AuditEvent, Note, RecordKey
from contact.services.errors import InvalidNote, RecordUnreadable
from contact.services.notes import NOTE_MAX_CHARACTERS, note_add
from contact.services.opening import inquiry_open
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry

TEXT = "Her sister answers after six. 🙂"


@pytest.mark.parametrize("text", ["", " \n\t ", "x" * (NOTE_MAX_CHARACTERS + 1)])
def test_an_empty_or_endless_note_is_refused(admissions: User, make_inquiry: MakeInquiry, text: str) -> None:
    with pytest.raises(InvalidNote):
        note_add(inquiry_id=make_inquiry().pk, user=admissions, text=text)
    assert not Note.objects.exists()


def test_a_note_is_sealed_and_opens_with_its_inquiry(admissions: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    note = note_add(inquiry_id=inquiry.pk, user=admissions, text=f"  {TEXT}\n")
    assert b"sister" not in bytes(note.body)
    opened = inquiry_open(inquiry_id=inquiry.pk, user=admissions)
    assert [(found.text, found.author, found.created_at) for found in opened.notes] == [
        (TEXT, "Ada Desk", note.created_at)
    ]
    assert "sister" not in repr(opened)


@pytest.mark.parametrize("character", ["x", "م", "🙂"])
def test_the_longest_note_fits(admissions: User, make_inquiry: MakeInquiry, character: str) -> None:
    inquiry = make_inquiry()
    note_add(inquiry_id=inquiry.pk, user=admissions, text=character * NOTE_MAX_CHARACTERS)
    opened = inquiry_open(inquiry_id=inquiry.pk, user=admissions)
    assert opened.notes[0].text == character * NOTE_MAX_CHARACTERS


def test_the_audit_names_the_note_and_nothing_of_it(admissions: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    note = note_add(inquiry_id=inquiry.pk, user=admissions, text=TEXT)
    event = AuditEvent.objects.get(object_id=str(inquiry.pk))
    assert (event.action, event.actor, event.detail) == ("note.add", f"user:{admissions.pk}", {"note": str(note.pk)})


def test_a_note_moved_to_another_inquiry_does_not_open(admissions: User, make_inquiry: MakeInquiry) -> None:
    first, second = make_inquiry(), make_inquiry()
    note = note_add(inquiry_id=first.pk, user=admissions, text=TEXT)
    with transaction.atomic():
        Note.objects.filter(pk=note.pk).update(inquiry=second)
        RecordKey.objects.filter(record_id=note.pk).update(inquiry=second)
    with pytest.raises(RecordUnreadable):
        inquiry_open(inquiry_id=second.pk, user=admissions)
