"""What is probably spam: apart from the queue and its clock, told to nobody, and one button away from the inbox."""

from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from contact.models import AuditEvent, Band, Folder, Inquiry, Notice
from contact.services.notices import escalations_make, notices_drop_moot
from contact.tasks import inquiry_announce
from legacy_site.accounts.models import User
from tests.contact.conftest import WHEN, MakeInquiry
from tests.contact.desk.conftest import address, html
from tests.contact.storage.sabotage import refuse_audit_rows

pytestmark = pytest.mark.django_db

LIST = "/admin/inquiries/"


@pytest.fixture
def hidden(make_inquiry: MakeInquiry) -> Inquiry:
    """Return an inquiry that was taken for spam."""
    return make_inquiry(probably_spam=True)


def shown(client: Client, tab: str) -> list[str]:
    page = BeautifulSoup(client.get(LIST, {"show": tab}).content, "html.parser")
    return [link.get_text() for link in page.select(".queue__id a")]


@pytest.mark.parametrize(
    "change", [{"band": Band.URGENT}, {"band": Band.RAISED}, {"status": "attempting"}, {"status": "reached"}], ids=str
)
def test_what_is_urgent_or_worked_on_is_not_hidden(
    desk: Client, make_inquiry: MakeInquiry, change: dict[str, object]
) -> None:
    inquiry = make_inquiry()
    Inquiry.objects.filter(pk=inquiry.pk).update(**change)
    assert "It is probably spam" not in html(desk.get(address(inquiry)))
    page = html(desk.post(address(inquiry, "spam"), follow=True))
    assert "Close it if it is spam" in page
    inquiry.refresh_from_db()
    assert (inquiry.folder, inquiry.version) == (Folder.INBOX, 0)


def test_what_a_colleague_has_is_not_hidden(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    desk.post(address(inquiry, "claim"))
    desk.post(address(inquiry, "spam"))
    inquiry.refresh_from_db()
    assert inquiry.folder == Folder.INBOX


def test_a_move_by_get_does_nothing(desk: Client, hidden: Inquiry) -> None:
    assert desk.get(address(hidden, "inbox")).status_code == 405
    hidden.refresh_from_db()
    assert hidden.folder == Folder.PROBABLY_SPAM


def test_without_the_audit_nothing_is_moved(desk: Client, hidden: Inquiry) -> None:
    refuse_audit_rows()
    assert desk.post(address(hidden, "inbox")).status_code == 503
    hidden.refresh_from_db()
    assert hidden.folder == Folder.PROBABLY_SPAM


def test_an_answer_that_signals_danger_is_never_hidden(make_inquiry: MakeInquiry) -> None:
    for told in ({"danger_now": True}, {"message": "I want to die https://a.xyz"}, {"age": "minor"}):
        assert make_inquiry(probably_spam=True, **told).folder == Folder.INBOX


def test_it_has_a_tab_of_its_own_and_no_clock(desk: Client, hidden: Inquiry, make_inquiry: MakeInquiry) -> None:
    inbox = make_inquiry()
    for tab in ("open", "new"):
        assert shown(desk, tab) == [inbox.pk.hex[:8]]
    assert shown(desk, "mine") == shown(desk, "closed") == []
    assert shown(desk, "spam") == [hidden.pk.hex[:8]]
    page = BeautifulSoup(desk.get(LIST, {"show": "spam"}).content, "html.parser")
    text = " ".join(page.get_text().split())
    assert "Probably spam 1" in text
    assert "1 person waits for a first call" in text
    assert [clock.get_text().strip() for clock in page.select(".desk-clock")] == ["spam"]


def test_the_start_page_says_how_many_came_today(desk: Client, hidden: Inquiry, make_inquiry: MakeInquiry) -> None:
    make_inquiry(probably_spam=True, now=WHEN - timedelta(days=40))
    Inquiry.objects.filter(pk=hidden.pk).update(received_hour=_this_hour())
    page = " ".join(BeautifulSoup(desk.get("/admin/").content, "html.parser").get_text().split())
    assert "2 probably spam, 1 of today" in page


def _this_hour() -> datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def test_one_button_brings_it_to_the_inbox_and_the_audit_knows(desk: Client, maya: User, hidden: Inquiry) -> None:
    assert "Move to the inbox" in html(desk.get(address(hidden)))
    desk.post(address(hidden, "inbox"))
    desk.post(address(hidden, "inbox"))
    hidden.refresh_from_db()
    assert (hidden.folder, hidden.version) == (Folder.INBOX, 1)
    event = AuditEvent.objects.get(action="inquiry.move")
    assert (event.actor, event.object_id) == (f"user:{maya.pk}", str(hidden.pk))
    assert event.detail == {"from": "probably_spam", "to": "inbox", "version": 1}
    assert "Move to the inbox" not in html(desk.get(address(hidden)))


def test_and_the_other_way_round(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    assert "It is probably spam" in html(desk.get(address(inquiry)))
    assert "lies with the probable spam" in html(desk.post(address(inquiry, "spam"), follow=True))
    assert shown(desk, "spam") == [inquiry.pk.hex[:8]]


@pytest.mark.parametrize("action", ["claim", "status"])
def test_what_somebody_works_on_comes_to_the_inbox(desk: Client, hidden: Inquiry, action: str) -> None:
    desk.post(address(hidden, action), {"status": "attempting", "version": "0"})
    hidden.refresh_from_db()
    assert (hidden.folder, hidden.version) == (Folder.INBOX, 1)


def test_it_can_be_closed_as_spam_where_it_lies(desk: Client, hidden: Inquiry) -> None:
    desk.post(address(hidden, "status"), {"status": "closed", "disposition": "spam", "version": "0"})
    hidden.refresh_from_db()
    assert (hidden.folder, hidden.status) == (Folder.PROBABLY_SPAM, "closed")
    assert shown(desk, "spam") == []
    assert shown(desk, "closed") == [hidden.pk.hex[:8]]


def test_nobody_is_told_of_it_and_nobody_else_later(hidden: Inquiry, settings: Settings) -> None:
    settings.CONTACT_NOTIFY_EMAILS = settings.CONTACT_ESCALATE_EMAILS = ["ann@example.org"]
    inquiry_announce.call(str(hidden.pk))
    escalations_make(now=WHEN + timedelta(hours=2))
    assert not Notice.objects.exists()


def test_a_notice_that_waits_is_dropped_when_it_was_spam(
    desk: Client, make_inquiry: MakeInquiry, settings: Settings
) -> None:
    settings.CONTACT_NOTIFY_EMAILS = ["ann@example.org"]
    inquiry = make_inquiry()
    inquiry_announce.call(str(inquiry.pk))
    desk.post(address(inquiry, "spam"))
    assert notices_drop_moot() == 1
