"""A therapy's page: what it says of itself, how its sources are numbered, and what it leaves out."""

import itertools

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from pages.models import TherapyIndexPage, TherapyPage
from pages.models.therapy import EvidenceSource
from tests import personas
from tests.factories.bodies import block, items
from tests.factories.pages import TherapyIndexPageFactory, TherapyPageFactory
from tests.pages.conftest import House
from tests.pages.test_queries import FIRST, WARM, cold, queries


@pytest.fixture
def index(house: House) -> TherapyIndexPage:
    made: TherapyIndexPage = TherapyIndexPageFactory(parent=house.programs)
    return made


@pytest.fixture
def therapy(house: House, index: TherapyIndexPage) -> TherapyPage:
    """Make a therapy whose evidence rests on the last source and whose body cites the first one first."""
    first, *_, last = house.sources
    body = [
        block("heading", text="What a session is like"),
        block("paragraph", text="<p>More.</p>", sources=items(first.pk, last.pk), certainty=""),
    ]
    rests_on = [EvidenceSource(source=last)]
    made: TherapyPage = TherapyPageFactory(parent=index, title="Talk therapy", body=body, evidence_sources=rests_on)
    return made


def main_part(client: Client, url: str) -> Tag:
    """Return the main part of a page."""
    found = BeautifulSoup(client.get(url).content, "html.parser").main
    assert found is not None
    return found


def test_a_draft_and_a_private_therapy_are_not_shown(client: Client, therapy: TherapyPage) -> None:
    hidden = TherapyPageFactory(parent=therapy.get_parent(), title="Not yet", live=False)
    assert client.get(hidden.url).status_code == 404
    PageViewRestriction.objects.create(page=therapy, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(therapy.url).status_code == 302
    shown = main_part(client, "/programs/how-we-treat/").get_text()
    assert "Talk therapy" not in shown
    assert "Not yet" not in shown


def test_a_therapy_says_who_leads_it_how_long_and_how_sure_that_is(client: Client, therapy: TherapyPage) -> None:
    text = main_part(client, therapy.url).get_text(" ", strip=True)
    for words in ("A counselor", "50 minutes", "12 weeks", "You want tools", "You feel low", "You are in withdrawal"):
        assert words in text
    assert "Well established" in text


def test_the_evidence_is_numbered_before_the_body_and_every_number_leads_to_its_source(
    client: Client, therapy: TherapyPage, house: House
) -> None:
    main = main_part(client, therapy.url)
    assert [link.get_text() for link in main.select(".evidence .citation__link")] == ["Source 1"]
    assert [link.get_text() for link in main.select(".paragraph .citation__link")] == ["Source 1", "Source 2"]
    listed = [item.get_text() for item in main.select(".sources__item")]
    assert house.sources[-1].title in listed[0]
    assert house.sources[0].title in listed[1]
    assert all(main.find(id=str(link["href"])[1:]) for link in main.select(".citation__link"))


def test_a_body_that_lists_the_sources_itself_lists_them_once(client: Client, therapy: TherapyPage) -> None:
    therapy.body.append(("sources", {"title": "What we read"}))
    therapy.save()
    assert len(main_part(client, therapy.url).select(".sources")) == 1


def test_the_contents_name_what_stands_above_the_body_and_no_id_is_taken_twice(
    client: Client, therapy: TherapyPage
) -> None:
    main = main_part(client, therapy.url)
    links = [str(link["href"]) for link in main.select(".toc .toc__link")]
    assert links == ["#who-it-helps", "#a-session", "#evidence", "#what-a-session-is-like"]
    assert all(main.find(id=link[1:]) for link in links)


def test_what_is_not_known_is_left_out(client: Client, index: TherapyIndexPage) -> None:
    bare = TherapyPage(title="Bare", lede="A few words.")
    index.add_child(instance=bare)
    main = main_part(client, bare.url)
    assert not main.select(".program-facts, .fit, .evidence, .certainty, .sources, .toc")
    assert [tag.name for tag in main.select("h1, h2, h3")] == ["h1"]


def test_the_index_shows_the_editors_order_and_an_empty_one_says_what_to_do(
    client: Client, index: TherapyIndexPage
) -> None:
    assert "No therapy is described here yet" in main_part(client, index.url).get_text()
    for title in ("Yoga", "Art"):
        TherapyPageFactory(parent=index, title=title)
    titles = [tag.get_text() for tag in main_part(client, index.url).select("h2.index-card__title")]
    assert titles == ["Yoga", "Art"]


def test_one_h1_and_no_level_is_skipped(client: Client, therapy: TherapyPage) -> None:
    levels = [int(tag.name[1]) for tag in main_part(client, therapy.url).select("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


@pytest.mark.parametrize("address", ["/programs/how-we-treat/", "/programs/how-we-treat/talk-therapy/"])
def test_the_pages_stay_in_their_query_budgets(client: Client, therapy: TherapyPage, address: str) -> None:
    assert len(cold(client, address)) <= FIRST
    asked = queries(client, address)
    assert len(asked) <= WARM, "\n".join(asked)
    for number in range(12):
        TherapyPageFactory(parent=therapy.get_parent(), title=f"Another {number}")
    queries(client, address)
    assert len(queries(client, address)) == len(asked)


def test_an_editor_previews_a_draft_with_its_evidence(client: Client, therapy: TherapyPage) -> None:
    client.force_login(personas.editor())
    assert client.get(reverse("wagtailadmin_pages:edit", args=[therapy.pk])).status_code == 200
    therapy.evidence = "A newer finding."
    therapy.save_revision()
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[therapy.pk])).content.decode()
    assert "A newer finding." in draft
    assert 'href="#source-1"' in draft


def test_every_therapy_of_the_demo_says_how_sure_it_is_and_on_what_it_rests(db: None) -> None:
    call_command("load_demo", verbosity=0)
    pages = TherapyPage.objects.live()
    assert pages.count() == 7
    for page in pages:
        assert page.certainty, page.title
        assert page.evidence, page.title
        assert page.evidence_sources.exists(), page.title
