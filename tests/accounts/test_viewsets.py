"""An administrator manages people, and makes nobody a superuser."""

import pytest
from django.test import Client
from django.urls import reverse

from legacy_site.accounts.models import User
from tests.personas import administrator, editor

pytestmark = pytest.mark.django_db

NEW = {
    "username": "new",
    "email": "new@example.org",
    "first_name": "New",
    "last_name": "Person",
    "password1": "a long enough phrase",
    "password2": "a long enough phrase",
    "is_active": "on",
    "is_superuser": "on",
}


def test_an_editor_manages_nobody(client: Client) -> None:
    client.force_login(editor())
    client.post(reverse("wagtailusers_users:add"), NEW)
    assert not User.objects.filter(username="new").exists()


def test_an_administrator_makes_an_account_and_no_superuser(client: Client) -> None:
    client.force_login(administrator())
    client.post(reverse("wagtailusers_users:add"), NEW)
    assert User.objects.get(username="new").is_superuser is False


def test_an_administrator_cannot_raise_a_colleague(client: Client) -> None:
    colleague = editor()
    client.force_login(administrator())
    address = reverse("wagtailusers_users:edit", args=[colleague.pk])
    client.post(address, NEW | {"username": colleague.username, "email": colleague.email, "first_name": "Changed"})
    colleague.refresh_from_db()
    assert (colleague.first_name, colleague.is_superuser) == ("Changed", False)
