"""A visitor who types marked words: into every field of every form, in ways that are taken, refused and too late."""

import http.client
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, cast
from urllib.parse import urlencode, urlsplit

from django import forms
from django.conf import settings

from contact.intake.body import CONTENT_TYPE
from contact.intake.fields import BornField, ConsentField, TypedField
from contact.intake.forms.base import TRAP, IntakeForm
from contact.intake.forms.ways import WAYS, Way
from contact.intake.pages import address_of

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
#: Said in each message, so that nobody at the desk waits for an answer.
SELF_CHECK: Final = "A self-check of the site. Nobody waits for an answer."

_TOKEN = re.compile(rb'name="token" value="([^"]+)"')


class PlantError(Exception):
    """The site did not take the planted forms; the text says which and why, and none of the words."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Words that stand nowhere else. Every text begins with `run`; a number and a date cannot, and are rare ones."""

    run: str = field(default_factory=lambda: f"trace{secrets.token_hex(6)}x")
    # 555-01xx belongs to nobody, whatever the area.
    phone: str = field(default_factory=lambda: f"{201 + secrets.randbelow(700)}55501{secrets.randbelow(100):02d}")
    born: str = field(default_factory=lambda: f"{secrets.choice((1907, 1908))}-1{secrets.randbelow(3)}-{_day()}")

    @property
    def words(self) -> tuple[str, ...]:
        """Return what a scan must look for."""
        return (self.run, self.phone, self.born)

    def answers(self, form: IntakeForm) -> dict[str, str]:
        """Return answers that the form takes: a mark in each field for words, and what it cannot do without."""
        given = {name: self._answer(name, one) for name, one in form.fields.items() if name != TRAP}
        return {name: text for name, text in given.items() if text}

    def nonsense(self, form: IntakeForm) -> dict[str, str]:
        """Return a mark for every field, the boxes and the lists as well; no form takes it."""
        return {name: f"{self.run}-{name}" for name in form.fields}

    def _answer(self, name: str, one: forms.Field) -> str:
        if isinstance(one, BornField):
            return self.born
        if isinstance(one, TypedField):
            typed = {"reach": f"{self.run}@example.org", "payer_phone": self.phone, "message": self._message()}
            return typed.get(name, f"{self.run}-{name}")
        if isinstance(one, ConsentField):
            return "on"
        if isinstance(one, forms.ChoiceField) and one.required:
            return next(str(value) for value, _ in cast("Iterable[tuple[Any, Any]]", one.choices) if value)
        return ""

    def _message(self) -> str:
        return f"{self.run}-message\n{SELF_CHECK}"


def _day() -> int:
    return 10 + secrets.randbelow(19)


def plant(address: str, marks: Marks) -> Iterator[tuple[str, int]]:
    """Send each form three times to a site on this machine, and yield what was sent and the status that came back.

    Raise PlantError for an address beyond this machine, and for a form that was not thanked for.
    """
    place = urlsplit(address)
    if place.scheme != "http" or place.hostname not in LOOPBACK:
        raise PlantError("Give the address at which this site listens on this machine, like http://127.0.0.1:8000")
    for way in WAYS.values():
        yield from _plant(place.hostname, place.port or 80, way, marks)


def _plant(host: str, port: int, way: Way, marks: Marks) -> Iterator[tuple[str, int]]:
    form = way.form()
    found = _TOKEN.search(_ask(host, port, way)[1])
    if found is None:
        raise PlantError(f"The form {way.name} did not open.")
    token = {"token": found[1].decode()}
    yield f"{way.name}, refused", _ask(host, port, way, marks.nonsense(form) | token)[0]
    yield f"{way.name}, too late", _ask(host, port, way, marks.answers(form) | {"token": marks.run})[0]
    status, _ = _ask(host, port, way, marks.answers(form) | token)
    if status != http.HTTPStatus.SEE_OTHER:
        raise PlantError(f"The form {way.name} was not taken: status {status}.")
    yield f"{way.name}, sent", status


def _ask(host: str, port: int, way: Way, fields: dict[str, str] | None = None) -> tuple[int, bytes]:
    """Ask as the proxy would for a browser on our own page."""
    public = urlsplit(settings.BASE_URL)
    headers = {"Host": public.netloc, "X-Forwarded-Proto": public.scheme, "Sec-Fetch-Site": "same-origin"}
    if fields is not None:
        headers["Content-Type"] = CONTENT_TYPE
    connection = http.client.HTTPConnection(host, port, timeout=40)
    try:
        body = urlencode(fields).encode() if fields is not None else None
        connection.request("POST" if fields is not None else "GET", address_of(way), body, headers)
        response = connection.getresponse()
        return response.status, response.read()
    except (OSError, http.client.HTTPException):
        raise PlantError("The site does not answer at that address.") from None
    finally:
        connection.close()
