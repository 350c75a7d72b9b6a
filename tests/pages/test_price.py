"""A price is shown while somebody stands behind it, and what a page says of money comes from the program pages."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from pages.models import ProgramPage
from pages.prices import CHECKED_FOR
from tests import personas
from tests.factories.bodies import block
from tests.factories.pages import ProgramPageFactory, StandardPageFactory
from tests.pages.conftest import House
from tests.pages.test_queries import FIRST, WARM, cold, queries
from tests.pages.test_therapy import main_part

NOON = "2030-06-15 12:00-04:00"
LAST_CHECK = date(2030, 6, 15) - CHECKED_FOR
PAGE = "/prices/"


@pytest.fixture
def priced(house: House) -> ProgramPage:
    """Give the program a price that was checked on June 1, 2030, and make the page that lists prices."""
    body = [block("prices", title="Prices", intro="In ranges.")]
    StandardPageFactory(parent=house.home, title="Prices", slug="prices", body=body)
    page = house.program
    page.price_low, page.price_high, page.price_unit = 1200, 1850, "week"
    page.price_checked_on = date(2030, 6, 1)
    page.price_includes, page.price_excludes = "Groups\nLunch", "Medicines"
    page.price_deposit = "Two days of $240 each come back to you."
    with time_machine.travel(NOON, tick=False):
        page.save()  # which refuses a check that is yet to come
    return page


def said(client: Client, url: str) -> str:
    return " ".join(main_part(client, url).get_text(" ").split())


@pytest.mark.parametrize(
    "checked", [None, LAST_CHECK - timedelta(days=1), date(2030, 6, 16)], ids=["never", "too long ago", "tomorrow"]
)
def test_a_price_that_nobody_stands_behind_is_nowhere(
    client: Client, priced: ProgramPage, checked: date | None
) -> None:
    ProgramPage.objects.filter(pk=priced.pk).update(price_checked_on=checked)
    with time_machine.travel(NOON, tick=False):
        for url in (priced.url, PAGE):
            text = said(client, url)
            assert "$" not in text, url
            assert "Checked on" not in text, url
            assert "Lunch" not in text, url
            assert "Ask us for a current price" in text, url


def test_a_warm_cache_does_not_carry_a_price_over_midnight(client: Client, priced: ProgramPage) -> None:
    ProgramPage.objects.filter(pk=priced.pk).update(price_checked_on=LAST_CHECK)
    with time_machine.travel("2030-06-15 23:59:58-04:00", tick=False) as clock:
        assert "$1,200 to $1,850" in said(client, PAGE)
        clock.shift(1)
        warm = queries(client, PAGE)
        assert not [sql for sql in warm if "programpage" in sql and "price_low" in sql], "nothing was kept"
        assert "$1,200 to $1,850" in said(client, priced.url)
        clock.shift(1)
        assert "$1,200" not in said(client, PAGE)
        assert "$1,200" not in said(client, priced.url)


def test_a_price_is_told_with_what_it_is_for_what_is_in_it_and_when_it_was_checked(
    client: Client, priced: ProgramPage
) -> None:
    with time_machine.travel(NOON, tick=False):
        listed, own = said(client, PAGE), said(client, priced.url)
    assert "$1,200 to $1,850 a week Checked on June 1, 2030 Groups Lunch" in listed
    assert "8 to 12 weeks" in listed
    for words in ("$1,200 to $1,850 a week", "Checked on June 1, 2030", "Groups Lunch", "Not in it Medicines", "$240"):
        assert words in own


def test_a_program_without_a_price_says_to_ask_in_the_list_and_nothing_on_its_page(
    client: Client, priced: ProgramPage, house: House
) -> None:
    free = ProgramPageFactory(parent=house.programs, title="No price")
    with time_machine.travel(NOON, tick=False):
        row = next(tag for tag in main_part(client, PAGE).select("tbody tr") if "No price" in tag.get_text())
        assert "Ask us for a current price" in row.get_text()
        assert "Without insurance" not in said(client, free.url)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "words"),
    [((0, 0, "visit"), "$0 a visit"), ((900, 900, "day"), "$900 a day"), ((1, 2_000_000, "stay"), "$1 to $2,000,000")],
)
def test_sums_in_words(given: tuple[int, int, str], words: str) -> None:
    price = ProgramPage(price_low=given[0], price_high=given[1], price_unit=given[2]).price
    assert price is not None
    assert f"{price.amount} {price.per}".startswith(words)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"price_low": None}, "price_low"),
        ({"price_high": None}, "price_high"),
        ({"price_high": 1199}, "price_high"),
        ({"price_unit": ""}, "price_unit"),
    ],
)
def test_half_a_price_is_told_beside_the_field_and_refused_by_the_database(
    priced: ProgramPage, wrong: dict[str, Any], field: str
) -> None:
    for name, value in wrong.items():
        setattr(priced, name, value)
    with time_machine.travel(NOON, tick=False), pytest.raises(ValidationError) as error:
        priced.full_clean()
    assert field in error.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgramPage.objects.filter(pk=priced.pk).update(**wrong)


def test_a_check_that_is_yet_to_come_is_refused(priced: ProgramPage) -> None:
    with time_machine.travel("2030-05-30 12:00-04:00", tick=False), pytest.raises(ValidationError) as error:
        priced.full_clean()
    assert list(error.value.message_dict) == ["price_checked_on"]


def test_a_published_change_shows_at_the_next_request_and_a_draft_does_not(client: Client, priced: ProgramPage) -> None:
    with time_machine.travel(NOON, tick=False):
        assert "$1,850" in said(client, PAGE)
        priced.price_high = 1900
        priced.save_revision()
        assert "$1,850" in said(client, PAGE)
        priced.save_revision().publish()
        assert "$1,900" in said(client, PAGE)
        assert "$1,900" in said(client, priced.url)
        client.force_login(personas.editor())
        assert client.get(reverse("wagtailadmin_pages:edit", args=[priced.pk])).status_code == 200


def test_the_list_of_prices_stays_in_its_query_budget(client: Client, priced: ProgramPage, house: House) -> None:
    with time_machine.travel(NOON, tick=False):
        small = (len(cold(client, PAGE)), len(queries(client, PAGE)))
        for number in range(12):
            ProgramPageFactory(
                parent=house.programs, title=f"Another {number}", price_low=1, price_high=2, price_unit="day"
            )
        assert (len(cold(client, PAGE)), len(queries(client, PAGE))) == small
    assert small[0] <= FIRST
    assert small[1] <= WARM
