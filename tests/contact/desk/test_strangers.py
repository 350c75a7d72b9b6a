"""Everyone against every address of the desk. For a stranger it is an address like any that does not exist."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from contact.models import AuditEvent, Inquiry
from legacy_site.accounts.models import User
from tests import personas
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import SignIn, html

METHODS = ("get", "post", "head", "options", "put", "patch", "delete", "trace")
ACTIONS = ("claim", "release", "inbox", "spam", "status", "note")
STRANGERS: tuple[Callable[[], User], ...] = (
    personas.editor,
    personas.reviewer,
    personas.administrator,
    personas.superuser,
)
DESK: tuple[Callable[[], User], ...] = (personas.admissions, personas.supervisor)

#: What the desk answers to its own, for (list, record, actions); an action without its fields is 302, 409 or 422.
ANSWERS = {
    "get": ({200}, {200}, {405}),
    "post": ({405}, {405}, {302, 409, 422}),
    "head": ({200}, {405}, {405}),
    "options": ({200}, {200}, {200}),
    "put": ({405}, {405}, {405}),
    "patch": ({405}, {405}, {405}),
    "delete": ({405}, {405}, {405}),
    "trace": ({405}, {405}, {405}),
}


@pytest.fixture
def inquiry(db: None, make_inquiry: MakeInquiry) -> Inquiry:
    return make_inquiry()


def addresses(inquiry: Inquiry) -> list[tuple[int, str]]:
    record = f"/admin/inquiries/{inquiry.pk}/"
    return [(0, "/admin/inquiries/"), (1, record), *((2, f"{record}{action}/") for action in ACTIONS)]


def without_tokens(page: str) -> str:
    return re.sub(r"[A-Za-z0-9]{64}|/admin/[a-z0-9/-]*", "", page)


@pytest.mark.parametrize("persona", STRANGERS, ids=lambda make: make.__name__)
def test_a_stranger_finds_nothing_with_any_method(
    persona: Callable[[], User], inquiry: Inquiry, sign_in: SignIn
) -> None:
    client = sign_in(persona())
    for method in METHODS:
        nowhere = getattr(client, method)(f"/admin/no-such-room/{uuid4()}/")
        for _, url in addresses(inquiry):
            response = getattr(client, method)(url)
            assert response.status_code == nowhere.status_code == 404, (method, url)
            assert without_tokens(html(response)) == without_tokens(html(nowhere)), (method, url)
            assert response["Cache-Control"] == nowhere["Cache-Control"]
    assert AuditEvent.objects.count() == 0


def test_nobody_is_sent_to_the_sign_in_as_from_any_other_address(inquiry: Inquiry) -> None:
    client = Client()
    for method in METHODS:
        assert getattr(client, method)("/admin/no-such-room/").status_code == 302
        for _, url in addresses(inquiry):
            response = getattr(client, method)(url)
            assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={url}"), (method, url)


@pytest.mark.parametrize("persona", DESK, ids=lambda make: make.__name__)
def test_the_desk_gets_in(persona: Callable[[], User], inquiry: Inquiry, sign_in: SignIn) -> None:
    client = sign_in(persona())
    for method in METHODS:
        for kind, url in addresses(inquiry):
            assert getattr(client, method)(url).status_code in ANSWERS[method][kind], (method, url)


def test_someone_who_left_the_group_is_a_stranger_at_once(inquiry: Inquiry, maya: User, sign_in: SignIn) -> None:
    client = sign_in(maya)
    assert client.get("/admin/inquiries/").status_code == 200
    maya.groups.set(personas.editor().groups.all())
    assert client.get("/admin/inquiries/").status_code == 404


def test_an_inquiry_that_is_not_there_is_not_found_by_the_desk_either(desk: Client) -> None:
    unknown = f"/admin/inquiries/{uuid4()}/"
    assert desk.get(unknown).status_code == 404
    for action in ACTIONS:
        fields = {"text": "A note", "status": "reached", "version": "0"}
        assert desk.post(f"{unknown}{action}/", fields).status_code == 404
    assert desk.get("/admin/inquiries/1/").status_code == 404


def test_a_post_without_the_token_of_the_form_is_refused(inquiry: Inquiry, maya: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(maya)
    for action in ACTIONS:
        assert client.post(f"/admin/inquiries/{inquiry.pk}/{action}/").status_code == 403
    inquiry.refresh_from_db()
    assert inquiry.version == 0
