"""The queue: worked from the top, without a word of a visitor."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contact.models import AuditEvent, Band, Inquiry
from legacy_site.accounts.models import User
from tests import personas
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import address, html
from tests.contact.storage.sabotage import refuse_audit_rows

pytestmark = pytest.mark.django_db

LIST = "/admin/inquiries/"
#: Nine are Wagtail's own for any page of the admin (session, account, rights, menu); five are the audit's, three
#: ask whether the way from the form to the desk is clear, two whether what is due was erased, and one
#: whether the user answers requests.
MAX_QUERIES = 24


def due_in(inquiry: Inquiry, minutes: float, **changes: object) -> Inquiry:
    due_at = datetime.now(UTC) + timedelta(minutes=minutes)
    Inquiry.objects.filter(pk=inquiry.pk).update(first_contact_due_at=due_at, **changes)
    return inquiry


def shown(client: Client, tab: str = "open") -> list[str]:
    page = BeautifulSoup(client.get(LIST, {"show": tab}).content, "html.parser")
    return [link.get_text() for link in page.select(".queue__id a")]


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(LIST).status_code == 200
    return len(captured)


def test_it_holds_no_word_of_a_visitor(desk: Client, make_inquiry: MakeInquiry) -> None:
    make_inquiry(name="Marigold", reach="+12025550147", message="Evenings only")
    page = html(desk.get(LIST))
    for word in ("Marigold", "2025550147", "555-0147", "Evenings"):
        assert word not in page


def test_the_most_overdue_is_on_top_and_the_reached_are_below(desk: Client, make_inquiry: MakeInquiry) -> None:
    later, over = due_in(make_inquiry(), 12.5), due_in(make_inquiry(), -40.5)
    reached = due_in(make_inquiry(), -300, status="reached")
    raised = due_in(make_inquiry(), 14, band=Band.RAISED)
    assert shown(desk) == [each.pk.hex[:8] for each in (raised, over, later, reached)]


def test_the_clock_speaks_in_minutes(desk: Client, make_inquiry: MakeInquiry) -> None:
    due_in(make_inquiry(), 12.5)
    due_in(make_inquiry(), -40.5)
    page = " ".join(html(desk.get(LIST)).split())
    assert "due in 12 min" in page
    assert "40 min over" in page
    assert "2 people wait for a first call" in page
    assert "1 is past the time" in page


def test_each_tab_shows_its_own(desk: Client, maya: User, make_inquiry: MakeInquiry) -> None:
    new, mine = make_inquiry(), make_inquiry()
    theirs, closed = make_inquiry(), make_inquiry()
    Inquiry.objects.filter(pk=mine.pk).update(assignee=maya, status="attempting")
    Inquiry.objects.filter(pk=theirs.pk).update(assignee=personas.supervisor(), status="reached")
    Inquiry.objects.filter(pk=closed.pk).update(status="closed", disposition="referred_connected")
    assert shown(desk, "new") == [new.pk.hex[:8]]
    assert shown(desk, "mine") == [mine.pk.hex[:8]]
    assert shown(desk, "closed") == [closed.pk.hex[:8]]
    assert len(shown(desk, "open")) == len(shown(desk, "no-such-tab")) == 3


@pytest.mark.parametrize(
    ("tab", "words"),
    [
        ("open", "The queue is empty"),
        ("new", "Nothing new"),
        ("mine", "You have no open"),
        ("closed", "Nothing closed"),
        ("spam", "No spam"),
    ],
)
def test_an_empty_tab_says_so(desk: Client, tab: str, words: str) -> None:
    assert words in html(desk.get(LIST, {"show": tab}))


def test_the_audit_knows_the_tab_and_the_count_and_no_more(desk: Client, maya: User, make_inquiry: MakeInquiry) -> None:
    make_inquiry()
    make_inquiry()
    desk.get(LIST, {"show": "new"})
    event = AuditEvent.objects.get()
    assert (event.actor, event.action) == (f"user:{maya.pk}", "inquiry.list")
    assert event.detail == {"tab": "new", "count": 2}


def test_without_the_audit_there_is_no_list(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    refuse_audit_rows()
    response = desk.get(LIST)
    assert response.status_code == 503
    assert inquiry.pk.hex[:8] not in html(response)
    assert "Nothing was opened" in html(response)


def test_it_asks_the_database_as_often_for_50_as_for_5(desk: Client, make_inquiry: MakeInquiry) -> None:
    colleague = personas.supervisor()
    for _ in range(5):
        make_inquiry()
    Inquiry.objects.update(assignee=colleague)
    few = queries(desk)
    for _ in range(45):
        make_inquiry()
    Inquiry.objects.update(assignee=colleague)
    assert queries(desk) == few <= MAX_QUERIES


def test_a_long_queue_has_pages(desk: Client, make_inquiry: MakeInquiry) -> None:
    for _ in range(26):
        make_inquiry()
    assert len(shown(desk)) == 25
    second = html(desk.get(LIST, {"p": "2"}))
    assert second.count("queue__row") == 1
    assert "Page 2 of 2" in second
    assert desk.get(LIST, {"p": "nonsense"}).status_code == 200


def test_every_page_of_the_desk_is_kept_nowhere(desk: Client, make_inquiry: MakeInquiry) -> None:
    for url in (LIST, address(make_inquiry())):
        assert "no-store" in desk.get(url)["Cache-Control"]


def test_no_clock_runs_for_a_closed_one_that_nobody_reached(desk: Client, make_inquiry: MakeInquiry) -> None:
    Inquiry.objects.filter(pk=make_inquiry().pk).update(status="closed", disposition="unreachable")
    page = BeautifulSoup(desk.get(LIST, {"show": "closed"}).content, "html.parser")
    clock = page.select_one(".desk-clock")
    assert clock is not None
    assert clock.get_text().strip() == "closed"
