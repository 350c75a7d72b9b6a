"""The banner of a site that runs on what was made for development."""

import pytest
from django.test import Client
from pytest_django import Settings

from contact.vault.generating import generate_key
from tests import personas
from tests.contact.conftest import VaultKeys
from tests.contact.desk.conftest import SignIn, html

pytestmark = pytest.mark.django_db

WORDS = "Demo: development keys and accounts."


@pytest.fixture(autouse=True)
def real_accounts(settings: Settings, vault_keys: VaultKeys) -> None:
    """Stand on production keys and accounts, unless a test says otherwise."""
    settings.ALLOW_DEMO_ACCOUNTS = False


def pages(sign_in: SignIn) -> list[str]:
    inside = sign_in(personas.superuser())
    return [
        html(Client().get("/admin/login/")),
        *(html(inside.get(url)) for url in ("/admin/", "/admin/pages/", "/admin/users/")),
    ]


def test_there_is_none_on_real_keys_and_accounts(sign_in: SignIn) -> None:
    assert not any(WORDS in page for page in pages(sign_in))


def test_there_is_none_without_any_key(sign_in: SignIn, settings: Settings) -> None:
    settings.CONTACT_STAFF_PUBLIC_KEY = ""
    assert not any(WORDS in page for page in pages(sign_in))


def test_demo_accounts_show_it_on_every_page_of_the_admin(sign_in: SignIn, settings: Settings) -> None:
    settings.ALLOW_DEMO_ACCOUNTS = True
    assert all(page.count(WORDS) == 1 for page in pages(sign_in))


def test_a_development_key_shows_it_too(sign_in: SignIn, settings: Settings) -> None:
    settings.CONTACT_ESCROW_PUBLIC_KEY = generate_key(development=True).public.to_pem()
    assert all(WORDS in page for page in pages(sign_in))
