"""The licenses that stand on every page: those of published places, until their last day, whatever copy is read."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from pages.chrome import _Memory, site_chrome
from pages.models import LocationPage
from pages.models.location import LocationCredential
from pages.snippets import Accreditation, OrganizationSettings
from tests.factories.pages import LocationPageFactory
from tests.factories.snippets import AccreditationFactory
from tests.pages.conftest import House, database_down
from tests.pages.seo.head import soup_at

LAST_MINUTE, FIRST_MINUTE_AFTER = "2030-06-30 23:59:00-04:00", "2030-07-01 00:01:00-04:00"


@pytest.fixture
def place(house: House) -> LocationPage:
    """Make a building with a license until the end of June and an accreditation until the end of 2030."""
    _Memory.last_good = None
    seal = AccreditationFactory(kind="accreditation", name="Quality", number="ACC-2", expires_on=date(2030, 12, 31))
    return place_with(house, AccreditationFactory(number="LIC-1"), seal)


def place_with(house: House, *held: Accreditation) -> LocationPage:
    """Make a building that holds these."""
    rows = [LocationCredential(accreditation=each) for each in held]
    made: LocationPage = LocationPageFactory(parent=house.about, title=f"Place {len(held)}", credentials=rows)
    return made


def shown() -> list[str]:
    """Return the licenses of today in short."""
    return [line.short for line in site_chrome().licenses]


def test_the_footer_names_them_in_full_above_the_lines_without_a_day(client: Client, place: LocationPage) -> None:
    with time_machine.travel(LAST_MINUTE, tick=False):
        lines = [line.get_text() for line in soup_at(client, "/about-us/").select(".footer__licenses li")]
    assert lines == [
        "License LIC-1: Residential treatment. Given by State health department.",
        "Accreditation ACC-2: Quality. Given by State health department.",
        "State license 12345",
        "Accreditation 678",
    ]


def test_at_midnight_one_leaves_the_kept_copy_without_a_query(
    place: LocationPage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    OrganizationSettings.objects.update(licenses="")
    with time_machine.travel(LAST_MINUTE, tick=False):
        assert shown() == ["License LIC-1", "Accreditation ACC-2"]
    with time_machine.travel(FIRST_MINUTE_AFTER, tick=False), django_assert_num_queries(0):
        assert shown() == ["Accreditation ACC-2"]


@pytest.mark.parametrize("forgetful", [False, True], ids=["the last good one", "the snapshot"])
def test_with_the_database_down_none_is_shown_after_its_last_day(place: LocationPage, *, forgetful: bool) -> None:
    with time_machine.travel(LAST_MINUTE, tick=False):
        assert "License LIC-1" in shown()
        _Memory.last_good = None if forgetful else _Memory.last_good
        with database_down():
            assert "License LIC-1" in shown()
    with time_machine.travel(FIRST_MINUTE_AFTER, tick=False), database_down():
        assert "License LIC-1" not in shown()
        assert "Accreditation ACC-2" in shown()


def test_one_that_two_places_hold_stands_once(house: House, place: LocationPage) -> None:
    place_with(house, Accreditation.objects.get(number="LIC-1"))
    with time_machine.travel(LAST_MINUTE, tick=False):
        assert shown().count("License LIC-1") == 1


def unpublish(place: LocationPage) -> None:
    place.unpublish()


def make_private(place: LocationPage) -> None:
    PageViewRestriction.objects.create(page=place, restriction_type=PageViewRestriction.LOGIN)


def end_earlier(place: LocationPage) -> None:
    license_ = Accreditation.objects.get(number="LIC-1")
    license_.expires_on = date(2030, 6, 29)
    license_.save()


@pytest.mark.parametrize("change", [unpublish, make_private, end_earlier])
def test_what_no_visitor_may_be_told_leaves_at_once(
    place: LocationPage, change: Callable[[LocationPage], None]
) -> None:
    with time_machine.travel(LAST_MINUTE, tick=False):
        assert "License LIC-1" in shown()
        change(place)
        assert "License LIC-1" not in shown()
