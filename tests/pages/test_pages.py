"""Each page type as a visitor gets it, and who may not."""

import itertools
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from pages.models import (
    ArticleIndexPage,
    ArticlePage,
    EducationIndexPage,
    EducationPage,
    GlossaryPage,
    HomePage,
    LegalPage,
    LocationPage,
    PersonIndexPage,
    PersonPage,
    ProgramIndexPage,
    ProgramPage,
    SelfCheckPage,
    StandardPage,
    TherapyIndexPage,
    TherapyPage,
)
from tests.factories.bodies import block
from tests.factories.pages import EducationPageFactory, StandardPageFactory
from tests.pages.conftest import House

each_page = pytest.mark.parametrize("name", ["home", "learn", "substance", "programs", "program", "about"])


def test_a_draft_and_what_never_was_are_not_found(client: Client, house: House) -> None:
    house.substance.unpublish()
    for address in ("/learn/kratom/", "/learn/nothing/", "/nothing/", "/learn/kratom/more/"):
        assert client.get(address).status_code == 404


def test_a_private_page_asks_who_it_is_and_so_does_all_below_it(client: Client, house: House) -> None:
    PageViewRestriction.objects.create(page=house.learn, restriction_type=PageViewRestriction.LOGIN)
    for page in (house.learn, house.substance):
        response = client.get(page.url)
        assert response.status_code == 302
        assert "no-store" in response["Cache-Control"]
    assert client.get("/about-us/").status_code == 200


def test_an_alias_is_as_private_as_its_source(client: Client, house: House) -> None:
    alias = house.about.create_alias(update_slug="about-again")
    assert client.get(alias.url).status_code == 200
    PageViewRestriction.objects.create(page=house.about, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(alias.url).status_code == 302


def test_a_private_page_is_in_no_list(client: Client, house: House) -> None:
    PageViewRestriction.objects.create(page=house.program, restriction_type=PageViewRestriction.LOGIN)
    PageViewRestriction.objects.create(page=house.substance, restriction_type=PageViewRestriction.LOGIN)
    assert "Intensive outpatient" not in client.get("/programs/").content.decode()
    assert "Kratom" not in client.get("/learn/").content.decode()


@each_page
def test_a_page_has_one_h1_and_skips_no_level(client: Client, house: House, name: str) -> None:
    page = BeautifulSoup(client.get(getattr(house, name).url).content, "html.parser")
    levels = [int(tag.name[1]) for tag in page.select("main h1, main h2, main h3, main h4, main h5, main h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels)), levels


@each_page
def test_no_id_is_used_twice(client: Client, house: House, name: str) -> None:
    page = BeautifulSoup(client.get(getattr(house, name).url).content, "html.parser")
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(ids) == len(set(ids)), ids


@each_page
def test_a_page_sets_no_cookie_and_reads_no_session(client: Client, house: House, name: str) -> None:
    response = client.get(getattr(house, name).url)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_the_way_here_is_shown(client: Client, house: House) -> None:
    page = BeautifulSoup(client.get("/learn/kratom/").content, "html.parser")
    assert [link["href"] for link in page.select(".breadcrumbs a")] == ["/", "/learn/"]


def test_a_page_deep_down_is_found_and_knows_its_way(client: Client, house: House) -> None:
    parent = house.about
    for number in range(5):
        parent = StandardPageFactory(parent=parent, title=f"Level {number}", slug="same")
    response = client.get("/about-us/same/same/same/same/same/")
    assert response.context["page"].title == "Level 4"
    assert [page.title for page in response.context["page"].trail][2:] == ["Level 0", "Level 1", "Level 2", "Level 3"]
    assert [page.pk for page in response.context["page"].trail] == [
        page.pk for page in parent.get_ancestors() if page.depth > 1
    ]


def test_the_head_takes_the_editors_words_first(house: House) -> None:
    page = house.about
    assert (page.head_title, page.meta_description) == ("About us", page.lede)
    page.seo_title, page.search_description = "Who we are", "What the search shows."
    assert (page.head_title, page.meta_description) == ("Who we are", "What the search shows.")
    assert re.fullmatch(r"http://localhost(:\d+)?/about-us/", page.canonical_url)
    assert StandardPage(title="Not yet").canonical_url == ""


def test_a_link_in_the_text_follows_its_page(client: Client, house: House) -> None:
    target = EducationPageFactory(parent=house.learn, title="Sleep")
    text = f'<p>About <a linktype="page" id="{target.pk}">sleep</a>.</p>'
    page = StandardPageFactory(parent=house.home, title="Links", body=[block("paragraph", text=text, sources=[])])
    assert '<a href="/learn/sleep/">sleep</a>' in client.get(page.url).content.decode()
    target.slug = "rest"
    target.save()
    assert '<a href="/learn/rest/">sleep</a>' in client.get(page.url).content.decode()
    target.unpublish()
    assert "<a>sleep</a>" in client.get(page.url).content.decode()
    target.delete()
    assert "<a>sleep</a>" in client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        (
            HomePage,
            {
                EducationIndexPage,
                ProgramIndexPage,
                StandardPage,
                LegalPage,
                GlossaryPage,
                ArticleIndexPage,
                SelfCheckPage,
            },
        ),
        (EducationIndexPage, {EducationPage}),
        (EducationPage, set()),
        (ProgramIndexPage, {ProgramPage, TherapyIndexPage}),
        (ProgramPage, set()),
        (StandardPage, {StandardPage, LegalPage, PersonIndexPage, LocationPage}),
        (TherapyIndexPage, {TherapyPage}),
        (TherapyPage, set()),
        (PersonIndexPage, {PersonPage}),
        (PersonPage, set()),
        (LocationPage, set()),
        (LegalPage, set()),
        (GlossaryPage, set()),
        (ArticleIndexPage, {ArticlePage}),
        (ArticlePage, set()),
        (SelfCheckPage, set()),
    ],
)
def test_what_may_stand_below_what(parent: type[Page], children: set[type[Page]]) -> None:
    assert set(parent.allowed_subpage_models()) == children


def test_there_is_one_home_page(house: House) -> None:
    root = Page.objects.get(depth=1)
    assert not HomePage.can_create_at(root)
    assert not HomePage.can_create_at(house.home)
