"""The topics A to Z."""

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages.models import StandardPage
from pages.search.a_z import MOST_AT_ONCE
from tests.factories.pages import StandardPageFactory
from tests.pages.conftest import House
from tests.pages.search.visitor import soup
from tests.pages.test_queries import grow


def test_pages_stand_under_their_letter_with_other_words_for_them(client: Client, house: House) -> None:
    page = soup(client.get("/a-z/"))
    group = page.select_one("section[aria-labelledby=letter-K]")
    assert group
    assert house.substance.url in {str(link["href"]) for link in group.select("a")}
    assert "Mitragynine: see Kratom" in " ".join(page.get_text(" ").split())


def test_every_letter_is_an_anchor(client: Client, house: House) -> None:
    StandardPageFactory(parent=house.home, title="7 things to ask")
    StandardPageFactory(parent=house.home, title="Étude")
    page = soup(client.get("/a-z/"))
    anchors = [str(link["href"])[1:] for link in page.select(".a-z__jump")]
    assert {"letter-0-9", "letter-E", "letter-K"} <= set(anchors)
    assert all(page.find(id=anchor) for anchor in anchors)


def test_a_word_for_a_page_that_is_not_there_is_left_out(client: Client, house: House) -> None:
    assert "Xanax" not in client.get("/a-z/").content.decode()


def test_the_list_takes_no_query_of_its_own_when_warm(client: Client, house: House) -> None:
    cache.clear()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get("/a-z/")
        counts.append(len(captured))
    grow(house.about, StandardPage, 50)
    with CaptureQueriesContext(connection) as captured:
        client.get("/a-z/")
    assert counts[0] <= 8
    assert len(captured) <= counts[1] <= 2


def test_a_long_list_shows_one_letter_at_a_time(client: Client, house: House) -> None:
    grow(house.about, StandardPage, MOST_AT_ONCE)
    cache.clear()
    for address, letter in (("/a-z/?letter=K", "K"), ("/a-z/?letter=nonsense", "0-9")):
        page = soup(client.get(address))
        assert [str(tag["id"]) for tag in page.select(".a-z__letter")] == [f"letter-{letter}"]
        assert "?letter=L" in {str(link["href"]) for link in page.select(".a-z__jump")}
