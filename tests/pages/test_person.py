"""A person's page: no license is shown past its last day, and no photo that was not given."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from pages.models import PersonIndexPage, PersonPage
from tests import personas
from tests.factories.pages import PersonIndexPageFactory, PersonPageFactory
from tests.pages.conftest import House
from tests.pages.test_queries import FIRST, WARM, cold, queries
from tests.pages.test_therapy import main_part

STALE = ("RN-777", "Registered nurse", "State board of nursing", "June 30, 2030", "https://example.org/board")


@pytest.fixture
def index(house: House) -> PersonIndexPage:
    made: PersonIndexPage = PersonIndexPageFactory(parent=house.about)
    return made


@pytest.fixture
def person(index: PersonIndexPage) -> PersonPage:
    made: PersonPage = PersonPageFactory(parent=index, title="Sam Q. Example, RN")
    return made


@pytest.mark.parametrize("moment", ["2030-07-01 00:00:01-04:00", "2031-01-01 12:00-05:00"])
def test_a_license_that_has_run_out_is_nowhere_on_the_page(client: Client, person: PersonPage, moment: str) -> None:
    with time_machine.travel(moment, tick=False):
        html = client.get(person.url).content.decode()
        listed = client.get(person.get_parent().url).content.decode()
    assert "License being renewed" in html
    for words in STALE:
        assert words not in html
        assert words not in listed


@pytest.mark.parametrize("moment", ["2030-01-01 12:00-05:00", "2030-06-30 23:59:59-04:00"])
def test_until_its_last_day_ends_here_a_license_can_be_checked(client: Client, person: PersonPage, moment: str) -> None:
    with time_machine.travel(moment, tick=False):
        html = client.get(person.url).content.decode()
    for words in STALE:
        assert words in html
    assert "being renewed" not in html


def test_who_needs_no_license_has_no_line_for_it(client: Client, index: PersonIndexPage) -> None:
    none: dict[str, Any] = {"license_name": "", "license_number": "", "license_expires_on": None}
    cook = PersonPageFactory(parent=index, title="Kim", role="Cook", languages="", **none)
    assert "icense" not in main_part(client, cook.url).get_text()


@pytest.mark.parametrize("missing", ["license_name", "license_number", "license_authority", "license_expires_on"])
def test_a_license_is_whole_or_not_at_all(person: PersonPage, missing: str) -> None:
    empty = None if missing == "license_expires_on" else ""
    setattr(person, missing, empty)
    with pytest.raises(ValidationError) as error:
        person.full_clean()
    assert missing in error.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonPage.objects.filter(pk=person.pk).update(**{missing: empty})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Sam Example", "SE"),
        ("Ana María de la Cruz, MD", "AC"),
        ("Élodie", "É"),
        ("李 小龙", "李小"),
        ("Jean-Luc O'Neil", "JN"),
        ("", ""),
    ],
)
def test_the_mark_holds_one_letter_or_two(name: str, initials: str) -> None:
    assert PersonPage(title=name).initials == initials


def test_without_a_photo_there_are_initials_that_no_screen_reader_spells(client: Client, person: PersonPage) -> None:
    main = main_part(client, person.url)
    assert not main.select("img, figure")
    (mark,) = main.select(".person-mark--initials")
    assert (mark.get_text(strip=True), mark["aria-hidden"]) == ("SE", "true")


def test_a_photo_is_made_when_the_page_is_published_and_says_whom_it_shows(client: Client, person: PersonPage) -> None:
    image = get_image_model().objects.create(title="a file name", file=get_test_image_file())
    PersonPage.objects.filter(pk=person.pk).update(portrait=image)
    assert not main_part(client, person.url).select("img"), "made inside a visitor's request"
    person.refresh_from_db()
    person.save_revision().publish()
    main = main_part(client, person.url)
    assert [str(tag["alt"]) for tag in main.select("img")] == ["Photo of Sam Q. Example, RN"]
    assert "Photo of Sam Q. Example, RN" in main.get_text()
    (portrait,), (better,) = main.select("img"), main.select("picture > source")
    assert (str(portrait["src"])[-4:], str(better["srcset"])[-5:], better["type"]) == (".jpg", ".webp", "image/webp")
    assert (portrait["fetchpriority"], portrait.get("loading")) == ("high", None)
    (card,) = main_part(client, person.get_parent().url).select(".person-card img")
    assert (card["loading"], card["width"], card["height"]) == ("lazy", "480", "480")
    image.delete()
    assert main_part(client, person.url).select(".person-mark--initials")


def test_the_list_shows_the_editors_order_and_an_empty_one_says_what_to_do(
    client: Client, index: PersonIndexPage
) -> None:
    assert "Nobody is listed here yet" in main_part(client, index.url).get_text()
    for title in ("Zoe", "Abe"):
        PersonPageFactory(parent=index, title=title)
    PersonPageFactory(parent=index, title="A draft", live=False)
    assert [tag.get_text() for tag in main_part(client, index.url).select("h2")] == ["Zoe", "Abe"]


def test_a_long_name_keeps_the_outline(client: Client, index: PersonIndexPage) -> None:
    long = PersonPageFactory(parent=index, title="Wolfeschlegelsteinhausenbergerdorff " * 6)
    levels = [int(tag.name[1]) for tag in main_part(client, long.url).select("h1, h2, h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1


@pytest.mark.parametrize("address", ["/about-us/our-people/", "/about-us/our-people/sam-q-example-rn/"])
def test_the_pages_stay_in_their_query_budgets(client: Client, person: PersonPage, address: str) -> None:
    assert len(cold(client, address)) <= FIRST
    asked = queries(client, address)
    assert len(asked) <= WARM, "\n".join(asked)
    for number in range(12):
        PersonPageFactory(parent=person.get_parent(), title=f"Another {number}")
    queries(client, address)
    assert len(queries(client, address)) == len(asked)


def test_an_editor_opens_and_previews_a_person(client: Client, person: PersonPage) -> None:
    client.force_login(personas.editor())
    assert client.get(reverse("wagtailadmin_pages:edit", args=[person.pk])).status_code == 200
    person.what_they_do = "Sam is there by day."
    person.license_expires_on = date(2020, 1, 1)
    person.save_revision()
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[person.pk])).content.decode()
    assert "Sam is there by day." in draft
    assert "License being renewed" in draft
