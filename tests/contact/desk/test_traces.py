"""A stranger sees no trace of the desk anywhere else in the admin either."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client
from pytest_django import Settings
from wagtail.models import ReferenceIndex

from legacy_site.accounts.models import User
from tests import personas
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import SignIn, html

PLACES = (
    "/admin/",
    "/admin/account/",
    "/admin/pages/",
    "/admin/reports/site-history/",
    "/admin/reports/workflow/",
    "/admin/users/",
    "/admin/groups/",
    "/admin/groups/new/",
    "/admin/snippets/",
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [personas.editor, personas.reviewer, personas.administrator, personas.superuser])
def test_no_place_of_the_admin_speaks_of_inquiries(
    make: Callable[[], User], make_inquiry: MakeInquiry, sign_in: SignIn, maya: User, settings: Settings
) -> None:
    settings.ALLOW_DEMO_ACCOUNTS = False  # the banner of the demo speaks of inquiries to everyone
    inquiry = make_inquiry()
    sign_in(maya).post(f"/admin/inquiries/{inquiry.pk}/claim/")
    client = sign_in(make())
    for place in PLACES:
        page = html(client.get(place, follow=True)).lower()
        assert "inquir" not in page, place
        assert inquiry.pk.hex[:8] not in page, place


def test_a_search_in_the_admin_offers_no_inquiries(make_inquiry: MakeInquiry, sign_in: SignIn) -> None:
    inquiry = make_inquiry(name="Marigold")
    client = sign_in(personas.superuser())
    for query in ("Marigold", str(inquiry.pk)):
        page = html(client.get("/admin/pages/search/", {"q": query}))
        assert "/admin/inquiries/" not in page


def test_the_desk_has_its_line_in_the_menu_and_its_panel(desk: Client, make_inquiry: MakeInquiry) -> None:
    make_inquiry()
    page = html(desk.get("/admin/"))
    assert "/admin/inquiries/" in page
    assert "1 person waits for a first call" in " ".join(page.split())


def test_no_table_of_the_inquiries_feeds_the_reference_index() -> None:
    for model in apps.get_app_config("contact").get_models():
        assert not ReferenceIndex.model_is_indexable(model), model
