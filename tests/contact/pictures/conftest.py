"""A visitor who sent the insurance form and has the thank-you page open."""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from contact.intake.body import CONTENT_TYPE as FORM_TYPE
from contact.intake.token import issue_token
from contact.models import Attachment, Inquiry, RecordKey
from contact.services.rows import binding_of
from contact.services.staff_key import staff_opener
from contact.vault.sealing import Wrap
from tests.contact.conftest import VaultKeys
from tests.contact.pictures.sending import CONTENT_TYPE, File, multipart, own_page

Add = Callable[..., HttpResponse]
#: What the test client returns; it is a response with the request on it.
Page = Any

ANSWERS = {"reach": "(202) 555-0123", "name": "Robin", "patient": "Robin Redbreast", "born": "3/31/1990"}
ANSWERS |= {"payer": "A plan", "member_id": "XYZ123", "benefits": "on"}


def thanked(client: Client, way: str = "insurance", **changes: str) -> Page:
    """Send a form and return its thank-you page."""
    fields = {"token": issue_token(), "about": "self", **ANSWERS, **changes}
    sent = client.post(reverse(f"contact:{way}"), urlencode(fields).encode(), FORM_TYPE, headers=own_page())
    assert sent.status_code == 303
    return client.get(sent.headers["Location"])


def ticket_on(page: Page) -> str:
    """Return the ticket of the page's form."""
    field = BeautifulSoup(page.content, "html.parser").select_one("input[name=ticket]")
    assert field is not None
    return str(field["value"])


def words_of(page: Page) -> str:
    """Return what a page says."""
    return " ".join(BeautifulSoup(page.content, "html.parser").get_text(" ").split())


@pytest.fixture
def ticket(client: Client, db: None, vault_keys: VaultKeys) -> str:
    """Send the insurance form and return the ticket of its thank-you page."""
    return ticket_on(thanked(client))


@pytest.fixture
def inquiry(ticket: str) -> Inquiry:
    """Return the inquiry that the ticket belongs to."""
    return Inquiry.objects.get()


@pytest.fixture
def add(client: Client, ticket: str) -> Add:
    """Return how to send photos with the ticket: `add(front=..., back=...)`, or `add(files=[...])`."""

    def add(
        *, files: list[File] | None = None, sent: str = ticket, headers: Any = None, **sides: bytes
    ) -> HttpResponse:
        chosen = files if files is not None else [(side, b"IMG_1.jpg", data) for side, data in sides.items()]
        body = multipart({"ticket": sent}, chosen)
        return cast(
            "HttpResponse", client.post(reverse("contact:card"), body, CONTENT_TYPE, headers=headers or own_page())
        )

    return add


def opened(attachment: Attachment) -> bytes:
    """Return a kept picture, opened with the staff's key of the run."""
    key = RecordKey.objects.get(record_id=attachment.pk)
    wrap = Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap))
    return staff_opener().open_file(bytes(attachment.body), wrap, binding=binding_of(attachment))
