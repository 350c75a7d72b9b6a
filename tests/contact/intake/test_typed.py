"""Whatever is typed: never an error of ours, stored as it was but for controls, and in no log."""

import logging
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from contact.intake.body import CONTENT_TYPE
from contact.intake.token import issue_token
from contact.models import Inquiry
from tests.contact.conftest import VaultKeys
from tests.contact.intake.conftest import Send, answers, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault_keys")]

EXAMPLES = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
SOMETHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


def less_controls(text: str, kept: str) -> str:
    """Return the text as it must be stored, said in another way than the code says it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    left = (c for c in lines if c in kept or (unicodedata.category(c) != "Cc" and c not in BIDI))
    return unicodedata.normalize("NFC", "".join(left)).strip()


def test_a_direction_mark_cannot_turn_a_name_around(send: Send) -> None:
    send(answers(name="Ro\u202ebin\u2066\x07\x85", message="a\u202eb"))
    stored = opened(Inquiry.objects.get())
    assert (stored["name"], stored["message"]) == ("Robin", "ab")


def test_characters_that_a_control_kept_apart_are_composed(send: Send) -> None:
    send(answers(message="e\u202e\u0301"))
    assert opened(Inquiry.objects.get())["message"] == "\u00e9"


@pytest.fixture(autouse=True)
def no_flood(settings: Settings) -> None:
    """Let this many forms in a minute be no flood."""
    settings.CONTACT_NETWORK_FLOOD = settings.CONTACT_SITE_FLOOD = 1_000_000


@EXAMPLES
@given(
    fields=st.fixed_dictionaries(
        {"token": st.one_of(ANYTHING, st.just("")), "reach": ANYTHING, "name": ANYTHING},
        optional=dict.fromkeys(("about", "program", "message", "voicemail_ok", "website", "other"), ANYTHING),
    )
)
def test_no_text_in_any_field_is_an_error_of_ours(vault_keys: VaultKeys, fields: dict[str, str]) -> None:
    for token in (fields["token"], issue_token()):
        body = urlencode(fields | {"token": token})
        response = Client().post(reverse("contact:write"), body, content_type=CONTENT_TYPE)
        assert response.status_code in {200, 303, 413}


@EXAMPLES
@given(name=SOMETHING, message=SOMETHING)
@example(name="a\tb\nc", message=" \n a\r\nb\rc\td \n")
@example(name="\U0001f1fa\U0001f1f8", message="\u0958\u0344")
def test_what_is_stored_is_what_was_typed_in_nfc_less_controls(vault_keys: VaultKeys, name: str, message: str) -> None:
    body = urlencode(answers(name=f"R{name}", message=message))
    assert Client().post(reverse("contact:write"), body, content_type=CONTENT_TYPE).status_code == 303
    inquiry = Inquiry.objects.get()
    stored = opened(inquiry)
    inquiry.delete()
    assert stored["name"] == less_controls(f"R{name}", "\n\t").replace("\n", " ").replace("\t", " ")
    assert stored["message"] == less_controls(message, "\n\t")


@pytest.fixture
def every_log_line(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG):
        yield caplog


def test_no_log_line_holds_a_word_of_it(
    send: Send, every_log_line: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    canary = "canary7d1f"
    for changes in ({}, {"reach": f"{canary}@example.com"}, {"about": canary}, {"token": canary}, {"program": canary}):
        typed = {"name": canary, "message": f"{canary} \0", "website": canary, canary: canary, **changes}
        send(answers(**typed))
        send(answers(**typed | {"message": canary}))
        send(answers(**typed), Origin=f"https://{canary}.example")
        send(answers(**typed, long=canary * 7000))
        send(f"name={canary}%ff".encode())
        send(f"name={canary}".encode(), f"text/{canary}")
    captured = capfd.readouterr()
    records = [f"{record.__dict__}" for record in every_log_line.records]
    for text in (*records, captured.out, captured.err):
        assert canary not in text
