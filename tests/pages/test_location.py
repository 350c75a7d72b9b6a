"""A location's page: nothing is called licensed or accredited past its date; hours, programs and the way in."""

import itertools
from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from pages.models import Accreditation, LocationPage
from pages.models.hours import spoken
from pages.models.location import LocationCredential, LocationHours, LocationProgram
from tests import personas
from tests.factories.pages import LocationPageFactory
from tests.factories.snippets import AccreditationFactory, PhoneLineFactory
from tests.pages.conftest import House
from tests.pages.test_queries import FIRST, WARM, cold, queries
from tests.pages.test_therapy import main_part

PLACE = "/about-us/where-we-are/"


@pytest.fixture
def place(house: House) -> LocationPage:
    """Make a building with two licenses, two programs, and hours with a break on Monday."""
    license_ = AccreditationFactory(name="Residential care", number="LIC-1")
    seal = AccreditationFactory(
        kind="accreditation", name="Seal of quality", number="ACC-2", expires_on=date(2030, 12, 31)
    )
    spans = [(0, 13, 17), (0, 9, 12), (2, 8, 20)]
    hours = [LocationHours(weekday=day, opens=time(start), closes=time(end)) for day, start, end in spans]
    made: LocationPage = LocationPageFactory(
        parent=house.about,
        phone_line=PhoneLineFactory(label="Front desk"),
        credentials=[LocationCredential(accreditation=each) for each in (license_, seal)],
        offers=[LocationProgram(program=house.program)],
        opening_hours=[*hours, LocationHours(weekday=5, all_day=True)],
    )
    return made


@pytest.mark.parametrize("view", ["list", "add"])
def test_a_stranger_and_the_desk_reach_no_license(client: Client, db: None, view: str) -> None:
    url = reverse(f"wagtailsnippets_pages_accreditation:{view}")
    assert client.get(url).status_code == 302
    client.force_login(personas.admissions())
    assert client.get(url).status_code in {302, 403}


def test_editors_and_reviewers_keep_the_licenses(client: Client, place: LocationPage) -> None:
    held = Accreditation.objects.get(number="LIC-1")
    for persona in (personas.editor(), personas.reviewer()):
        client.force_login(persona)
        assert "LIC-1" in client.get(reverse("wagtailsnippets_pages_accreditation:list")).content.decode()
        for view in ("edit", "inspect", "usage"):
            url = reverse(f"wagtailsnippets_pages_accreditation:{view}", args=[held.pk])
            assert client.get(url).status_code == 200
    assert "Where we are" in client.get(url).content.decode()


def test_a_license_that_a_page_shows_cannot_be_deleted(place: LocationPage) -> None:
    with pytest.raises(ProtectedError):
        Accreditation.objects.get(number="LIC-1").delete()


@pytest.mark.parametrize(
    ("moment", "shown", "hidden"),
    [
        ("2030-06-30 23:59:59-04:00", ["LIC-1", "ACC-2"], []),
        ("2030-07-01 00:00:01-04:00", ["ACC-2"], ["LIC-1", "Residential care", "June 30, 2030"]),
        ("2031-01-01 00:00:01-05:00", [], ["LIC-1", "ACC-2", "Seal of quality", "example.org/licenses"]),
    ],
)
def test_nothing_is_called_licensed_or_accredited_after_its_last_day(
    client: Client, place: LocationPage, moment: str, shown: list[str], hidden: list[str]
) -> None:
    with time_machine.travel(moment, tick=False):
        html = client.get(PLACE).content.decode()
    assert all(words in html for words in shown)
    assert not any(words in html for words in hidden)
    assert ("None is shown today" in html) is (not shown)


def test_the_week_is_told_in_words_with_breaks_and_closed_days(client: Client, place: LocationPage) -> None:
    days = main_part(client, PLACE).select(".hours__day")
    told = {day.dt.get_text(): day.dd.get_text() for day in days if day.dt and day.dd}
    assert next(iter(told)) == "Monday"
    assert len(told) == 7
    assert told["Monday"] == "9 am to noon, 1 pm to 5 pm"
    assert (told["Tuesday"], told["Saturday"]) == ("Closed", "Open day and night")


@pytest.mark.parametrize(
    ("moment", "words"),
    [(time(0), "midnight"), (time(12), "noon"), (time(17, 5), "5:05 pm"), (time(0, 30), "12:30 am")],
)
def test_times_are_spoken(moment: time, words: str) -> None:
    assert spoken(moment) == words


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"opens": time(9)}, "opens"),
        ({"opens": time(9), "closes": time(9)}, "closes"),
        ({"opens": time(9), "closes": time(10), "all_day": True}, "all_day"),
        ({"weekday": 7, "all_day": True}, "weekday"),
    ],
)
def test_wrong_hours_are_told_beside_the_field_and_refused_by_the_database(
    place: LocationPage, wrong: dict[str, Any], field: str
) -> None:
    hours = LocationHours(**{"location": place, "weekday": 1, **wrong})
    with pytest.raises(ValidationError) as error:
        hours.full_clean()
    assert field in error.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        hours.save()


def test_the_programs_are_those_that_a_visitor_can_read(client: Client, place: LocationPage, house: House) -> None:
    assert [link["href"] for link in main_part(client, PLACE).select(".place-list a")] == [house.program.url]
    house.program.unpublish()
    assert "Care you can get here" not in main_part(client, PLACE).get_text()


def test_the_phone_is_that_of_the_place_and_else_the_main_one(client: Client, place: LocationPage) -> None:
    assert place.phone_line is not None
    number = place.phone_line.display
    assert number in main_part(client, PLACE).select_one(".phone-card").get_text()  # type: ignore[union-attr]  # or the test fails
    place.phone_line = None
    place.save()
    assert number not in main_part(client, PLACE).get_text()
    assert main_part(client, PLACE).select(".phone-card__number")


def test_a_point_is_a_link_that_asks_nobody_for_a_map(client: Client, place: LocationPage) -> None:
    assert not main_part(client, PLACE).select('a[href^="geo:"]')
    LocationPage.objects.filter(pk=place.pk).update(latitude="26.12340", longitude="-80.1")
    assert main_part(client, PLACE).select('a[href="geo:26.1234,-80.1"]')
    assert not main_part(client, PLACE).select("iframe, script[src^=http], img[src^=http]")


@pytest.mark.parametrize(("given", "missing"), [("latitude", "longitude"), ("longitude", "latitude")])
def test_half_a_point_is_refused(place: LocationPage, given: str, missing: str) -> None:
    setattr(place, given, 10)
    with pytest.raises(ValidationError) as error:
        place.full_clean()
    assert list(error.value.message_dict) == [missing]
    with pytest.raises(IntegrityError), transaction.atomic():
        LocationPage.objects.filter(pk=place.pk).update(**{given: 10})


@pytest.mark.parametrize(("kind", "label"), [("facility", "Photo of this facility"), ("illustration", "Illustration")])
def test_a_picture_says_what_it_is(client: Client, place: LocationPage, kind: str, label: str) -> None:
    image = get_image_model().objects.create(title="a file name", file=get_test_image_file())
    place.photo = image
    with pytest.raises(ValidationError) as error:
        place.full_clean()
    assert {"photo_kind", "photo_alt"} <= set(error.value.message_dict)
    with pytest.raises(IntegrityError), transaction.atomic():
        LocationPage.objects.filter(pk=place.pk).update(photo=image)
    place.photo_kind, place.photo_alt = kind, "A white house"
    place.save_revision().publish()
    main = main_part(client, PLACE)
    (shown,), (better,) = main.select("figure img"), main.select("figure picture > source")
    assert (shown["alt"], str(shown["src"])[-4:], better["type"]) == ("A white house", ".jpg", "image/webp")
    assert [tag.get_text() for tag in main.select("figcaption")] == [label]


def test_what_is_not_known_is_left_out(client: Client, house: House) -> None:
    LocationPageFactory(parent=house.about, directions="", transit="", access="")
    main = main_part(client, PLACE)
    assert [tag.get_text() for tag in main.select("h1, h2, h3")] == ["Where we are", "Licenses"]
    assert not main.select("figure, .hours, .toc")


def test_the_outline_is_whole_and_the_contents_lead_somewhere(client: Client, place: LocationPage) -> None:
    main = main_part(client, PLACE)
    levels = [int(tag.name[1]) for tag in main.select("h1, h2, h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    links = [str(link["href"])[1:] for link in main.select(".toc .toc__link")]
    assert links == ["hours", "programs-here", "directions", "access", "licenses"]
    assert all(main.find(id=link) for link in links)


def test_the_page_stays_in_its_query_budget(client: Client, place: LocationPage) -> None:
    asked = cold(client, PLACE)
    assert len(asked) <= FIRST, "\n".join(asked)
    warm = queries(client, PLACE)
    assert len(warm) <= WARM, "\n".join(warm)
    assert len(set(warm)) == len(warm)


def test_an_editor_opens_and_previews_a_location(client: Client, place: LocationPage) -> None:
    editor = personas.editor()
    client.force_login(editor)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[place.pk])).status_code == 200
    place.transit = "Bus 12."
    place.save_revision()
    with time_machine.travel("2030-06-30 12:00-04:00", tick=False):
        client.force_login(editor)
        draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[place.pk])).content.decode()
    assert "Bus 12." in draft
    assert "LIC-1" in draft
    assert "9 am to noon" in draft
