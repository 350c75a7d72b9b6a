"""A visitor with a form in hand, and what the staff would read of it."""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from contact.intake.body import CONTENT_TYPE
from contact.intake.token import issue_token
from contact.models import Inquiry, RecordKey
from contact.services.rows import binding_of
from contact.services.staff_key import staff_opener
from contact.vault.sealing import Wrap

Send = Callable[..., HttpResponse]

#: A form that is right. The number is one of those that are kept for use in fiction.
ANSWERS = {"reach": "(202) 555-0123", "name": "Robin", "about": "self"}


def answers(**changes: str) -> dict[str, str]:
    """Return a form that is right but for the changes, with a fresh token."""
    return {"token": issue_token(), **ANSWERS, **changes}


@pytest.fixture
def send(client: Client) -> Send:
    """Return how to send a form as a browser does: urlencoded, from our own page."""

    def send(
        fields: dict[str, Any] | bytes, content_type: str = CONTENT_TYPE, *, way: str = "write", **headers: Any
    ) -> HttpResponse:
        body = fields if isinstance(fields, bytes) else urlencode(fields, doseq=True).encode()
        sent = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"} | headers
        sent = {name: value for name, value in sent.items() if value is not None}
        return cast("HttpResponse", client.post(reverse(f"contact:{way}"), body, content_type, headers=sent))

    return send


def opened(inquiry: Inquiry) -> dict[str, Any]:
    """Return the answers of an inquiry, opened with the staff's key of the run."""
    key = RecordKey.objects.get(record_id=inquiry.pk)
    wrap = Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap))
    payload = staff_opener().open(bytes(inquiry.body), wrap, binding=binding_of(inquiry))
    return cast("dict[str, Any]", payload["answers"])
