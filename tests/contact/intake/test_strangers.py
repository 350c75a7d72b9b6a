"""What the public form does not take in: other sites, other formats, too much, and tokens that are not ours."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from contact.intake.body import CONTENT_TYPE, MAX_BYTES, MAX_BYTES_SHOWN_AGAIN, MAX_FIELDS
from contact.models import Inquiry
from tests.contact.intake.conftest import Send, answers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault_keys")]


@pytest.fixture(autouse=True)
def nothing_is_stored() -> Iterator[None]:
    yield
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "cross-site", "Origin": None},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://other.testserver"},
        {"Sec-Fetch-Site": "none", "Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": None, "Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": None, "Origin": "http://testserver.elsewhere.example"},
        {"Sec-Fetch-Site": None, "Origin": "https://testserver"},
        {"Sec-Fetch-Site": None, "Origin": "http://testserver:8000"},
        {"Sec-Fetch-Site": None, "Origin": "null"},
        {"Sec-Fetch-Site": "", "Origin": "http://testserver"},
    ],
)
def test_a_form_from_another_site_is_refused_in_plain_words(send: Send, headers: dict[str, str | None]) -> None:
    response = send(answers(), **headers)
    assert response.status_code == 403
    text = response.content.decode()
    assert "The message came from a page that is not ours" in text
    assert "911" in text
    assert reverse("contact:write") in text


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/json", "multipart/form-data; boundary=x", "", "application/xml"]
)
def test_another_content_type_is_refused(send: Send, content_type: str) -> None:
    assert send(urlencode(answers()).encode(), content_type).status_code == 415


def test_a_body_that_is_far_too_big_is_not_even_read(send: Send) -> None:
    response = send(answers(message="x" * MAX_BYTES_SHOWN_AGAIN))
    assert response.status_code == 413
    assert "x" * 100 not in response.content.decode()


def test_a_form_that_is_too_big_is_refused_and_given_back(send: Send) -> None:
    response = send(answers(message="x" * MAX_BYTES, name="Robin Redbreast"))
    assert response.status_code == 413
    text = response.content.decode()
    assert "x" * MAX_BYTES in text
    assert "Robin Redbreast" in text
    assert text.count("Your message is too long") == 2, "once on top and once beside the field"


def test_many_fields_are_refused(send: Send) -> None:
    fields = answers() | {f"f{number}": "1" for number in range(MAX_FIELDS)}
    assert send(fields).status_code == 400


@pytest.mark.parametrize("body", [b"name=%ff", b"name=\xff", b"name=%ED%A0%80", b"name=%C3"])
def test_bytes_that_are_no_text_are_refused(send: Send, body: bytes) -> None:
    assert send(body).status_code == 400


@pytest.mark.parametrize("length", ["-1", "many", "1e3", "\u0663", "9" * 5000])
def test_a_length_that_is_no_length_is_refused(client: Client, length: str) -> None:
    response = client.post(reverse("contact:write"), b"x", CONTENT_TYPE, CONTENT_LENGTH=length)
    assert response.status_code == 400


def test_half_of_a_form_is_not_taken_for_the_whole(client: Client) -> None:
    body = urlencode(answers(message="do not call me")).encode()
    cut = body[: body.index(b"not")]
    sent: dict[str, Any] = {"CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(cut)}
    response = client.generic("POST", reverse("contact:write"), cut, CONTENT_TYPE, **sent)
    assert response.status_code == 400


def test_a_character_set_in_the_content_type_changes_nothing(send: Send) -> None:
    response = send(answers(reach="", name="Ren\u00e9e"), f"{CONTENT_TYPE}; charset=latin-1")
    assert response.status_code == 200
    assert "Ren\u00e9e" in response.content.decode()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_another_method_is_refused(client: Client, method: str) -> None:
    assert getattr(client, method)(reverse("contact:write")).status_code == 405
    assert getattr(client, method)(reverse("contact:thanks")).status_code == 405


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "\0", "9" * 4000])
def test_a_token_that_is_not_ours_gives_the_form_back_with_a_new_one(send: Send, token: str) -> None:
    response = send(answers(token=token, name="Robin Redbreast"))
    assert response.status_code == 200
    text = response.content.decode()
    assert "Please send your message again" in text
    assert "Robin Redbreast" in text
    assert f'name="token" value="{token}"' not in text


def test_without_a_token_secret_no_form_is_offered(client: Client, send: Send, settings: Settings) -> None:
    fields = answers()
    settings.CONTACT_TOKEN_SECRET = ""
    for response in (client.get(reverse("contact:write")), send(fields)):
        assert response.status_code == 503
        assert response.headers["Retry-After"]
        assert "<form" not in response.content.decode()
