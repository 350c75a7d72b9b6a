"""The desk's fixtures: signed-in clients, and the rows of the audit."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from contact.models import AuditEvent, Inquiry
from legacy_site.accounts.models import User
from tests import personas

SignIn = Callable[[User], Client]


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """Return a function that signs an account in and returns its client."""

    def enter(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return enter


@pytest.fixture
def maya(db: None) -> User:
    """Make a member of the admissions team."""
    return personas.admissions("maya")


@pytest.fixture
def desk(maya: User, sign_in: SignIn) -> Client:
    """Sign Maya in."""
    return sign_in(maya)


@pytest.fixture
def theo(db: None) -> User:
    """Make a supervisor."""
    return personas.supervisor("theo")


@pytest.fixture
def chief(theo: User, sign_in: SignIn) -> Client:
    """Sign the supervisor in."""
    return sign_in(theo)


def address(inquiry: Inquiry, action: str = "") -> str:
    """Return an address of an inquiry at the desk."""
    return f"/admin/inquiries/{inquiry.pk}/{action}{'/' if action else ''}"


def html(response: Any) -> str:
    """Return the page of a response."""
    return str(response.content.decode())


def audit() -> list[tuple[str, str, str]]:
    """Return who did what to which inquiry, in order."""
    return list(AuditEvent.objects.order_by("seq").values_list("actor", "action", "object_id"))
