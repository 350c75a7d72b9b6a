"""Whoever types the name of an insurer finds the page that lists them; the words of an editor take nothing over."""

import pytest
from django.test import Client

from pages.models import StandardPage
from pages.snippets import Insurer
from tests.factories.bodies import block
from tests.factories.pages import StandardPageFactory
from tests.factories.snippets import InsurerFactory
from tests.pages.conftest import House
from tests.pages.search.visitor import hits, main, searched, send
from tests.pages.test_queries import FIRST, WARM, cold, queries


@pytest.fixture
def insurer(house: House) -> Insurer:
    made: Insurer = InsurerFactory(name="Quillmark Mutual", other_names="QMHP, Quill and Co")
    return made


@pytest.fixture
def plans(house: House) -> StandardPage:
    """Make the page that lists the insurers; it names none in its own words."""
    made: StandardPage = StandardPageFactory(
        parent=house.about, title="Paying with a plan", slug="plans", body=[block("insurers", title="Plans", intro="")]
    )
    return made


def test_without_a_page_that_lists_insurers_no_page_is_named(client: Client, insurer: Insurer) -> None:
    assert hits(searched(client, "qmhp")) == []


def test_a_page_that_is_not_public_is_not_named(client: Client, insurer: Insurer, plans: StandardPage) -> None:
    plans.unpublish()
    assert hits(searched(client, "qmhp")) == []


@pytest.mark.parametrize("name", ["kratom", "the", "suicide"])
def test_a_name_takes_no_word_over_that_means_something_else(
    client: Client, house: House, plans: StandardPage, name: str
) -> None:
    before = hits(searched(client, name))
    InsurerFactory(name="Another", other_names=name)
    after = searched(client, name)
    assert hits(after) == before
    assert plans.url not in hits(after)


@pytest.mark.parametrize("typed", ["qmhp", "QMHP", "do you take quillmark mutual", "quill and co"])
def test_any_name_of_an_insurer_leads_there(client: Client, insurer: Insurer, plans: StandardPage, typed: str) -> None:
    assert hits(searched(client, typed))[:1] == [plans.url]


def test_a_search_by_a_name_claims_nothing(client: Client, insurer: Insurer, plans: StandardPage) -> None:
    assert "in network" not in main(searched(client, "qmhp")).get_text().lower()


def test_a_changed_name_is_known_at_once(client: Client, insurer: Insurer, plans: StandardPage) -> None:
    assert hits(searched(client, "zephyrine")) == []
    insurer.other_names = "Zephyrine"
    insurer.save()
    assert hits(searched(client, "zephyrine")) == [plans.url]


def test_names_cost_no_query_of_their_own_when_warm(client: Client, insurer: Insurer, plans: StandardPage) -> None:
    address = send(client, "qmhp")
    assert len(cold(client, address)) <= FIRST
    before = len(queries(client, address))
    assert before <= WARM
    for _ in range(10):
        InsurerFactory()
    queries(client, address)
    assert len(queries(client, address)) == before


@pytest.mark.parametrize("words", ["my son zebrafsh", "zebrafsh qmhp", "kratum withdrawl cost"])
def test_a_mistyped_search_stays_in_its_budget_though_insurers_are_kept(
    client: Client, insurer: Insurer, plans: StandardPage, words: str
) -> None:
    address = send(client, words)
    asked = cold(client, address)
    assert len(asked) <= FIRST, "\n".join(asked)
    assert len(queries(client, address)) <= WARM
