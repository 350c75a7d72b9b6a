"""What pages on care, people and places say to search engines: licenses of today, and nothing that claims too much."""

from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.test import Client

from pages.models import LocationPage, PersonPage, TherapyPage
from pages.models.location import LocationCredential, LocationHours
from pages.models.therapy import EvidenceSource
from tests.factories.bodies import block, items
from tests.factories.pages import (
    LocationPageFactory,
    PersonIndexPageFactory,
    PersonPageFactory,
    TherapyIndexPageFactory,
    TherapyPageFactory,
)
from tests.factories.snippets import AccreditationFactory, PhoneLineFactory, SourceFactory
from tests.pages.conftest import House
from tests.pages.seo.head import items_at, items_in, soup_at, unspaced, visible_text, words_in
from tests.pages.seo.test_structured import only
from tests.pages.seo.vocabulary import faults

LAST_DAY, DAY_AFTER = "2030-06-30 23:59:59-04:00", "2030-07-01 00:00:01-04:00"


@pytest.fixture
def person(house: House) -> PersonPage:
    made: PersonPage = PersonPageFactory(
        parent=PersonIndexPageFactory(parent=house.about), title="Sam Example", credentials="BSN, CARN"
    )
    return made


@pytest.fixture
def place(house: House) -> LocationPage:
    """Make a building with a license until June, a seal until December, and a week with a break and a long day."""
    seal = AccreditationFactory(kind="accreditation", name="Seal", number="ACC-2", expires_on=date(2030, 12, 31))
    spans = [(0, 13, 17), (0, 9, 12), (1, 9, 12)]
    made: LocationPage = LocationPageFactory(
        parent=house.about,
        phone_line=PhoneLineFactory(),
        credentials=[LocationCredential(accreditation=each) for each in (AccreditationFactory(number="LIC-1"), seal)],
        opening_hours=[
            *(LocationHours(weekday=day, opens=time(start), closes=time(end)) for day, start, end in spans),
            LocationHours(weekday=5, all_day=True),
        ],
    )
    return made


@pytest.fixture
def therapy(house: House) -> TherapyPage:
    made: TherapyPage = TherapyPageFactory(
        parent=TherapyIndexPageFactory(parent=house.programs),
        evidence_sources=[EvidenceSource(source=SourceFactory(title="A trial"))],
    )
    return made


def numbers(item: dict[str, Any]) -> list[str]:
    """Return the numbers of the licenses that an item tells of."""
    return [held["identifier"] for held in item.get("hasCredential", []) if "identifier" in held]


@pytest.mark.parametrize(("moment", "told"), [(DAY_AFTER, []), (LAST_DAY, ["RN-777"])])
def test_a_license_of_a_person_is_told_until_its_last_day_ends(
    client: Client, person: PersonPage, moment: str, told: list[str]
) -> None:
    with time_machine.travel(moment, tick=False):
        page = only(items_at(client, person.url), "ProfilePage")
    assert numbers(page["mainEntity"]) == told
    assert ("2030-06-30" in str(page)) is bool(told)


@pytest.mark.parametrize(
    ("moment", "told"), [("2031-01-01 00:00:01-05:00", []), (DAY_AFTER, ["ACC-2"]), (LAST_DAY, ["LIC-1", "ACC-2"])]
)
def test_a_license_of_a_place_is_told_until_its_last_day_ends(
    client: Client, place: LocationPage, moment: str, told: list[str]
) -> None:
    with time_machine.travel(moment, tick=False):
        assert sorted(numbers(only(items_at(client, place.url), "WebPage")["about"])) == sorted(told)


def test_no_page_on_care_says_more_than_it_shows(
    client: Client, person: PersonPage, place: LocationPage, therapy: TherapyPage
) -> None:
    for address in (person.url, place.url, therapy.url):
        page = soup_at(client, address)
        found = items_in(page)
        assert not [fault for item in found for fault in faults(item)], address
        shown = visible_text(page)
        assert not [text for item in found for text in words_in(item) if unspaced(text) not in shown], address


def test_a_person_is_told_with_role_degrees_languages_and_license(client: Client, person: PersonPage) -> None:
    with time_machine.travel(LAST_DAY, tick=False):
        told = only(items_at(client, person.url), "ProfilePage")["mainEntity"]
    assert (told["@type"], told["name"], told["jobTitle"]) == ("Person", "Sam Example", "Nurse")
    assert told["knowsLanguage"] == ["English", "Spanish"]
    assert told["worksFor"]["name"] == "Example House"
    bsn, carn, license_ = told["hasCredential"]
    assert (bsn["name"], carn["name"], license_["name"]) == ("BSN", "CARN", "Registered nurse")
    assert (license_["expires"], license_["recognizedBy"]["name"]) == ("2030-06-30", "State board of nursing")


def test_the_page_of_a_person_stays_one_when_it_answers_questions(client: Client, person: PersonPage) -> None:
    asked = {"question": "When is Sam here?", "answer": "<p>At night.</p>"}
    body = [block("faq", title="Questions", questions=items(asked))]
    other = PersonPageFactory(parent=person.get_parent(), title="Kim Example", body=body)
    page = only(items_at(client, other.url), "ProfilePage")
    assert page["mainEntity"]["name"] == "Kim Example"
    assert "FAQPage" not in page["@type"]


def test_a_place_is_a_clinic_of_the_center(client: Client, place: LocationPage) -> None:
    assert place.phone_line is not None
    clinic = only(items_at(client, place.url), "WebPage")["about"]
    assert (clinic["@type"], clinic["name"]) == ("MedicalClinic", "Example House")
    assert (clinic["address"], clinic["telephone"]) == ("1 Example Road\nSpringfield", place.phone_line.display)
    assert clinic["parentOrganization"]["name"] == "Example House"


def test_hours_are_told_with_their_break_and_the_day_that_never_ends(client: Client, place: LocationPage) -> None:
    hours = only(items_at(client, place.url), "WebPage")["about"]["openingHoursSpecification"]
    assert [(each["dayOfWeek"], each["opens"], each["closes"]) for each in hours] == [
        (["Monday", "Tuesday"], "09:00", "12:00"),
        (["Monday"], "13:00", "17:00"),
        (["Saturday"], "00:00", "23:59"),
    ]


def test_a_place_without_hours_phone_and_licenses_says_nothing_of_them(client: Client, house: House) -> None:
    page = LocationPageFactory(parent=house.about)
    clinic = only(items_at(client, page.url), "WebPage")["about"]
    assert not {"openingHoursSpecification", "telephone", "hasCredential"} & set(clinic)


def test_a_therapy_is_named_with_its_session_and_what_it_rests_on(client: Client, therapy: TherapyPage) -> None:
    page = only(items_at(client, therapy.url), "WebPage")
    assert (page["about"]["@type"], page["about"]["name"]) == ("MedicalTherapy", therapy.title)
    assert page["about"]["howPerformed"] == "You start with the week."
    assert [cited["name"] for cited in page["citation"]] == ["A trial"]


@pytest.mark.parametrize("address", ["/learn/kratom/", "/programs/how-we-treat/medications/"])
def test_no_substance_is_called_a_drug_or_a_supplement(client: Client, demo_site: None, address: str) -> None:
    said = str(items_at(client, address))
    assert "'@type'" in said
    assert not [kind for kind in ("Drug", "DietarySupplement") if f"'{kind}'" in said]
