"""What is refused before any picture is looked at, and that nothing of it stays."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from contact.intake.card.body import MAX_BYTES, MAX_BYTES_THROWN_AWAY
from contact.models import Attachment, Inquiry, RecordKey
from contact.services.erasing import record_erase
from tests.contact.conftest import VaultKeys
from tests.contact.pictures.conftest import Add, Page, thanked, ticket_on, words_of
from tests.contact.pictures.hostile import photo
from tests.contact.pictures.sending import BOUNDARY, CONTENT_TYPE, multipart, own_page

pytestmark = pytest.mark.django_db


def refused(page: Page, status: int) -> None:
    """Expect a page in plain words that kept nothing."""
    assert page.status_code == status
    assert "No photo was kept" in words_of(page)
    assert "it is still with us" in words_of(page)
    assert page.headers["Cache-Control"] == "no-store, private"
    assert not page.cookies
    assert Attachment.objects.count() == 0
    assert RecordKey.objects.count() == Inquiry.objects.count()


@pytest.mark.parametrize("way", ["write", "call", "family", "referral"])
@pytest.mark.usefixtures("vault_keys")
def test_only_the_insurance_form_asks_for_photos(client: Client, way: str) -> None:
    assert "ticket" not in thanked(client, way).content.decode()


def test_a_plain_thank_you_page_asks_for_none(client: Client) -> None:
    assert "ticket" not in client.get(reverse("contact:thanks")).content.decode()


def test_a_site_without_photos_has_no_such_page(client: Client, vault_keys: VaultKeys, settings: Settings) -> None:
    settings.CONTACT_CARD_PHOTOS = False
    assert "ticket" not in thanked(client).content.decode()
    assert client.get(reverse("contact:card")).status_code == 404
    assert client.post(reverse("contact:card")).status_code == 404
    assert client.get(reverse("contact:card", args=["x"])).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}],
    ids=str,
)
def test_another_site_adds_nothing(add: Add, headers: dict[str, str]) -> None:
    refused(add(front=photo(), headers=own_page(**headers)), 403)


@pytest.mark.parametrize("spoiled", ["", "x", "\u00e9", "gAAAAA" + "A" * 200, "A" * 9_000])
def test_without_a_ticket_of_ours_nothing_is_added(add: Add, spoiled: str) -> None:
    refused(add(front=photo(), sent=spoiled), 410)


def test_the_thanks_address_is_no_ticket_and_a_ticket_is_no_address(client: Client, add: Add, ticket: str) -> None:
    sealed = str(thanked(client).request["PATH_INFO"]).split("/")[-2]
    refused(add(front=photo(), sent=sealed), 410)
    assert ticket not in str(client.get(reverse("contact:thanks", args=[ticket])).content)
    refused(client.get(reverse("contact:card", args=[ticket])), 410)


def test_a_ticket_of_another_secret_is_none_of_ours(add: Add, settings: Settings) -> None:
    settings.CONTACT_TOKEN_SECRET = "another" * 10
    refused(add(front=photo()), 410)


def test_after_half_an_hour_nothing_is_added_however_often_the_page_was_loaded(
    client: Client, vault_keys: VaultKeys, add: Add
) -> None:
    start = timezone.now()
    address = thanked(client).request["PATH_INFO"]
    with time_machine.travel(start + timedelta(minutes=29), tick=False):
        later = ticket_on(client.get(address))
    with time_machine.travel(start + timedelta(minutes=31), tick=False):
        refused(add(front=photo(), sent=later), 410)


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "application/json",
        "text/plain",
        "image/jpeg",
        "multipart/mixed; boundary=x",
    ],
)
def test_what_is_no_multipart_form_is_refused(client: Client, ticket: str, content_type: str) -> None:
    body = multipart({"ticket": ticket}, [("front", b"a.jpg", photo())])
    refused(client.post(reverse("contact:card"), body, content_type, headers=own_page()), 415)


def _raw(client: Client, body: bytes, content_type: str = CONTENT_TYPE, **environment: Any) -> Page:
    return client.generic(
        "POST",
        reverse("contact:card"),
        body,
        content_type,
        headers=own_page(),
        **{"wsgi.input": io.BytesIO(body)} | environment,
    )


@pytest.mark.parametrize("length", [MAX_BYTES + 1, MAX_BYTES_THROWN_AWAY + 1, 10**11])
def test_what_is_too_large_is_refused_by_its_length(client: Client, ticket: str, length: int) -> None:
    refused(_raw(client, b"x", CONTENT_LENGTH=str(length)), 413)


def test_one_byte_too_many_is_refused_and_one_less_is_read(add: Add) -> None:
    spare = MAX_BYTES - len(multipart({"ticket": "x" * 400}, [("front", b"IMG_1.jpg", b"")]))
    refused(add(front=bytes(spare + 1), sent="x" * 400), 413)
    refused(add(front=bytes(spare), sent="x" * 400), 410)


def _bodies(ticket: str) -> dict[str, tuple[bytes, str]]:
    good = multipart({"ticket": ticket}, [("front", b"a.jpg", photo())])
    twice = multipart({"ticket": ticket}, [("front", b"a.jpg", photo()), ("front", b"b.jpg", photo())])
    many = multipart({"ticket": ticket} | {f"f{number}": "" for number in range(10_000)}, [])
    files = multipart({"ticket": ticket}, [(f"f{number}", b"a.jpg", b"x") for number in range(1_000)])
    return {
        "fifty fields": (multipart({"ticket": ticket} | {f"f{number}": "" for number in range(50)}, []), CONTENT_TYPE),
        "empty": (b"", CONTENT_TYPE),
        "no boundary": (good, "multipart/form-data"),
        "a boundary of another": (good, "multipart/form-data; boundary="),
        "a boundary too long": (good, "multipart/form-data; boundary=" + "x" * 300),
        "one side twice": (twice, CONTENT_TYPE),
        "ten thousand fields": (many, CONTENT_TYPE),
        "a thousand files": (files, CONTENT_TYPE),
    }


@pytest.mark.parametrize("name", list(_bodies("")))
def test_what_no_browser_sends_is_refused(client: Client, ticket: str, name: str) -> None:
    body, content_type = _bodies(ticket)[name]
    refused(_raw(client, body, content_type, CONTENT_TYPE=content_type), 400)


@pytest.mark.parametrize("length", ["", "-1", "1e3", "9" * 13, "x"])
def test_a_length_that_is_none_is_refused(client: Client, ticket: str, length: str) -> None:
    body = multipart({"ticket": ticket}, [("front", b"a.jpg", photo())])
    refused(_raw(client, body, CONTENT_LENGTH=length), 400)


def test_half_a_request_is_refused(client: Client, ticket: str) -> None:
    body = multipart({"ticket": ticket}, [("front", b"a.jpg", photo())])
    refused(_raw(client, body[: len(body) // 2], CONTENT_LENGTH=str(len(body))), 400)
    assert BOUNDARY.encode() in body


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    assert getattr(client, method)(reverse("contact:card")).status_code == 405
    assert getattr(client, method)(reverse("contact:card", args=["x"])).status_code == 405


def test_the_bare_address_says_that_there_is_nothing_to_add_to(client: Client) -> None:
    refused(client.get(reverse("contact:card")), 410)


def test_an_erased_inquiry_takes_no_photo(add: Add, inquiry: Inquiry) -> None:
    record_erase(inquiry_id=inquiry.pk, actor="command:purge", reason="retention")
    assert add(front=photo()).status_code == 503
    assert not Attachment.objects.exists()
