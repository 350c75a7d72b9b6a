"""What is private stands in no list, whichever way it became private: itself, from above, or through its source."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from pages.chrome import site_chrome
from pages.models import StandardPage
from pages.visible import visible
from tests.factories.pages import StandardPageFactory
from tests.pages.conftest import House
from tests.pages.search.visitor import hits, searched
from tests.pages.test_queries import queries


@pytest.fixture
def source(house: House) -> StandardPage:
    made: StandardPage = StandardPageFactory(parent=house.about, title="Quartz", slug="quartz")
    return made


def close(page: Page) -> None:
    """Make a page private."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _alias(house: House, source: StandardPage) -> Page:
    return source.create_alias(parent=house.home, update_slug="quartz-again")


def _alias_of_alias(house: House, source: StandardPage) -> Page:
    return source.create_alias(parent=house.programs, update_slug="between").create_alias(
        parent=house.home, update_slug="quartz-again"
    )


def _below_alias(house: House, source: StandardPage) -> Page:
    made: Page = StandardPageFactory(parent=_alias(house, source), title="Quartz below", slug="below")
    return made


each_way = pytest.mark.parametrize("made", [_alias, _alias_of_alias, _below_alias])
each_door = pytest.mark.parametrize("closed", ["source", "above"])


@each_way
@each_door
def test_an_alias_of_what_is_private_shows_nowhere(
    client: Client, house: House, source: StandardPage, made: Callable[[House, StandardPage], Page], closed: str
) -> None:
    alias = made(house, source)
    close(source if closed == "source" else house.about)
    assert alias.url not in client.get("/sitemap.xml").content.decode()
    assert alias.url not in hits(searched(client, "quartz"))
    assert alias.url not in client.get("/a-z/").content.decode()
    assert alias.url not in [link.url for link in site_chrome().footer_links]
    assert client.get(alias.url).status_code == 302, "what is not listed must not be served either"


@each_way
def test_an_alias_of_what_anybody_may_read_is_found(
    client: Client, house: House, source: StandardPage, made: Callable[[House, StandardPage], Page]
) -> None:
    alias = made(house, source)
    close(house.program)
    assert alias.url in client.get("/sitemap.xml").content.decode()
    assert alias.url in hits(searched(client, "quartz"))
    assert client.get(alias.url).status_code == 200


def test_an_alias_in_the_footer_leaves_with_its_source(house: House, source: StandardPage) -> None:
    alias = _alias(house, source)
    assert alias.url in [link.url for link in site_chrome().footer_links]
    close(source)
    assert alias.url not in [link.url for link in site_chrome().footer_links]


def test_an_alias_under_a_private_page_is_private_though_its_source_is_not(
    client: Client, house: House, source: StandardPage
) -> None:
    alias = source.create_alias(parent=house.programs, update_slug="inside")
    close(house.programs)
    assert set(visible(Page.objects.filter(pk__in=[alias.pk, source.pk]))) == {Page.objects.get(pk=source.pk)}
    assert client.get(alias.url).status_code == 302


def test_aliases_add_no_query(client: Client, house: House, source: StandardPage) -> None:
    close(source)
    before = len(queries(client, "/sitemap.xml"))
    for number in range(5):
        source.create_alias(parent=house.home, update_slug=f"again-{number}")
    assert len(queries(client, "/sitemap.xml")) == before
