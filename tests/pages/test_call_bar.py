"""The bar for small screens: where it stands, and where it does not."""

import pytest
from django.test import Client

from pages.snippets import OrganizationSettings
from tests.factories.pages import SelfCheckPageFactory
from tests.pages.conftest import House
from tests.pages.seo.head import soup_at


@pytest.mark.parametrize("address", ["/contact/", "/contact/thanks/", "/self-check/"])
def test_it_stays_away_where_somebody_answers_in_private(client: Client, house: House, address: str) -> None:
    SelfCheckPageFactory(parent=house.home)
    assert not soup_at(client, address).select(".call-bar")


def test_it_stays_away_where_there_is_no_number(client: Client, house: House) -> None:
    OrganizationSettings.objects.update(main_phone=None)
    assert not soup_at(client, "/").select(".call-bar")


def test_it_calls_writes_and_leaves(client: Client, house: House) -> None:
    (bar,) = soup_at(client, "/learn/kratom/").select(".call-bar")
    ways = [str(link["href"]) for link in bar.select("a")]
    assert ways == [house.phone.href, "/contact/", "https://www.weather.gov/"]
    assert house.phone.who_answers in bar.get_text(" ")
    assert bar.select("details[open] > summary")


def test_both_ways_out_lead_to_one_place(client: Client, house: House) -> None:
    exits = soup_at(client, "/").select("a[data-quick-exit]")
    assert len(exits) == 2
    assert len({str(link["href"]) for link in exits}) == 1
    assert {str(link["rel"]) for link in exits} == {"['noreferrer', 'noopener']"}
