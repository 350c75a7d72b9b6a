"""An administrator in Wagtail: manages people and groups, and is no superuser for it."""

import pytest
from django.test import Client

from legacy_site.accounts.roles import Role
from tests import personas

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(personas.administrator())
    return client


def test_nobody_else_of_the_house_manages_people() -> None:
    for make in (personas.editor, personas.reviewer, personas.admissions, personas.supervisor):
        client = Client()
        client.force_login(make())
        assert client.get("/admin/users/").status_code == 302


def test_an_administrator_opens_people_groups_and_the_site(client: Client) -> None:
    colleague = personas.editor("nora")
    for url in ("/admin/users/", "/admin/users/new/", f"/admin/users/edit/{colleague.pk}/", "/admin/groups/"):
        assert client.get(url).status_code == 200, url
    assert client.get("/admin/sites/").status_code == 200


def test_an_administrator_puts_a_colleague_to_rest_but_deletes_nobody(client: Client) -> None:
    colleague = personas.make_user("nora", Role.EDITOR)
    fields = {"username": "nora", "email": colleague.email, "first_name": "Nora", "last_name": "Example"}
    client.post(f"/admin/users/edit/{colleague.pk}/", fields)
    colleague.refresh_from_db()
    assert not colleague.is_active
    assert client.get(f"/admin/users/delete/{colleague.pk}/").status_code == 302
    assert client.post(f"/admin/users/delete/{colleague.pk}/").status_code == 302
    colleague.refresh_from_db()
