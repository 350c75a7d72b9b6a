"""An old address leads to where a page went, for anybody, without a session."""

from typing import Any

import pytest
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from wagtail.models import Page

from legacy_site.accounts.roles import Role
from legacy_site.settings.security import middleware_for
from tests.factories.pages import StandardPageFactory
from tests.pages.conftest import House
from tests.personas import make_user


@pytest.fixture
def staff(house: House) -> Client:
    """Sign in someone who writes and publishes; moving a page takes both."""
    client = Client()
    client.force_login(make_user("mover", Role.EDITOR, Role.REVIEWER))
    return client


@pytest.fixture
def visitor() -> Client:
    """Return a visitor of the public process, which has no sessions; staff beside it keep theirs."""
    client = Client()
    with override_settings(MIDDLEWARE=middleware_for("web")):
        client.handler.load_middleware()
    return client


def move(staff: Client, page: Page, to: Page) -> None:
    """Move a page in the admin."""
    response = staff.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, to.pk]))
    assert response.status_code == 302, response.content


def test_an_old_address_of_a_moved_page_leads_to_its_new_one(staff: Client, visitor: Client, house: House) -> None:
    parent, page = (
        StandardPageFactory(parent=house.home, slug="us"),
        StandardPageFactory(parent=house.home, slug="team"),
    )
    assert visitor.get("/team/").status_code == 200
    move(staff, page, parent)
    response = visitor.get("/team/")
    assert (response.status_code, response["Location"]) == (301, "/us/team/")
    assert visitor.get("/us/team/").status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_pages_below_a_moved_page_are_found_as_well(staff: Client, visitor: Client, house: House) -> None:
    parent, page = (
        StandardPageFactory(parent=house.home, slug="us"),
        StandardPageFactory(parent=house.home, slug="team"),
    )
    StandardPageFactory(parent=page, slug="nurses")
    move(staff, page, parent)
    assert visitor.get("/team/nurses/")["Location"] == "/us/team/nurses/"


def test_an_old_address_of_a_renamed_page_leads_to_its_new_one(
    visitor: Client, house: House, django_capture_on_commit_callbacks: Any
) -> None:
    def publish_as(slug: str) -> None:
        page = Page.objects.get(pk=house.substance.pk).specific
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()

    publish_as("kratom-leaf")
    response = visitor.get("/learn/kratom/")
    assert (response.status_code, response["Location"]) == (301, "/learn/kratom-leaf/")
    publish_as("kratom-plant")
    assert visitor.get("/learn/kratom/")["Location"] == "/learn/kratom-plant/"
    assert visitor.get("/learn/kratom-leaf/")["Location"] == "/learn/kratom-plant/"


def test_a_new_page_at_an_old_address_wins(staff: Client, visitor: Client, house: House) -> None:
    parent, page = (
        StandardPageFactory(parent=house.home, slug="us"),
        StandardPageFactory(parent=house.home, slug="team"),
    )
    move(staff, page, parent)
    StandardPageFactory(parent=house.home, slug="team", title="The new team")
    assert visitor.get("/team/").status_code == 200


def test_a_page_that_was_taken_down_is_not_found_under_any_address(
    staff: Client, visitor: Client, house: House
) -> None:
    parent, page = (
        StandardPageFactory(parent=house.home, slug="us"),
        StandardPageFactory(parent=house.home, slug="team"),
    )
    move(staff, page, parent)
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert visitor.get("/team/", follow=True).status_code == 404
