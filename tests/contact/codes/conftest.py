"""A visitor who wrote, and holds the code that the thank-you page showed."""

from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from contact.intake.body import CONTENT_TYPE
from contact.intake.codes.code import ALPHABET, LENGTH, CodeError, in_groups, read_code
from contact.intake.token import issue_token
from contact.models import Inquiry
from legacy_site.accounts.models import User
from tests.contact.intake.conftest import answers
from tests.contact.storage.sabotage import run_sql

OWN = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}


class Page:
    """A page that came back."""

    def __init__(self, response: Any) -> None:
        self.status: int = response.status_code
        self.response = response
        self.soup = BeautifulSoup(response.content, "html.parser")
        main = self.soup.select_one("main")
        self.text = " ".join(main.get_text(" ").split()) if main else ""

    @property
    def title(self) -> str:
        assert self.soup.title is not None
        return self.soup.title.get_text(strip=True)

    def hidden(self, wish: str) -> dict[str, str]:
        """Return the hidden fields of the form with a wish."""
        (form,) = (one for one in self.soup.select("main form") if one.select(f"input[name=wish][value={wish}]"))
        return {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}

    def offers(self, wish: str) -> bool:
        return bool(self.soup.select(f"input[name=wish][value={wish}]"))


class Visitor:
    """Somebody with a browser."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def post(self, fields: dict[str, Any], address: str = "code", **headers: str | None) -> Page:
        sent = {name: value for name, value in (OWN | headers).items() if value is not None}
        body = urlencode(fields, doseq=True)
        return Page(self.client.post(reverse(f"contact:{address}"), body, CONTENT_TYPE, headers=sent))

    def write(self, fields: dict[str, str] | None = None) -> str:
        """Send a message and return the code of the thank-you page."""
        sent = self.post(fields or answers(), "write").response
        assert sent.status_code == 303
        thanks = Page(self.client.get(sent.headers["Location"]))
        return thanks.soup.select(".code-sheet__code")[0].get_text(strip=True)

    def enter(self, code: str, **fields: str) -> Page:
        return self.post({"token": issue_token(), "wish": "open", "code": code, **fields})

    def wish(self, page: Page, wish: str, **fields: Any) -> Page:
        """Press the button of a wish on a page."""
        return self.post(page.hidden(wish) | fields)


@pytest.fixture
def visitor(client: Client) -> Visitor:
    return Visitor(client)


@pytest.fixture
def code(db: None, vault_keys: object, visitor: Visitor) -> str:
    """Return the code of the one inquiry that is there."""
    return visitor.write()


@pytest.fixture
def inquiry(code: str) -> Inquiry:
    return Inquiry.objects.get()


@pytest.fixture
def desk(admissions: User) -> Client:
    """Sign somebody of the desk in."""
    client = Client()
    client.force_login(admissions)
    return client


def close(inquiry: Inquiry) -> None:
    Inquiry.objects.filter(pk=inquiry.pk).update(status="closed", disposition="unreachable")


def take_away(table: str) -> None:
    """Take a table from the database, as a fault; the test's transaction gives it back."""
    run_sql(f"ALTER TABLE {table} RENAME TO taken_away")


def other_code(code: str) -> str:
    """Return a code that is well formed and leads to nothing."""
    plain = read_code(code)
    for letter in ALPHABET:
        for check in ALPHABET:
            tried = letter + plain[1 : LENGTH - 1] + check
            with suppress(CodeError):
                if tried != plain:
                    return in_groups(read_code(tried))
    raise AssertionError("every code is the same")
