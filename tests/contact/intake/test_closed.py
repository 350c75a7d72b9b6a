"""The form is closed until a test record was opened with the escrow key that it seals to."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from contact.models import Inquiry
from contact.services.drill import escrow_drill
from contact.vault.generating import generate_key
from contact.vault.opening import PrivateKey
from tests.contact.conftest import VaultKeys
from tests.contact.storage.sabotage import run_sql

pytestmark = pytest.mark.django_db


@pytest.fixture
def escrow(vault_keys: VaultKeys, settings: Settings) -> PrivateKey:
    """Make settings strict, with an escrow key that nobody proved yet, and return it."""
    key = generate_key()
    settings.STRICT, settings.CONTACT_ESCROW_PUBLIC_KEY = True, key.public.to_pem()
    return key


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_it_is_closed_and_says_whom_to_call(client: Client, escrow: PrivateKey, method: str) -> None:
    response = getattr(client, method)(reverse("contact:write"))
    assert response.status_code == 503
    assert response["Retry-After"]
    assert b"<textarea" not in response.content
    assert not Inquiry.objects.exists()


def test_it_opens_with_the_drill_of_this_very_key(
    client: Client, escrow: PrivateKey, vault_keys: VaultKeys, settings: Settings
) -> None:
    ours = settings.CONTACT_ESCROW_PUBLIC_KEY
    settings.CONTACT_ESCROW_PUBLIC_KEY = vault_keys.escrow.public.to_pem()
    escrow_drill(key=vault_keys.escrow)
    assert client.get(reverse("contact:write")).status_code == 200
    settings.CONTACT_ESCROW_PUBLIC_KEY = ours
    assert client.get(reverse("contact:write")).status_code == 503
    escrow_drill(key=escrow)
    assert client.get(reverse("contact:write")).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_database_that_cannot_answer_closes_nothing(client: Client, escrow: PrivateKey) -> None:
    run_sql("ALTER TABLE contact_keyepoch RENAME TO taken_away")
    try:
        assert client.get(reverse("contact:write")).status_code == 200
    finally:
        run_sql("ALTER TABLE taken_away RENAME TO contact_keyepoch")


def test_relaxed_settings_ask_nothing(client: Client, vault_keys: VaultKeys, settings: Settings) -> None:
    settings.CONTACT_ESCROW_PUBLIC_KEY = generate_key().public.to_pem()
    assert client.get(reverse("contact:write")).status_code == 200
