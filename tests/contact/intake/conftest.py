"""A visitor with a form in hand."""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from contact.intake.body import CONTENT_TYPE
from contact.intake.token import issue_token

Send = Callable[..., HttpResponse]

#: A form that is right. The number is one of those that are kept for use in fiction.
ANSWERS = {"reach": "(202) 555-0123", "name": "Robin", "about": "self"}


def answers(**changes: str) -> dict[str, str]:
    """Return a form that is right but for the changes, with a fresh token."""
    return {"token": issue_token(), **ANSWERS, **changes}


@pytest.fixture
def send(client: Client) -> Send:
    """Return how to send a form as a browser does: urlencoded, from our own page."""

    def send(fields: dict[str, str] | bytes, content_type: str = CONTENT_TYPE, **headers: Any) -> HttpResponse:
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
        sent = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"} | headers
        sent = {name: value for name, value in sent.items() if value is not None}
        return cast("HttpResponse", client.post(reverse("contact:write"), body, content_type, headers=sent))

    return send
