"""Answers at the desk: who it is first; then a copy to take along, a correction, a restriction; or nothing found."""

import hashlib
import io
import json
import zipfile
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from contact.models import Addition, Disclosure, Inquiry, PrivacyRequest
from contact.services.answering import request_restrict
from contact.services.attachments import attachment_add
from contact.services.erasing import inquiry_erase
from contact.services.requests import request_add
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import address, html

pytestmark = pytest.mark.django_db

REQUESTS = "/admin/inquiries/requests/"
OWN = {"recipient": "person", "basis": "own_request"}


def asked(user: User, kind: str, inquiry: Inquiry | None, identity: str = "called_back") -> PrivacyRequest:
    return request_add(
        inquiry_id=inquiry.pk if inquiry else None,
        user=user,
        kind=kind,
        channel="mail",
        received_on=timezone.localdate(),
        identity=identity,
    )


def place(request: PrivacyRequest, action: str = "") -> str:
    return f"{REQUESTS}{request.pk}/{action}{'/' if action else ''}"


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text_of(found: Tag | None) -> str:
    assert found is not None
    return " ".join(found.get_text(" ").split())


@pytest.mark.parametrize(
    ("kind", "action", "fields"),
    [
        ("access", "disclose", OWN),
        ("export", "export", OWN),
        ("correction", "correct", {"text": "x"}),
        ("restriction", "restrict", {}),
        ("erasure", "erase", {}),
    ],
)
def test_before_anyone_knows_them_the_page_offers_nothing_and_does_nothing(
    chief: Client, theo: User, make_inquiry: MakeInquiry, kind: str, action: str, fields: dict[str, str]
) -> None:
    request = asked(theo, kind, make_inquiry(name="Marigold"), "not_yet")
    page = soup(chief.get(place(request)))
    assert "First be sure that it is them" in page.get_text()
    assert not page.select(f'form[action$="/{action}/"]')
    refused = html(chief.post(place(request, action), fields, follow=True))
    assert ("first write down how you know" in refused, "Marigold" in refused) == (True, False)
    assert chief.post(place(request, "identify"), {"identity": "not_yet"}).status_code == 422
    assert "It is written down" in html(chief.post(place(request, "identify"), {"identity": "code"}, follow=True))
    page = soup(chief.get(place(request)))
    assert page.select(f'form[action$="/{action}/"]')
    assert "They held the withdrawal code" in page.get_text()
    request.refresh_from_db()
    assert request.resolution == ""


@pytest.mark.django_db(transaction=True)
def test_a_copy_to_take_along_has_all_that_is_kept_and_the_notice(
    chief: Client, theo: User, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry(name="Marigold", message="Evenings are best.")
    attachment_add(inquiry_id=inquiry.pk, user=theo, kind="referral", media_type="image/jpeg", data=b"a picture")
    chief.post(place(asked(theo, "correction", inquiry), "correct"), {"text": "Mornings."})
    request = asked(theo, "export", inquiry)
    refused = chief.post(place(request, "export"), {"recipient": "court", "basis": "court_order"})
    assert (refused.status_code, "Marigold" in html(refused)) == (422, False)
    given = chief.post(place(request, "export"), OWN)
    assert (given.status_code, given["Content-Type"]) == (200, "application/zip")
    assert given["Content-Disposition"] == 'attachment; filename="copy.zip"'
    assert "no-store" in given["Cache-Control"]
    archive = zipfile.ZipFile(io.BytesIO(given.content))
    assert archive.namelist() == ["read-me-first.txt", "copy.json", "photos/1-referral.jpg"]
    assert archive.read("photos/1-referral.jpg") == b"a picture"
    data = json.loads(archive.read("copy.json"))
    assert (data["answers"]["name"], data["answers"]["message"]) == ("Marigold", "Evenings are best.")
    assert [(one["kind"], one["text"]) for one in data["added"]] == [("correction", "Mornings.")]
    for words in (archive.read("read-me-first.txt").decode(), data["notice"] + data["scope"]):
        assert "see 42 CFR 2.31" in words
        assert "What allows this copy: their own request" in words
    again = chief.post(place(request, "export"), OWN, follow=True)
    assert "Marigold" not in html(again)
    assert [row.purpose for row in Disclosure.objects.filter(inquiry_id=inquiry.pk)] == ["portability"]


def test_a_correction_stands_above_what_was_written(chief: Client, theo: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry(message="I am 43.")
    request = asked(theo, "correction", inquiry)
    assert "Write what is right." in html(chief.post(place(request, "correct"), {"text": " "}))
    said = chief.post(place(request, "correct"), {"text": "I am <b>34</b>."}, follow=True)
    assert "Certificate of a request" in html(said)
    assert "I am" not in text_of(soup(said).select_one(".desk"))
    record = html(chief.get(address(inquiry)))
    assert record.index("I am &lt;b&gt;34&lt;/b&gt;.") < record.index("I am 43.")
    assert "had something corrected" in record


def test_without_the_keys_a_correction_comes_back_with_its_words(
    chief: Client, theo: User, make_inquiry: MakeInquiry, settings: Settings
) -> None:
    request = asked(theo, "correction", make_inquiry())
    settings.CONTACT_STAFF_PUBLIC_KEY = ""
    response = chief.post(place(request, "correct"), {"text": "I am 34."})
    assert response.status_code == 503
    assert "I am 34." in html(response)
    assert not Addition.objects.exists()


def test_a_restricted_record_is_a_calm_page_for_the_rest_of_the_desk(
    desk: Client, chief: Client, theo: User, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry(name="Marigold")
    request = asked(theo, "restriction", inquiry)
    assert "due in" in html(desk.get("/admin/inquiries/")) or "over" in html(desk.get("/admin/inquiries/"))
    chief.post(place(request, "restrict"))
    for response in (
        desk.get(address(inquiry)),
        desk.post(address(inquiry, "claim")),
        desk.post(address(inquiry, "note"), {"text": "x"}),
        desk.post(address(inquiry, "status"), {"status": "reached", "version": "0"}),
    ):
        assert response.status_code == 403
        assert "This record is restricted" in html(response)
        assert "Marigold" not in html(response)
    page = html(desk.get("/admin/inquiries/"))
    assert "Restricted: do not contact" in page
    assert "Nobody waits for a first call" in page
    assert not soup(desk.get("/admin/inquiries/")).select(f'form[action*="{inquiry.pk}"]')


def test_a_supervisor_reads_the_band_and_the_number_is_folded_away(
    chief: Client, desk: Client, theo: User, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry(name="Marigold")
    request = request_restrict(request_id=asked(theo, "restriction", inquiry).pk, user=theo)
    page = soup(chief.get(address(inquiry)))
    assert "do not contact, do not use" in text_of(page.select_one(".band--stop"))
    (number,) = page.select(".reach__number")
    assert number.find_parent("details", open=False)
    assert "Lift the restriction" in html(chief.get(place(request)))
    assert "The restriction is lifted." in html(chief.post(place(request, "lift"), follow=True))
    assert not soup(chief.get(address(inquiry))).select(".band")
    assert "Marigold" in html(desk.get(address(inquiry)))
    assert "Nothing was done" in html(chief.post(place(request, "lift"), follow=True))


def test_a_request_about_nothing_keeps_codes_alone_and_ends_with_a_certificate(chief: Client) -> None:
    fields = {"kind": "access", "channel": "mail", "received_on": "2999-01-01", "identity": "not_yet"}
    for wrong in ({}, {"received_on": "2026-11-01", "reference": "Robin"}, {"received_on": ""}):
        assert chief.post(f"{REQUESTS}new/", fields | wrong).status_code == 422
    assert not PrivacyRequest.objects.exists()
    sent = fields | {"received_on": timezone.localdate().isoformat(), "reference": "L-2026/14"}
    page = html(chief.post(f"{REQUESTS}new/", sent, follow=True))
    assert "Which inquiry do they mean?" in page
    request = PrivacyRequest.objects.get()
    assert (request.inquiry_id, request.reference) == (None, "L-2026/14")
    assert "None found" in html(chief.get(REQUESTS))
    assert "Nothing was done" in html(chief.post(place(request, "refuse"), {"resolution": "law"}, follow=True))
    assert "found nothing of theirs" in html(
        chief.post(place(request, "refuse"), {"resolution": "nothing_found"}, follow=True)
    )
    shown = chief.get(place(request, "certificate"))
    line, hashed = (code.get_text() for code in soup(shown).select(".told__code"))
    assert hashlib.sha256(line.encode()).hexdigest() == hashed
    assert soup(chief.get(place(request, "certificate"))).select_one(".desk-card") == soup(shown).select_one(
        ".desk-card"
    )


def test_it_is_attached_by_the_number_of_the_list(chief: Client, theo: User, make_inquiry: MakeInquiry) -> None:
    request, gone, inquiry = asked(theo, "erasure", None), make_inquiry(), make_inquiry()
    inquiry_erase(inquiry_id=gone.pk, user=theo, reason="order")
    for number, said in (
        ("", "Enter the number"),
        ("0000000", "No inquiry has this number."),
        ("' OR 1=1 --", "No inquiry has this number."),
        (gone.pk.hex[:8], "This record was erased."),
    ):
        response = chief.post(place(request, "attach"), {"number": number})
        assert (response.status_code, said in html(response)) == (422, True), number
    page = html(chief.post(place(request, "attach"), {"number": inquiry.pk.hex[:8].upper()}, follow=True))
    assert f"The request is about inquiry {inquiry.pk.hex[:8]}." in page
    assert "Erase for good" in page
    assert "Nothing was done" in html(chief.post(place(request, "attach"), {"number": str(gone.pk)}, follow=True))


def test_an_erasure_that_was_done_otherwise_ends_with_its_certificate(
    chief: Client, theo: User, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry()
    erasure, access = asked(theo, "erasure", inquiry), asked(theo, "access", inquiry)
    inquiry_erase(inquiry_id=inquiry.pk, user=theo, reason="order")
    assert "Certificate of erasure" in html(chief.post(place(erasure, "erase"), follow=True))
    assert "The record is erased" in html(chief.get(place(access)))
    assert "The record was erased before" in html(
        chief.post(place(access, "refuse"), {"resolution": "gone"}, follow=True)
    )
