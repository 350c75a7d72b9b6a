"""Who keeps the insurers, and what their form refuses."""

from datetime import date
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from pages.snippets import Insurer
from tests import personas
from tests.factories.bodies import block
from tests.factories.pages import StandardPageFactory
from tests.factories.snippets import InsurerContractFactory, InsurerFactory
from tests.pages.conftest import House

NOON = "2030-06-15 12:00-04:00"


def address(view: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_pages_insurer:{view}", args=args)


@pytest.fixture
def insurer(house: House) -> Insurer:
    made: Insurer = InsurerFactory(name="Example Health", key="example")
    InsurerContractFactory(insurer=made, ends_on=date(2030, 6, 1))
    return made


def typed(insurer: Insurer, *rows: dict[str, Any]) -> dict[str, Any]:
    """Return what an editor sends: the insurer, and rows of contracts; the first is the one it has."""
    own = [row.pk for row in insurer.contracts.all()]
    sent: dict[str, Any] = {"name": insurer.name, "key": insurer.key, "otherwise": "ask", "other_names": "", "note": ""}
    sent |= {"contracts-TOTAL_FORMS": len(rows), "contracts-INITIAL_FORMS": len(own)}
    for number, row in enumerate(rows):
        given: dict[str, Any] = {"starts_on": "2030-01-01", "ends_on": "2030-12-31", "confirmed_on": "2030-06-14"}
        given |= {"confirmed_by": "Kim", "id": own[number] if number < len(own) else "", **row}
        sent |= {f"contracts-{number}-{name}": value for name, value in given.items()}
    return sent


@pytest.mark.parametrize("view", ["list", "add", "edit"])
def test_a_stranger_and_the_desk_change_no_contract(client: Client, insurer: Insurer, view: str) -> None:
    args = (insurer.pk,) if view == "edit" else ()
    for persona in (None, personas.admissions(), personas.administrator()):
        if persona:
            client.force_login(persona)
        assert client.get(address(view, *args)).status_code in {302, 403}
        assert client.post(address(view, *args), typed(insurer, {})).status_code in {302, 403}
    assert insurer.contracts.get().ends_on == date(2030, 6, 1)


@pytest.mark.parametrize("persona", [personas.editor, personas.reviewer])
def test_a_new_last_day_is_on_the_page_at_the_next_request(
    client: Client, house: House, insurer: Insurer, persona: Any
) -> None:
    page = StandardPageFactory(parent=house.home, slug="insurance", body=[block("insurers", title="Insurers")])
    with time_machine.travel(NOON, tick=False):
        assert "None today" in Client().get(page.url).content.decode()
        client.force_login(persona())
        assert client.post(address("edit", insurer.pk), typed(insurer, {})).status_code == 302
        assert "until December 31, 2030" in Client().get(page.url).content.decode()
        assert "In network today" in client.get(address("list")).content.decode()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{}, {"starts_on": "2030-12-31", "ends_on": "2031-12-31"}], "Two contracts run on December 31, 2030."),
        ([{}, {"starts_on": "2030-02-01", "ends_on": "2030-03-01"}], "Two contracts run on February 1, 2030."),
        ([{"ends_on": "2029-12-31"}], "The last day comes before the first."),
        ([{"confirmed_on": "2030-06-16"}], "This day is yet to come."),
        ([{"confirmed_by": ""}], "Say both when it was confirmed and by whom."),
    ],
)
def test_the_form_refuses(client: Client, insurer: Insurer, rows: list[dict[str, Any]], words: str) -> None:
    with time_machine.travel(NOON, tick=False):
        client.force_login(personas.editor())
        response = client.post(address("edit", insurer.pk), typed(insurer, *rows))
    assert response.status_code == 200
    assert words in response.content.decode()
    assert insurer.contracts.get().ends_on == date(2030, 6, 1)


def said_beside(response: Any, name: str) -> str:
    """Return the error that stands with a field of the form."""
    field = BeautifulSoup(response.content, "html.parser").select_one(f"[name={name}]")
    panel = field and field.find_parent(class_="w-field__wrapper")
    return " ".join(error.get_text(" ", strip=True) for error in panel.select(".error-message")) if panel else ""


def test_what_overlaps_is_said_beside_the_first_day_of_the_later_contract(client: Client, insurer: Insurer) -> None:
    with time_machine.travel(NOON, tick=False):
        client.force_login(personas.editor())
        response = client.post(address("edit", insurer.pk), typed(insurer, {}, {"starts_on": "2030-12-01"}))
    assert said_beside(response, "contracts-1-starts_on") == "Two contracts run on December 1, 2030. End one first."
    assert not said_beside(response, "contracts-0-starts_on")


def test_what_another_editor_saved_meanwhile_is_said_beside_the_field(client: Client, insurer: Insurer) -> None:
    sent = typed(insurer, {"ends_on": "2030-06-30"}, {"starts_on": "2030-07-01"})
    InsurerContractFactory(insurer=insurer, starts_on=date(2030, 12, 1), ends_on=date(2031, 11, 30))
    with time_machine.travel(NOON, tick=False):
        client.force_login(personas.editor())
        response = client.post(address("edit", insurer.pk), sent)
    assert response.status_code == 200
    assert "contract from 2030-12-01 to 2031-11-30 meanwhile" in said_beside(response, "contracts-1-starts_on")
    assert not said_beside(response, "contracts-0-starts_on")
    assert [row.ends_on for row in insurer.contracts.all()] == [date(2030, 6, 1), date(2031, 11, 30)]


def test_contracts_may_exchange_their_days(client: Client, insurer: Insurer) -> None:
    following = InsurerContractFactory(insurer=insurer, starts_on=date(2031, 1, 1), ends_on=date(2031, 12, 31))
    first = insurer.contracts.get(ends_on=date(2030, 6, 1))
    sent = typed(insurer, {"starts_on": "2031-01-01", "ends_on": "2031-12-31", "plans": "PPO"}, {})
    with time_machine.travel(NOON, tick=False):
        client.force_login(personas.editor())
        assert client.post(address("edit", insurer.pk), sent).status_code == 302
    assert [(row.pk, row.starts_on) for row in insurer.contracts.all()] == [
        (following.pk, date(2030, 1, 1)),
        (first.pk, date(2031, 1, 1)),
    ]


def test_the_next_contract_may_begin_on_the_day_after_and_a_deleted_one_is_in_nobodys_way(
    client: Client, insurer: Insurer
) -> None:
    following = {"starts_on": "2031-01-01", "ends_on": "2031-12-31"}
    with time_machine.travel(NOON, tick=False):
        client.force_login(personas.editor())
        assert client.post(address("edit", insurer.pk), typed(insurer, {}, following)).status_code == 302
        assert insurer.contracts.count() == 2
        gone = [{"DELETE": "on"}, {"DELETE": "on", **following}, {"starts_on": "2030-06-01"}]
        assert client.post(address("edit", insurer.pk), typed(insurer, *gone)).status_code == 302
    assert [row.starts_on for row in insurer.contracts.all()] == [date(2030, 6, 1)]
