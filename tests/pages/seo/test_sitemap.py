"""The sitemap holds what anybody may read, and costs the same however much there is."""

import time
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import Page, PageViewRestriction

from pages.models import EducationPage, StandardPage
from tests.factories.pages import StandardPageFactory
from tests.pages.conftest import House
from tests.pages.test_queries import grow

SPACE = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def listed(client: Client) -> dict[str, str]:
    """Return the addresses of the sitemap, each with its day or ""."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    root = ET.fromstring(response.content)  # noqa: S314 - our own answer
    return {
        entry.findtext("map:loc", "", SPACE): entry.findtext("map:lastmod", "", SPACE)
        for entry in root.findall("map:url", SPACE)
    }


def test_what_is_not_for_everybody_is_not_listed(client: Client, house: House) -> None:
    draft = StandardPageFactory(parent=house.home, live=False)
    secret = StandardPageFactory(parent=house.home)
    below = StandardPageFactory(parent=secret)
    PageViewRestriction.objects.create(page=secret, restriction_type="password", password="a password")
    outside = StandardPageFactory(parent=Page.objects.get(depth=1))
    found = " ".join(listed(client))
    for page in (draft, secret, below, outside):
        assert page.slug not in found
    assert "/contact/" not in found
    assert "/admin/" not in found


def test_every_public_page_is_listed_under_its_canonical_address(client: Client, house: House) -> None:
    StandardPageFactory(parent=house.about, slug="größe", title="Size")
    pages = Page.objects.live().descendant_of(house.home, inclusive=True).specific()
    fixed = {f"{house.home.full_url}{path}" for path in ("a-z/", "privacy/proof/")}
    assert set(listed(client)) == {page.full_url for page in pages} | fixed
    assert client.get(next(loc for loc in listed(client) if "%" in loc)).status_code == 200


def test_the_day_is_that_of_the_last_publication(client: Client, house: House) -> None:
    moment = datetime(2026, 3, 4, 12, tzinfo=UTC)
    Page.objects.filter(pk=house.about.pk).update(last_published_at=moment)
    Page.objects.filter(pk=house.learn.pk).update(last_published_at=None, latest_revision_created_at=None)
    days = listed(client)
    assert days[house.about.full_url] == "2026-03-04"
    assert days[house.learn.full_url] == ""


def test_a_thousand_pages_cost_two_queries(client: Client, house: House) -> None:
    grow(house.about, StandardPage, 400)
    grow(Page.objects.get(pk=house.learn.pk), EducationPage, 600)
    with CaptureQueriesContext(connection) as captured:
        start = time.perf_counter()
        found = listed(client)
        took = time.perf_counter() - start
    assert len(found) > 1000
    assert len(captured) == 2, captured.captured_queries
    print(f"sitemap of {len(found)} pages: {took * 1000:.0f} ms")  # noqa: T201 - the figure of the budget


def test_a_site_without_pages_has_an_empty_sitemap(client: Client, db: None) -> None:
    from wagtail.models import Site

    Site.objects.all().delete()
    assert listed(client) == {}


@pytest.mark.parametrize("path", ["/a-z/?letter=b", "/privacy/proof/"])
def test_a_listed_page_outside_of_the_tree_names_its_one_address(
    client: Client, house: House, settings: Settings, path: str
) -> None:
    address = f"{settings.BASE_URL}{path.partition('?')[0]}"
    assert f'<link rel="canonical" href="{address}">' in client.get(path).content.decode()
