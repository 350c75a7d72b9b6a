"""Stories: shown on the days that a consent covers and on no other, with all that makes a reader weigh them."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.advice import advice
from pages.blocks.voices import Relation, StoryBlock
from pages.snippets import StoryConsent
from tests import personas
from tests.factories.bodies import block
from tests.factories.snippets import StoryConsentFactory
from tests.pages.conftest import House
from tests.pages.test_figure import put
from tests.pages.test_queries import cold, queries
from tests.pages.test_therapy import main_part

WORDS = "I slept through the night for the first time in a year"
SECRETS = (WORDS, "Sam from the coast", "A quiet month")


def story(consent: StoryConsent, **values: Any) -> dict[str, Any]:
    """Return the raw form of a story."""
    given = {"title": "A quiet month", "words": f"{WORDS}.", "name": "Sam from the coast", "relation": "patient"}
    return block("story", consent=consent.pk, **{**given, "received": "", **values})


@pytest.fixture
def told(house: House) -> StoryConsent:
    """Tell a story on the about page, between two paragraphs."""
    consent: StoryConsent = StoryConsentFactory()
    put(house.about, block("heading", text="Before"), story(consent), block("heading", text="After"))
    return consent


def moment(day: str) -> Any:
    """Stand at noon of a day where the site is."""
    return time_machine.travel(f"{day} 12:00-05:00", tick=False)


@pytest.mark.parametrize("view", ["list", "add", "edit", "inspect"])
@pytest.mark.parametrize("persona", [personas.editor, personas.admissions, personas.administrator])
def test_who_does_not_keep_consents_reaches_none(client: Client, told: StoryConsent, persona: Any, view: str) -> None:
    url = reverse(f"wagtailsnippets_pages_storyconsent:{view}", args=[told.pk] if view in {"edit", "inspect"} else [])
    assert client.get(url).status_code == 302
    client.force_login(persona())
    assert client.get(url).status_code in {302, 403}


def test_a_reviewer_keeps_consents_and_deletes_none(client: Client, told: StoryConsent) -> None:
    client.force_login(personas.reviewer())
    listed = client.get(reverse("wagtailsnippets_pages_storyconsent:list")).content.decode()
    assert told.key in listed
    assert client.get(reverse("wagtailsnippets_pages_storyconsent:edit", args=[told.pk])).status_code == 200
    assert (
        "About us" in client.get(reverse("wagtailsnippets_pages_storyconsent:usage", args=[told.pk])).content.decode()
    )
    assert client.get(reverse("wagtailsnippets_pages_storyconsent:delete", args=[told.pk])).status_code in {302, 403}


@pytest.mark.parametrize("day", ["2025-12-31", "2030-07-01", "2040-01-01"])
def test_outside_of_its_days_nothing_of_the_story_is_on_the_page(
    client: Client, house: House, told: StoryConsent, day: str
) -> None:
    with moment(day):
        html = client.get(house.about.url).content.decode()
        main = main_part(client, house.about.url)
    assert not any(secret in html for secret in SECRETS)
    assert not main.select(".flow--story, .story")
    assert [head.get_text() for head in main.select("h2.heading")] == ["Before", "After"]


def test_a_consent_taken_back_hides_the_story_at_the_next_request(
    client: Client, house: House, told: StoryConsent
) -> None:
    with moment("2026-11-23"):
        response = client.get(house.about.url)
        assert WORDS in response.content.decode()
        assert "max-age" not in response.headers.get("Cache-Control", "")
        # Past the ORM's signals, as another process would do it: no cache of this one hears of it.
        StoryConsent.objects.filter(pk=told.pk).update(withdrawn_on=date(2026, 11, 23))
        assert WORDS not in client.get(house.about.url).content.decode()


def test_a_deleted_consent_hides_the_story(client: Client, house: House, told: StoryConsent) -> None:
    StoryConsent.objects.all().delete()
    with moment("2026-11-23"):
        assert not any(secret in client.get(house.about.url).content.decode() for secret in SECRETS)


def test_no_search_finds_a_story_by_its_words(house: House, told: StoryConsent) -> None:
    assert not StoryBlock().get_searchable_content(house.about.body[1].value)
    indexed = list(house.about.body.stream_block.get_searchable_content(house.about.body))
    assert not any(secret in " ".join(indexed) for secret in SECRETS)


@pytest.mark.parametrize("day", ["2026-01-01", "2030-06-30"])
def test_from_its_first_to_its_last_day_the_story_is_told_with_its_limits(
    client: Client, house: House, told: StoryConsent, day: str
) -> None:
    with moment(day):
        text = main_part(client, house.about.url).get_text(" ", strip=True)
    assert all(secret in text for secret in SECRETS)
    assert "treatment goes differently" in text
    assert "Nothing was paid or given for this." in text
    assert told.held_by not in text


@pytest.mark.parametrize("relation", Relation.values)
def test_who_tells_it_and_what_they_received_is_said(client: Client, house: House, relation: str) -> None:
    put(house.about, story(StoryConsentFactory(), relation=relation, received="a gift card"))
    with moment("2026-11-23"):
        text = main_part(client, house.about.url).get_text(" ", strip=True)
    assert str(Relation(relation).label) in text
    assert "they received: a gift card." in text
    assert "Nothing was paid" not in text


@pytest.mark.parametrize("missing", ["words", "name", "relation", "consent"])
def test_a_story_is_refused_without(db: None, missing: str) -> None:
    kind = StoryBlock()
    raw = {**story(StoryConsentFactory())["value"], missing: None if missing == "consent" else ""}
    with pytest.raises(StructBlockValidationError) as error:
        kind.clean(kind.to_python(raw))
    assert list(error.value.block_errors) == [missing]


@pytest.mark.parametrize("wrong", [{"expires_on": date(2025, 1, 1)}, {"withdrawn_on": date(2025, 1, 1)}])
def test_days_that_cannot_be_are_refused(db: None, wrong: dict[str, date]) -> None:
    consent = StoryConsentFactory()
    with pytest.raises(ValidationError):
        StoryConsent(**{**StoryConsent.objects.values().get(), "id": None, "key": "other", **wrong}).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        StoryConsent.objects.filter(pk=consent.pk).update(**wrong)


def test_the_editor_is_told_why_no_reader_sees_it(house: House, told: StoryConsent) -> None:
    with moment("2026-11-23"):
        assert list(advice(house.about.body)) == []
    with moment("2030-07-01"):
        assert list(advice(house.about.body)) == ["No reader sees the story “A quiet month”: its consent has ended."]


def test_stories_cost_one_query(client: Client, house: House, told: StoryConsent) -> None:
    url = house.about.url
    with moment("2026-11-23"):
        one = len(cold(client, url)), len(queries(client, url))
        put(house.about, *(story(StoryConsentFactory()) for _ in range(4)))
        assert (len(cold(client, url)), len(queries(client, url))) == one
        put(house.about, block("heading", text="Alone"))
        assert (len(cold(client, url)), len(queries(client, url))) == (one[0] - 1, one[1] - 1)
