"""The record: on the audit before it is open, the rules above the number, and no word of it in the furniture."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from contact.models import AuditEvent, RecordKey
from legacy_site.accounts.models import User
from tests import personas
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import SignIn, address, audit, html
from tests.contact.storage.sabotage import refuse_audit_rows

pytestmark = pytest.mark.django_db

PAYLOAD = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def test_without_the_audit_nothing_is_shown(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry(name="Marigold")
    refuse_audit_rows()
    response = desk.get(address(inquiry))
    assert response.status_code == 503
    assert "Marigold" not in html(response)
    assert "555-0123" not in html(response)


def test_a_record_that_cannot_be_read_shows_nothing_and_is_on_the_audit(
    desk: Client, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry(name="Marigold")
    RecordKey.objects.all().delete()
    response = desk.get(address(inquiry))
    assert response.status_code == 503
    assert "cannot be read" in html(response)
    assert [action for _, action, _ in audit()] == ["inquiry.open", "inquiry.unreadable"]


def test_it_shows_what_the_person_wrote_after_the_look_is_recorded(
    desk: Client, maya: User, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry(name="Marigold", message="Evenings are best.", about="loved_one")
    page = html(desk.get(address(inquiry)))
    assert audit() == [(f"user:{maya.pk}", "inquiry.open", str(inquiry.pk))]
    for words in ("Marigold", "(202) 555-0123", 'href="tel:+12025550123"', "Evenings are best.", "someone they care"):
        assert words in page


def test_the_rules_stand_above_the_number_in_words(desk: Client, make_inquiry: MakeInquiry) -> None:
    page = html(desk.get(address(make_inquiry())))
    number = page.index("tel:+12025550123")
    for rule in ("Do not leave a voicemail.", "Do not send a text.", "Do not say who we are."):
        assert page.index(rule) < number
    assert "You may" not in page


def test_what_is_allowed_is_said_too_below_what_is_not(desk: Client, make_inquiry: MakeInquiry) -> None:
    page = html(desk.get(address(make_inquiry(voicemail_ok=True, say_who_ok=True))))
    assert page.index("Do not send a text.") < page.index("You may say who we are.")
    assert "You may leave a voicemail." in page
    marks = BeautifulSoup(page, "html.parser").select(".safe__rule")
    assert [("icon-check" in str(mark), "icon-cross" in str(mark)) for mark in marks] == [
        (False, True),
        (False, True),
        (True, False),
        (True, False),
    ]


def test_an_email_address_is_a_link_to_write(desk: Client, make_inquiry: MakeInquiry) -> None:
    page = html(desk.get(address(make_inquiry(reach="sam@example.org", reach_kind="email"))))
    assert 'href="mailto:sam@example.org"' in page
    assert "Before you write" in " ".join(page.split())


@pytest.mark.parametrize(
    ("reach", "kind"), [("javascript:alert(1)", "phone"), ("a@example.org?bcc=b@example.org", "email")]
)
def test_what_is_no_number_and_no_address_is_no_link(
    desk: Client, make_inquiry: MakeInquiry, reach: str, kind: str
) -> None:
    page = BeautifulSoup(desk.get(address(make_inquiry(reach=reach, reach_kind=kind))).content, "html.parser")
    assert reach in page.select_one(".reach__number").get_text()  # type: ignore[union-attr] # the page has one
    links = [str(link["href"]) for link in page.select("a[href]")]
    assert not any(link.startswith(("javascript", "tel", "mailto:a@example.org?")) for link in links)


def test_markup_that_a_visitor_typed_is_only_text(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry(name=PAYLOAD, message=PAYLOAD, program=PAYLOAD)
    desk.post(address(inquiry, "note"), {"text": PAYLOAD})
    page = html(desk.get(address(inquiry)))
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert page.count("&lt;script&gt;alert") == 4


def test_title_header_and_address_hold_the_short_id_and_no_name(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry(name="Marigold")
    page = BeautifulSoup(desk.get(address(inquiry)).content, "html.parser")
    assert page.title is not None
    assert page.title.get_text().strip().startswith(f"Inquiry {inquiry.pk.hex[:8]}")
    header = page.select_one("header.w-slim-header")
    assert header is not None
    assert "Marigold" not in header.get_text()


def test_it_says_who_looked_before(desk: Client, sign_in: SignIn, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    assert "You are the first." in html(desk.get(address(inquiry)))
    theo = sign_in(personas.supervisor("theo"))
    viewers = BeautifulSoup(theo.get(address(inquiry)).content, "html.parser").select(".viewers__viewer")
    assert ["Maya Example" in viewer.get_text() for viewer in viewers] == [True]
    assert "Theo Example" in html(desk.get(address(inquiry)))


def test_many_looks_in_a_row_are_one_line(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    for _ in range(3):
        desk.get(address(inquiry))
    viewers = BeautifulSoup(desk.get(address(inquiry)).content, "html.parser").select(".viewers__viewer")
    assert len(viewers) == 1
    assert "3 looks" in viewers[0].get_text()
    assert AuditEvent.objects.count() == 4
