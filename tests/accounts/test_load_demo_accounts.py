"""The five people of the demo."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from legacy_site.accounts.management.commands.load_demo_accounts import ACCOUNTS, DEMO_PASSWORD
from legacy_site.accounts.models import User
from tests import personas

pytestmark = pytest.mark.django_db


def load() -> str:
    out = StringIO()
    call_command("load_demo_accounts", stdout=out)
    return out.getvalue()


def test_it_refuses_where_demo_accounts_are_not_allowed() -> None:
    with override_settings(ALLOW_DEMO_ACCOUNTS=False), pytest.raises(CommandError):
        load()
    assert not User.objects.exists()


def test_each_of_the_five_signs_in_with_the_printed_password() -> None:
    printed = load()
    assert DEMO_PASSWORD in printed
    assert len(DEMO_PASSWORD) >= 15
    for account in ACCOUNTS:
        assert account.username in printed
        response = Client().post("/admin/login/", {"username": account.username, "password": DEMO_PASSWORD})
        assert response.status_code == 302
        user = User.objects.get(username=account.username)
        assert user.is_demo
        assert [group.name for group in user.groups.all()] == [account.role.value]
        assert not user.is_superuser


def test_running_it_again_keeps_what_is_there() -> None:
    load()
    editor = User.objects.get(username="editor")
    editor.set_password(personas.PASSWORD)
    editor.save()
    load()
    editor.refresh_from_db()
    assert editor.check_password(personas.PASSWORD)
    assert User.objects.count() == len(ACCOUNTS)


def test_a_real_account_of_the_same_name_is_left_alone() -> None:
    real = personas.make_user("editor")
    assert "left alone" in load()
    real.refresh_from_db()
    assert not real.is_demo
    assert real.groups.count() == 0


def test_a_demo_account_signs_in_nowhere_else() -> None:
    load()
    with override_settings(ALLOW_DEMO_ACCOUNTS=False):
        response = Client().post("/admin/login/", {"username": "editor", "password": DEMO_PASSWORD})
    assert response.status_code == 200
