"""The words of the forms: an editor changes them without a release, and nobody else can."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from contact.models import FormTexts
from legacy_site.accounts.roles import Role
from tests.contact.conftest import MakeUser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault_keys")]

WORDS = {
    "intro": "Hello from the night team.",
    "privacy": "Locked first, then kept.",
    "expectation": "We read it.\nWe call you.",
    "hours": "Closed on July 4.",
    "promise": "We answer within the hour.",
}


def address() -> str:
    site = Site.objects.get(is_default_site=True)
    return reverse("wagtailsettings:edit", args=["contact", "formtexts", site.pk])


@pytest.mark.parametrize("role", [Role.ADMISSIONS, Role.SUPERVISOR])
def test_the_desk_does_not_change_them(make_user: MakeUser, client: Client, role: Role) -> None:
    client.force_login(make_user(role))
    client.post(address(), WORDS)
    assert not FormTexts.objects.filter(intro=WORDS["intro"]).exists()


def test_an_editor_changes_them_and_the_next_visitor_reads_them(make_user: MakeUser, client: Client) -> None:
    client.force_login(make_user(Role.EDITOR))
    assert client.post(address(), WORDS).status_code == 302
    visitor = Client()
    form = visitor.get(reverse("contact:write")).content.decode()
    thanks = visitor.get(reverse("contact:thanks")).content.decode()
    assert all(words in form for words in (WORDS["intro"], WORDS["privacy"]))
    assert all(words in thanks for words in ("<li>We read it.</li>", WORDS["hours"], WORDS["promise"]))


def test_markup_in_them_is_shown_and_not_run(client: Client) -> None:
    site = Site.objects.get(is_default_site=True)
    FormTexts.objects.create(site=site, intro="<script>canary()</script>")
    assert "<script>canary" not in client.get(reverse("contact:write")).content.decode()
