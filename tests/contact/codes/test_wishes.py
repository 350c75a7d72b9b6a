"""With the code: how far it is, a line, other rules, no more contact. The desk reads all of it, and at once."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from contact.models import Addition, AuditEvent, Inquiry, RecordKey
from contact.services.additions import MOST_ADDITIONS
from contact.services.opening import inquiry_open
from legacy_site.accounts.models import User
from tests.contact.codes.conftest import Visitor, close, take_away
from tests.contact.desk.conftest import address, html
from tests.contact.intake.conftest import answers
from tests.contact.storage.sabotage import refuse_audit_rows


@pytest.mark.parametrize(
    ("status", "words"),
    [("new", "not opened it yet"), ("attempting", "We tried to reach you"), ("benefits", "been in touch")],
)
def test_it_says_how_far_it_is_and_nothing_of_what_it_is(visitor: Visitor, code: str, status: str, words: str) -> None:
    Inquiry.objects.update(status=status)
    page = visitor.enter(code)
    assert words in page.text
    assert page.title == "Your message"
    for told in ("Robin", "555-0123", "5550123", "contact form", status if status != "new" else "attempting"):
        assert told not in page.text
    assert page.response.headers["Cache-Control"] == "no-store, private"
    assert not page.response.cookies


def test_it_says_when_it_was_read(visitor: Visitor, code: str, inquiry: Inquiry, admissions: User) -> None:
    inquiry_open(inquiry_id=inquiry.pk, user=admissions)
    assert "Someone here has read it." in visitor.enter(code).text


def test_a_closed_one_says_so_and_sends_on_to_a_new_message(visitor: Visitor, code: str, inquiry: Inquiry) -> None:
    close(inquiry)
    page = visitor.enter(code)
    assert "It is closed." in page.text
    assert (page.offers("line"), page.offers("stop"), page.offers("ask")) == (False, True, True)


def test_the_page_shows_no_code(visitor: Visitor, code: str) -> None:
    page = visitor.enter(code)
    assert code not in str(page.soup)
    assert code.replace("-", "") not in str(page.soup)


def test_a_line_is_sealed_and_the_desk_reads_it(
    visitor: Visitor, code: str, inquiry: Inquiry, admissions: User
) -> None:
    page = visitor.wish(visitor.enter(code), "line", line="Please call after six")
    assert "We kept it." in page.text
    assert "after six" not in page.text
    assert b"after six" not in bytes(Addition.objects.get().body)
    (added,) = inquiry_open(inquiry_id=inquiry.pk, user=admissions).additions
    assert (added.kind, added.said.text) == ("line", "Please call after six")
    assert RecordKey.objects.count() == 2
    assert AuditEvent.objects.filter(actor="visitor:code", action="addition.add", object_id=str(inquiry.pk)).exists()


def test_a_double_click_adds_once_and_a_changed_line_is_heard(visitor: Visitor, code: str) -> None:
    page = visitor.enter(code)
    for line in ("one", "one", "two"):
        assert "We kept it." in visitor.wish(page, "line", line=line).text
    assert Addition.objects.count() == 2


def test_new_rules_take_the_place_of_the_old(visitor: Visitor, db: None, vault_keys: Any, admissions: User) -> None:
    code = visitor.write(answers(voicemail_ok="on", text_ok="on", call="on", privacy="on"))
    page = visitor.wish(visitor.enter(code), "rules", say_who_ok="on", only_by="phone", times=["evening"])
    assert "We kept it." in page.text
    opened = inquiry_open(inquiry_id=Inquiry.objects.get().pk, user=admissions).answers
    assert (opened.voicemail_ok, opened.text_ok, opened.say_who_ok) == (False, False, True)
    assert (opened.wishes.only_by, opened.wishes.times) == ("phone", ("evening",))
    assert [one.kind for one in opened.agreements] == ["privacy"]


def test_the_last_rules_hold(visitor: Visitor, code: str, inquiry: Inquiry, admissions: User) -> None:
    page = visitor.enter(code)
    visitor.wish(page, "rules", voicemail_ok="on")
    visitor.wish(page, "rules", text_ok="on")
    opened = inquiry_open(inquiry_id=inquiry.pk, user=admissions).answers
    assert (opened.voicemail_ok, opened.text_ok) == (False, True)
    assert [one.kind for one in opened.agreements] == ["text"]


def test_rules_that_do_not_fit_come_back_with_what_was_ticked(visitor: Visitor, code: str) -> None:
    page = visitor.wish(visitor.enter(code), "rules", only_by="text", say_who_ok="on")
    assert "Tick that we may text you as well" in page.text
    assert page.soup.select("#id_say_who_ok[checked]")
    assert not Addition.objects.exists()


def test_a_stop_is_seen_at_once_and_the_number_is_folded_away(
    visitor: Visitor, code: str, inquiry: Inquiry, desk: Client
) -> None:
    before = BeautifulSoup(desk.get(address(inquiry)).content, "html.parser")
    assert not before.select("details .reach__number")
    page = visitor.wish(visitor.enter(code), "stop")
    assert "You asked us not to contact you any more." in page.text
    assert not page.offers("stop")
    assert "Do not contact" in html(desk.get("/admin/inquiries/"))
    record = BeautifulSoup(desk.get(address(inquiry)).content, "html.parser")
    (alert,) = record.select(".reach > .desk-alert")
    assert "They asked not to be contacted any more." in alert.get_text()
    (number,) = record.select(".reach__number")
    assert number.find_parent("details", open=False)
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.disposition) == ("new", "")


def test_the_desk_sees_changed_rules_first_and_a_mark_in_the_queue(
    visitor: Visitor, code: str, inquiry: Inquiry, desk: Client
) -> None:
    page = visitor.enter(code)
    visitor.wish(page, "rules", voicemail_ok="on")
    visitor.wish(page, "line", line="A <b>line</b>")
    record = html(desk.get(address(inquiry)))
    assert "They changed these rules" in record
    assert "You may leave a voicemail." in record
    assert "A &lt;b&gt;line&lt;/b&gt;" in record
    assert "Added to" in html(desk.get("/admin/inquiries/"))


def test_a_record_is_not_buried_and_a_stop_is_always_taken(visitor: Visitor, code: str) -> None:
    page = visitor.enter(code)
    for number in range(MOST_ADDITIONS):
        visitor.wish(page, "line", line=f"line {number}")
    full = visitor.wish(page, "line", line="one more")
    assert "This was not added" in full.text
    assert "one more" in full.text
    assert "You asked us not" in visitor.wish(page, "stop").text


@pytest.mark.parametrize("table", ["contact_addition", "contact_recordkey", "contact_withdrawalcode"])
def test_with_the_database_away_nothing_is_claimed_and_nothing_is_lost(visitor: Visitor, code: str, table: str) -> None:
    page = visitor.enter(code)
    take_away(table)
    answer = visitor.wish(page, "line", line="kept on the page")
    assert (answer.status, answer.response.headers["Retry-After"]) == (503, "120")
    assert "Nothing was done" in answer.text
    assert "kept on the page" in answer.text
    assert "We kept it" not in answer.text


def test_an_addition_that_cannot_be_recorded_is_not_stored(visitor: Visitor, code: str) -> None:
    page = visitor.enter(code)
    refuse_audit_rows()
    assert visitor.wish(page, "line", line="x").status == 503
    assert not Addition.objects.exists()
