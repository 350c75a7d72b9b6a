"""Pages that only a sent form leads to: made once by the site itself, then shown to a browser as often as a test likes.

Run as `python -m tests.e2e.reached REPORT` with the settings of a started site. It sends each form inside its own
process and writes down the pages that came back, by name.
"""

import io
import json
import sys
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from bs4 import BeautifulSoup

#: A number that is kept for use in fiction, and words that are long where a page breaks first.
TYPED: Final = {
    "reach": "(202) 555-0123",
    "name": "Wilhelmina Featherstonehaugh",
    "about": "self",
    "message": "Please call after six.\nDonaudampfschifffahrtsgesellschaftskapitänswitwe",
}
PLAN: Final = {
    "patient": "Robin Vale",
    "born": "3/31/1990",
    "payer": "Blue Hills Health",
    "member_id": "XZ123456",
    "benefits": "on",
}
CODE, CARD = "/contact/code/", "/contact/card/"


class Visitor:
    """Sends forms, and keeps the pages that came back."""

    def __init__(self) -> None:
        from django.test import Client

        self.pages: dict[str, str] = {}
        self._client = Client(SERVER_NAME="localhost", headers={"Sec-Fetch-Site": "same-origin"})

    def send(self, name: str, address: str, fields: dict[str, Any]) -> BeautifulSoup:
        """Send a form and keep the page that it ends at."""
        if any(isinstance(value, io.BytesIO) for value in fields.values()):
            answer = self._client.post(address, fields, follow=True)
        else:
            answer = self._client.post(address, urlencode(fields), "application/x-www-form-urlencoded", follow=True)
        page = answer.content.decode()
        self.pages[name] = page
        return BeautifulSoup(page, "html.parser")

    def open(self, address: str) -> dict[str, str]:
        """Return the hidden fields of the form at an address."""
        return hidden(BeautifulSoup(self._client.get(address).content, "html.parser"), "token")


def hidden(page: BeautifulSoup, one: str) -> dict[str, str]:
    """Return the hidden fields of the form that has `one` among their names or values."""
    for form in page.select("form"):
        fields = {str(each["name"]): str(each.get("value", "")) for each in form.select("input[type=hidden]")}
        if one in fields or one in fields.values():
            return fields
    raise AssertionError(f"no form with {one}: {page.get_text(' ', strip=True)[:400]}")


def _forms(visitor: Visitor) -> None:
    """Send each form empty, one too late, and one in a flood."""
    from django.test import override_settings

    from contact.intake.forms.ways import WAYS
    from contact.intake.pages import address_of

    for way in WAYS.values():
        visitor.send(f"form in error, {way.name}", address_of(way), visitor.open(address_of(way)))
    visitor.send("form too late", "/contact/", TYPED)
    visitor.send("refused", "/contact/call/", {"token": "x" * 3_000_000})
    with override_settings(CONTACT_NETWORK_FLOOD=0):
        visitor.send("look over", "/contact/", TYPED | visitor.open("/contact/"))
    visitor.send("thank-you, danger", "/contact/", TYPED | {"danger_now": "on"} | visitor.open("/contact/"))
    visitor.send("results", "/search/", {"q": "alcohol"})
    visitor.send("no results", "/search/", {"q": "zzzzqqqq"})


def _card(visitor: Visitor) -> None:
    """Ask what a plan covers, and add photos to it: none, then one."""
    from tests.contact.pictures.hostile import photo

    thanks = visitor.send("thank-you, card", "/contact/insurance/", TYPED | PLAN | visitor.open("/contact/insurance/"))
    ticket = hidden(thanks, "ticket")
    for name, data in {"card in error": b"no picture", "card": photo()}.items():
        picture = io.BytesIO(data)
        picture.name = "IMG_0042.jpg"
        visitor.send(name, CARD, ticket | {"front": picture})


def _code(visitor: Visitor) -> None:
    """Come back with a code, and erase the message."""
    thanks = visitor.send("thank-you, code", "/contact/", TYPED | visitor.open("/contact/"))
    shown = thanks.select_one(".code-sheet__code")
    assert shown is not None
    code = {"code": shown.get_text(strip=True)}
    visitor.send("code in error", CODE, visitor.open(CODE))
    message = visitor.send("message", CODE, visitor.open(CODE) | code)
    visitor.send("message, line missing", CODE, hidden(message, "line"))
    visitor.send("message, line added", CODE, hidden(message, "line") | {"line": TYPED["message"]})
    visitor.send("message, stopped", CODE, hidden(message, "stop"))
    question = visitor.send("erase?", CODE, hidden(message, "ask"))
    visitor.send("erased", CODE, hidden(question, "erase"))
    visitor.send("code not found", CODE, visitor.open(CODE) | code)


def main(report: Path) -> None:
    """Reach every page, and write them down."""
    import django

    django.setup()
    visitor = Visitor()
    _forms(visitor)
    _card(visitor)
    _code(visitor)
    report.write_text(json.dumps(visitor.pages))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
