"""Requests at the desk: not there for the rest of the desk; a supervisor sees what is due, and answers."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from contact.models import AuditEvent, Disclosure, Inquiry, PrivacyRequest
from contact.services.holding import inquiry_hold
from contact.services.requests import request_add
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import address, html
from tests.contact.storage.sabotage import refuse_audit_rows

pytestmark = pytest.mark.django_db

REQUESTS = "/admin/inquiries/requests/"
ACTIONS = (
    "attach",
    "correct",
    "disclose",
    "erase",
    "export",
    "extend",
    "identify",
    "lift",
    "refuse",
    "restrict",
)


def asked(kind: str, inquiry: Inquiry, user: User, days_ago: int = 0) -> PrivacyRequest:
    day = timezone.localdate() - timedelta(days=days_ago)
    return request_add(
        inquiry_id=inquiry.pk, user=user, kind=kind, channel="phone", received_on=day, identity="knowledge"
    )


def test_for_the_rest_of_the_desk_there_are_no_requests(desk: Client, theo: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    request = asked("erasure", inquiry, theo)
    for path in (REQUESTS, f"{REQUESTS}new/", f"{REQUESTS}{request.pk}/", f"{REQUESTS}{request.pk}/certificate/"):
        assert desk.get(path).status_code == 404
    for action in ACTIONS:
        assert desk.post(f"{REQUESTS}{request.pk}/{action}/").status_code == 404
    assert desk.post(address(inquiry, "request"), {"kind": "access"}).status_code == 404
    assert "asks about their data" not in html(desk.get(address(inquiry)))
    assert PrivacyRequest.objects.filter(resolution="").count() == 1


def test_without_the_audit_no_list_is_shown(chief: Client, theo: User, make_inquiry: MakeInquiry) -> None:
    asked("access", make_inquiry(), theo)
    refuse_audit_rows()
    response = chief.get(REQUESTS)
    assert response.status_code == 503
    assert "To see what we keep" not in html(response)


def test_there_is_no_certificate_before_the_erasure(chief: Client, theo: User, make_inquiry: MakeInquiry) -> None:
    request = asked("erasure", make_inquiry(), theo)
    assert chief.get(f"{REQUESTS}{request.pk}/certificate/").status_code == 404


def test_a_held_record_is_not_erased_and_the_page_says_so(chief: Client, theo: User, make_inquiry: MakeInquiry) -> None:
    request = asked("erasure", make_inquiry(), theo)
    assert "Erase for good" in html(chief.get(f"{REQUESTS}{request.pk}/"))
    inquiry_hold(inquiry_id=request.found_id, user=theo, reason="complaint")
    page = html(chief.get(f"{REQUESTS}{request.pk}/"))
    assert ("Erase for good" in page, "A legal hold stands." in page) == (False, True)
    assert "a legal hold stands" in html(chief.post(f"{REQUESTS}{request.pk}/erase/", follow=True))
    assert Inquiry.objects.get(pk=request.found_id).erased_at is None


def test_a_request_is_taken_in_on_the_record(chief: Client, make_inquiry: MakeInquiry) -> None:
    inquiry, today = make_inquiry(), timezone.localdate().isoformat()
    assert "asks about their data" in html(chief.get(address(inquiry)))
    for day in ("", "2999-01-01"):
        fields = {"kind": "access", "channel": "mail", "received_on": day, "identity": "not_yet"}
        assert "Not taken in" in html(chief.post(address(inquiry, "request"), fields, follow=True))
    fields = {"kind": "access", "channel": "mail", "received_on": today, "identity": "not_yet"}
    assert "30 days left" in html(chief.post(address(inquiry, "request"), fields, follow=True))


@pytest.mark.parametrize(
    ("days_ago", "words", "tone"),
    [(0, "30 days left", "calm"), (23, "7 days left", "soon"), (30, "due today", "soon"), (31, "1 day over", "over")],
)
def test_the_list_says_in_words_how_many_days_are_left(
    chief: Client, theo: User, make_inquiry: MakeInquiry, days_ago: int, words: str, tone: str
) -> None:
    asked("access", make_inquiry(), theo, days_ago)
    clock = BeautifulSoup(chief.get(REQUESTS).content, "html.parser").select_one(f".desk-clock--{tone}")
    assert clock is not None
    assert words in clock.get_text()


@pytest.mark.django_db(transaction=True)
def test_a_copy_needs_a_basis_and_carries_the_notice(chief: Client, theo: User, make_inquiry: MakeInquiry) -> None:
    request = asked("access", make_inquiry(name="Marigold", message="Evenings are best."), theo)
    path = f"{REQUESTS}{request.pk}/disclose/"
    refused = chief.post(path, {"recipient": "person", "basis": ""})
    assert (refused.status_code, "Marigold" in html(refused)) == (422, False)
    unfit = chief.post(path, {"recipient": "representative", "basis": "own_request"})
    assert (unfit.status_code, "Marigold" in html(unfit)) == (422, False)
    shown = chief.post(path, {"recipient": "person", "basis": "own_request"})
    page = html(shown)
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    for words in ("Marigold", "Evenings are best.", "(202) 555-0123", "(42 CFR part 2)", "see 42 CFR 2.31"):
        assert words in page
    assert "answered or extended before" in html(
        chief.post(path, {"recipient": "person", "basis": "own_request"}, follow=True)
    )
    assert Disclosure.objects.filter(inquiry_id=request.found_id).count() == 1
    assert "Given to: the person themself" in html(chief.get(f"{REQUESTS}{request.pk}/"))


def test_the_certificate_is_the_same_each_time(chief: Client, theo: User, make_inquiry: MakeInquiry) -> None:
    request = asked("erasure", make_inquiry(), theo)
    first = chief.post(f"{REQUESTS}{request.pk}/erase/", follow=True)
    event = AuditEvent.objects.get(action="inquiry.erase", object_id=str(request.found_id))
    pages = [
        BeautifulSoup(page.content, "html.parser")
        for page in (first, chief.get(f"{REQUESTS}{request.pk}/certificate/"))
    ]
    certificates = [page.select_one(".desk-card") for page in pages]
    assert certificates[0] is not None
    assert certificates[0] == certificates[1]
    for words in (str(request.found_id), event.detail["hash"]):
        assert words in certificates[0].get_text()


def test_more_time_and_an_end_without_doing_it(chief: Client, theo: User, make_inquiry: MakeInquiry) -> None:
    request = asked("access", make_inquiry(), theo)
    assert "60 days left" in html(chief.post(f"{REQUESTS}{request.pk}/extend/", follow=True))
    assert "extended before" in html(chief.post(f"{REQUESTS}{request.pk}/extend/", follow=True))
    assert "Nothing was done" in html(
        chief.post(f"{REQUESTS}{request.pk}/refuse/", {"resolution": "granted"}, follow=True)
    )
    page = html(chief.post(f"{REQUESTS}{request.pk}/refuse/", {"resolution": "identity"}, follow=True))
    assert "Refused: we could not tell" in page
