"""No page calls us in network past the day on which that is known to be true, whatever is kept."""

from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
import time_machine
from bs4 import Tag
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from pages.insurers import insurers_today
from pages.models import StandardPage
from pages.snippets import Insurer, InsurerContract
from pages.snippets.insurer import CONFIRMED_FOR
from pages.snippets.insurer_form import APART
from tests.factories.bodies import block
from tests.factories.pages import StandardPageFactory
from tests.factories.snippets import InsurerContractFactory, InsurerFactory
from tests.pages.conftest import House
from tests.pages.test_queries import FIRST, WARM, cold, queries
from tests.pages.test_therapy import main_part

NOON = "2030-06-15 12:00-04:00"
PAGE = "/insurance/"


@pytest.fixture
def page(house: House) -> StandardPage:
    """Make the page that lists the insurers."""
    body = [block("insurers", title="Insurers", intro="Find yours.")]
    made: StandardPage = StandardPageFactory(parent=house.home, title="Insurance", slug="insurance", body=body)
    return made


@pytest.fixture
def insurer(page: StandardPage) -> Insurer:
    made: Insurer = InsurerFactory(name="Example Health", other_names="ExH, Example PPO")
    return made


def contract(insurer: Insurer, **days: Any) -> InsurerContract:
    """Make a contract that stands on June 15, 2030 but for the days that are given."""
    made: InsurerContract = InsurerContractFactory(insurer=insurer, **days)
    return made


def claimed(client: Client) -> list[str]:
    """Return the names that the page calls in network."""
    return [tag.get_text() for tag in main_part(client, PAGE).select(".insurers__list .insurers__name")]


def others(client: Client) -> list[str]:
    """Return the names that stand under those that we can ask."""
    return [tag.get_text() for tag in main_part(client, PAGE).select(".insurers__others .insurers__name")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_on": date(2030, 6, 14)},
        {"starts_on": date(2030, 6, 16)},
        {"confirmed_on": None, "confirmed_by": ""},
        {"confirmed_on": date(2030, 6, 15) - CONFIRMED_FOR - timedelta(days=1)},
        {"confirmed_on": date(2030, 6, 16)},
    ],
    ids=["ended yesterday", "begins tomorrow", "never confirmed", "confirmed too long ago", "confirmed tomorrow"],
)
def test_a_contract_that_does_not_stand_today_claims_nothing(
    client: Client, insurer: Insurer, wrong: dict[str, Any]
) -> None:
    contract(insurer, **wrong)
    with time_machine.travel(NOON, tick=False):
        assert claimed(client) == []
        assert others(client) == ["Example Health"]
        text = main_part(client, PAGE).get_text()
    assert "Confirmed" not in text
    assert "PPO" not in text.replace("Example PPO", "")


@pytest.mark.parametrize(
    ("moment", "stands"),
    [
        ("2030-06-09 23:59:59-04:00", False),
        ("2030-06-10 00:00:00-04:00", True),
        ("2030-06-20 23:59:59-04:00", True),
        ("2030-06-21 00:00:00-04:00", False),
    ],
)
def test_it_stands_from_midnight_of_its_first_day_to_midnight_after_its_last(
    client: Client, insurer: Insurer, moment: str, stands: bool
) -> None:
    contract(insurer, starts_on=date(2030, 6, 10), ends_on=date(2030, 6, 20))
    with time_machine.travel(moment, tick=False):
        assert bool(claimed(client)) is stands


@pytest.mark.parametrize("days", [{"ends_on": date(2030, 6, 15)}, {"confirmed_on": date(2030, 6, 15) - CONFIRMED_FOR}])
def test_a_warm_cache_does_not_carry_a_claim_over_midnight(
    client: Client, insurer: Insurer, days: dict[str, Any]
) -> None:
    contract(insurer, **days)
    with time_machine.travel("2030-06-15 23:59:58-04:00", tick=False) as clock:
        assert claimed(client) == ["Example Health"]
        clock.shift(1)
        warm = queries(client, PAGE)
        assert not [sql for sql in warm if "insurer" in sql], "nothing was kept, so this test proves nothing"
        assert claimed(client) == ["Example Health"]
        clock.shift(1)
        assert claimed(client) == []


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_day_is_that_of_the_site_and_not_of_who_looks(insurer: Insurer, zone: str) -> None:
    contract(insurer, starts_on=date(2030, 6, 15), ends_on=date(2030, 6, 15), confirmed_on=date(2030, 6, 15))
    for moment, stands in ((NOON, True), ("2030-06-14 23:30-04:00", False), ("2030-06-16 00:30-04:00", False)):
        with time_machine.travel(moment, tick=False), timezone.override(zone):
            assert bool(insurers_today().in_network) is stands
            assert Insurer.objects.get().is_in_network is stands


def test_an_insurer_can_be_left_out_while_no_contract_stands(client: Client, insurer: Insurer) -> None:
    contract(insurer, ends_on=date(2030, 6, 14))
    insurer.otherwise = Insurer.Otherwise.HIDE
    insurer.save()
    with time_machine.travel(NOON, tick=False):
        main = main_part(client, PAGE).get_text()
    assert "Example Health" not in main
    assert "Out of network" not in main


def test_a_contract_that_stands_is_told_with_its_days_and_what_it_is_for(client: Client, insurer: Insurer) -> None:
    contract(insurer)
    with time_machine.travel(NOON, tick=False):
        main = main_part(client, PAGE)
    (item,) = main.select(".insurers__item")
    said = " ".join(item.get_text(" ").split())
    assert "In network Confirmed May 31, 2030, until December 31, 2030" in said
    assert "Medical detox, Residential treatment" in said
    assert "Also called ExH, Example PPO" in said
    assert "Kim of billing" not in main.get_text()
    assert "not a promise that your plan will pay" in main.get_text()


def test_the_next_contract_takes_over_at_midnight(client: Client, insurer: Insurer) -> None:
    contract(insurer, ends_on=date(2030, 6, 15), plans="PPO")
    contract(insurer, starts_on=date(2030, 6, 16), plans="EPO")
    with time_machine.travel("2030-06-15 23:59:59-04:00", tick=False) as clock:
        assert "PPO" in _facts(client)
        clock.shift(1)
        assert "EPO" in _facts(client)


def _facts(client: Client) -> str:
    found = main_part(client, PAGE).select_one(".insurers__facts")
    assert isinstance(found, Tag)
    return found.get_text()


def test_what_is_changed_or_deleted_shows_at_the_next_request(client: Client, insurer: Insurer) -> None:
    made = contract(insurer)
    with time_machine.travel(NOON, tick=False):
        assert claimed(client) == ["Example Health"]
        made.ends_on = date(2030, 6, 1)
        made.save()
        assert claimed(client) == []
        made.ends_on = date(2031, 6, 1)
        made.save()
        insurer.name = "Renamed Health"
        insurer.save()
        assert claimed(client) == ["Renamed Health"]
        made.delete()
        assert (claimed(client), others(client)) == ([], ["Renamed Health"])
        insurer.delete()
        assert others(client) == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts_on": date(2030, 6, 2), "ends_on": date(2030, 6, 1)}, "ends_on"),
        ({"confirmed_by": ""}, "confirmed_by"),
        ({"confirmed_on": None}, "confirmed_by"),
    ],
)
def test_wrong_days_are_told_beside_the_field_and_refused_by_the_database(
    insurer: Insurer, wrong: dict[str, Any], field: str
) -> None:
    with time_machine.travel(NOON, tick=False):
        made = InsurerContractFactory.build(insurer=insurer, **wrong)
        with pytest.raises(ValidationError) as error:
            made.full_clean()
    assert field in error.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()


OTHER = {"starts_on": date(2031, 1, 1), "ends_on": date(2031, 12, 31)}


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2030-06-15", "2030-06-20"),
        ("2031-12-31", "2032-01-31"),
        ("2030-12-01", "2032-12-31"),
        ("2031-03-01", "2031-03-01"),
    ],
)
def test_no_way_leads_to_two_contracts_of_one_day(insurer: Insurer, starts: str, ends: str) -> None:
    contract(insurer, starts_on=date(2030, 1, 1), ends_on=date(2030, 6, 30))
    second, free = contract(insurer, **OTHER), contract(insurer, starts_on=date(2035, 1, 1), ends_on=date(2035, 1, 1))
    days = {"starts_on": date.fromisoformat(starts), "ends_on": date.fromisoformat(ends)}
    with pytest.raises(IntegrityError, match=APART), transaction.atomic():
        InsurerContract.objects.bulk_create([InsurerContractFactory.build(insurer=insurer, **days)])
    with pytest.raises(IntegrityError, match=APART), transaction.atomic():
        InsurerContract.objects.filter(pk=free.pk).update(**days)
    elsewhere = contract(InsurerFactory(), **days)
    with pytest.raises(IntegrityError, match=APART), transaction.atomic():
        InsurerContract.objects.filter(pk=elsewhere.pk).update(insurer=insurer)
    assert InsurerContract.objects.filter(pk=second.pk).update(ends_on=date(2031, 6, 30)) == 1


def test_the_day_after_and_another_insurer_are_in_nobodys_way(insurer: Insurer) -> None:
    contract(insurer, **OTHER)
    contract(insurer, starts_on=date(2032, 1, 1), ends_on=date(2032, 1, 1))
    contract(insurer, starts_on=date(2030, 12, 31), ends_on=date(2030, 12, 31))
    contract(InsurerFactory(), **OTHER)
    assert InsurerContract.objects.count() == 4


def test_the_migration_names_the_contracts_that_stand_in_its_way(insurer: Insurer) -> None:
    migration, editor = import_module("pages.migrations.0010_contracts_apart"), connection.schema_editor()
    with transaction.atomic():
        migration.let_overlap(apps, editor)
        first, second = (contract(insurer, **OTHER).pk for _ in range(2))
        with pytest.raises(ValueError, match=f"overlap, by id: {first} and {second}[.]"):
            migration.refuse_two_at_once(apps, editor)
        transaction.set_rollback(True)


def test_a_confirmation_that_is_yet_to_come_is_refused(insurer: Insurer) -> None:
    with time_machine.travel("2030-05-30 12:00-04:00", tick=False), pytest.raises(ValidationError) as error:
        InsurerContractFactory.build(insurer=insurer).full_clean()
    assert list(error.value.message_dict) == ["confirmed_on"]


def test_names_with_markup_and_without_end_do_no_harm(client: Client, insurer: Insurer) -> None:
    insurer.name, insurer.other_names = "<script>alert(1)</script>" + "W" * 90, " , ,<b>,"
    insurer.save()
    with time_machine.travel(NOON, tick=False):
        raw = client.get(PAGE).content.decode()
    assert "<script>alert(1)" not in raw
    assert "Also called &lt;b&gt;" in raw


def test_two_hundred_insurers_cost_no_query_more(client: Client, insurer: Insurer) -> None:
    contract(insurer)
    with time_machine.travel(NOON, tick=False):
        small = (len(cold(client, PAGE)), len(queries(client, PAGE)))
        for each in InsurerFactory.create_batch(200):
            contract(each)
        large = (len(cold(client, PAGE)), len(queries(client, PAGE)))
        assert len(claimed(client)) == 201
    assert large == small
    assert small[0] <= FIRST
    assert small[1] <= WARM
