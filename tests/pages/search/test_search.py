"""What a visitor gets who searches."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.pages import EducationPageFactory, ProgramPageFactory, StandardPageFactory
from tests.pages.conftest import House
from tests.pages.search.visitor import hits, main, searched, send, soup


def test_the_title_the_opening_words_and_the_body_are_searched(client: Client, house: House) -> None:
    by_title = EducationPageFactory(parent=house.learn, title="Quartz")
    by_lede = EducationPageFactory(parent=house.learn, title="Stones", lede="Some of them are quartz.")
    by_body = StandardPageFactory(
        parent=house.home, title="Rocks", body=[{"type": "heading", "value": {"text": "On quartz"}}]
    )
    assert set(hits(searched(client, "quartz"))) == {by_title.url, by_lede.url, by_body.url}
    assert hits(searched(client, "quartz"))[0] == by_title.url


def test_a_result_has_a_title_a_kind_and_opening_words(client: Client, house: House) -> None:
    page = EducationPageFactory(parent=house.learn, title="Quartz", lede="A stone that is no drug.")
    hit = soup(searched(client, "quartz")).select_one(".search-hit")
    assert hit
    assert [text.strip() for text in hit.stripped_strings] == ["Learn", page.title, page.lede]


def test_what_a_page_gains_and_loses_is_found_at_once(client: Client, house: House) -> None:
    assert hits(searched(client, "feldspar")) == []
    house.about.title = "Feldspar"
    house.about.save_revision().publish()
    assert hits(searched(client, "feldspar")) == [house.about.url]
    house.about.delete()
    assert hits(searched(client, "feldspar")) == []


def test_results_come_ten_a_page_and_by_kind(client: Client, house: House) -> None:
    EducationPageFactory.create_batch(11, parent=house.learn, lede="All about quartz.")
    program = ProgramPageFactory(parent=house.programs, title="Quartz program")
    first = searched(client, "quartz")
    assert len(hits(first)) == 10
    assert [link.get_text(" ", strip=True) for link in soup(first).select(".search-kind")] == [
        "All",
        "Learn 11",
        "Programs 1",
    ]
    later = soup(first).select_one(".pagination a[rel=next]")
    assert later
    assert len(hits(client.get(f"/search/{later['href']}"))) == 2
    assert hits(searched(client, "quartz", "&kind=programs")) == [program.url]


def test_a_mistyped_word_is_put_right_and_said(client: Client, house: House) -> None:
    page = EducationPageFactory(parent=house.learn, title="Feldspar")
    response = searched(client, "feldspat")
    assert hits(response) == [page.url]
    assert "Did you mean feldspar? We looked for that as well." in main(response).get_text()


def test_a_rare_word_that_a_page_holds_is_not_put_right(client: Client, house: House) -> None:
    EducationPageFactory(parent=house.learn, title="Feldspar")
    page = EducationPageFactory(parent=house.learn, title="Other", lede="Here we say feldspat on purpose.")
    response = searched(client, "feldspat")
    assert hits(response) == [page.url]
    assert "Did you mean" not in main(response).get_text()


@pytest.mark.parametrize(
    "words",
    ["suicide", "i want to kill myself", "OD", "overdose now", "suicdie", "he is not breathing", "she won't wake up"],
)
def test_words_of_danger_bring_the_crisis_lines_first(client: Client, house: House, words: str) -> None:
    part = main(searched(client, words))
    danger = part.select_one(".search-danger")
    assert danger
    assert {"tel:911", "tel:988"} <= {str(link["href"]) for link in danger.select("a")}
    assert "search-danger" in str(part.select(".search > *")[0])
    assert [str(tag.get("id")) for tag in soup(searched(client, words)).select("[id=search-danger]")] == [
        "search-danger"
    ]


def test_other_words_bring_no_alarm(client: Client, house: House) -> None:
    for words in ("kratom", "cost", "modern", "code"):
        assert not main(searched(client, words)).select(".search-danger")


def test_no_results_lead_on(client: Client, house: House) -> None:
    part = main(searched(client, "zebrafish"))
    links = {str(link["href"]) for link in part.select(".search-nothing a")}
    assert {"/a-z/", "/contact/", "tel:911", "tel:988"} <= links
    assert any(link.startswith("tel:+1") for link in links)


def test_an_empty_search_shows_the_form_alone(client: Client, house: House) -> None:
    assert send(client, "  \u200b ") == "/search/"
    part = main(client.get("/search/"))
    assert not part.select(".search-results, .search-nothing, .notice")
    assert "We do not keep what you search for" in part.get_text()


def test_the_field_offers_titles_and_remembers_nothing(client: Client, house: House) -> None:
    field = main(client.get("/search/")).select_one("input[name=q]")
    assert field
    assert field["autocomplete"] == "off"
    titles = [str(each["value"]) for each in soup(client.get("/search/")).select("datalist option")]
    assert house.substance.title in titles


@pytest.mark.parametrize("words", ["kratom", "zebrafish", "kratum withdrawl cost", "my son zebrafsh"])
def test_a_search_stays_in_its_budget_and_asks_nothing_twice(client: Client, house: House, words: str) -> None:
    address = send(client, words)
    cache.clear()
    ContentType.objects.clear_cache()
    for most in (15, 8):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        asked = [query["sql"] for query in captured.captured_queries]
        assert len(asked) <= most, "\n".join(asked)
        assert len(set(asked)) == len(asked)
