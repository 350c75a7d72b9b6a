"""Opening: only for the desk, only after its audit row, and only what was sealed for that row."""

from contact.services.audit import audit_verify
from contact.services.claiming import inquiry_claim
from contact.services.notes import note_add
from contact.services.opening import inquiry_open
from contact.services.statuses import inquiry_set_status
from legacy_site.accounts.models import User
from tests.contact.conftest import WHEN, MakeInquiry


def test_the_desk_reads_what_was_written(admissions: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry(name="Zoë", message="مرحبا 🙂", voicemail_ok=True)
    inquiry_claim(inquiry_id=inquiry.pk, user=admissions)
    inquiry_set_status(inquiry_id=inquiry.pk, user=admissions, status="reached", version=1)
    note_add(inquiry_id=inquiry.pk, user=admissions, text="Call after six.")
    opened = inquiry_open(inquiry_id=inquiry.pk, user=admissions)
    assert (opened.answers.name, opened.answers.message, opened.received_at) == ("Zoë", "مرحبا 🙂", WHEN)
    assert [note.text for note in opened.notes] == ["Call after six."]
    assert opened.views == []
    again = inquiry_open(inquiry_id=inquiry.pk, user=admissions)
    assert [look.who for look in again.views] == ["Ada Desk"]
    assert audit_verify().ok
