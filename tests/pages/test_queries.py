"""How many queries each page type takes, and that the number does not grow with the tree."""

import re
from collections import Counter

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from pages.models import EducationPage, StandardPage
from tests.pages.conftest import House

FIRST, WARM = 15, 8
each_page = pytest.mark.parametrize("name", ["home", "learn", "substance", "programs", "program", "about"])


def queries(client: Client, url: str) -> list[str]:
    """Return the statements that one request makes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def cold(client: Client, url: str) -> list[str]:
    """Return the statements of the first request of a new process with an empty cache."""
    cache.clear()
    ContentType.objects.clear_cache()
    return queries(client, url)


def grow(parent: Page, model: type[EducationPage | StandardPage], count: int) -> None:
    """Add light pages below a parent in two statements; treebeard's own way takes a second for each twenty."""
    content_type = ContentType.objects.get_for_model(model)
    start = parent.numchild
    rows = [
        Page(
            path=Page._get_path(parent.path, parent.depth + 1, start + number),
            depth=parent.depth + 1,
            title=f"Light page {number}",
            draft_title=f"Light page {number}",
            slug=f"light-{number}",
            url_path=f"{parent.url_path}light-{number}/",
            content_type=content_type,
            locale=parent.locale,
            live=True,
        )
        for number in range(1, count + 1)
    ]
    Page.objects.bulk_create(rows)
    table, column = model._meta.db_table, "page_ptr_id"
    extra = ", kind" if model is EducationPage else ""
    value = ", 'general'" if model is EducationPage else ""
    prefix = f"{parent.path}%"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({column}, lede, illustration, body{extra}) "  # noqa: S608 - names of our own tables
            f"SELECT id, '', '', '[]'{value} FROM wagtailcore_page WHERE path LIKE %s AND title LIKE 'Light page%%'",
            [prefix],
        )
    Page.objects.filter(pk=parent.pk).update(numchild=start + count)


@each_page
def test_the_first_render_stays_in_budget_and_asks_nothing_twice(client: Client, house: House, name: str) -> None:
    asked = cold(client, getattr(house, name).url)
    assert len(asked) <= FIRST, "\n".join(asked)
    twice = [sql for sql, times in Counter(asked).items() if times > 1]
    assert not twice, "\n".join(twice)


@each_page
def test_with_the_chrome_warm_a_page_stays_in_budget(client: Client, house: House, name: str) -> None:
    url = getattr(house, name).url
    cold(client, url)
    asked = queries(client, url)
    assert len(asked) <= WARM, "\n".join(asked)
    assert len(set(asked)) == len(asked)


def test_a_thousand_pages_more_cost_no_query_more(client: Client, house: House) -> None:
    small = {page.url: (len(cold(client, page.url)), len(queries(client, page.url))) for page in house.public}
    grow(house.about, StandardPage, 400)
    grow(Page.objects.get(pk=house.learn.pk), EducationPage, 600)
    large = {page.url: (len(cold(client, page.url)), len(queries(client, page.url))) for page in house.public}
    assert Page.objects.count() > 1000
    assert large == small


def test_the_index_shows_one_page_of_a_long_list(client: Client, house: House) -> None:
    grow(Page.objects.get(pk=house.learn.pk), EducationPage, 60)
    response = client.get("/learn/?page=2")
    assert len(response.context["entries"]) == 24
    assert client.get("/learn/?page=nonsense").context["entries"].number == 1
    assert client.get("/learn/?page=999").context["entries"].number == 3


def test_a_warm_page_asks_nothing_of_sessions_or_accounts(client: Client, house: House) -> None:
    asked = " ".join(cold(client, "/learn/kratom/"))
    assert not re.search(r"django_session|accounts_user|auth_", asked)


def test_no_page_of_the_demo_takes_more(client: Client, demo_site: None) -> None:
    pages = [page.url for page in Page.objects.live().filter(depth__gt=1)]
    asked = {url: cold(client, url) for url in pages}
    assert len(pages) > 50
    assert {url: len(each) for url, each in asked.items() if len(each) > FIRST} == {}
    assert {url: each for url, each in asked.items() if len(set(each)) < len(each)} == {}


def work(client: Client, url: str) -> int:
    """Return how much SQLite had to do for a first request, in thousands of its instructions."""
    done = [0]

    def count() -> int:
        done[0] += 1
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, 1000)
    cold(client, url)
    connection.connection.set_progress_handler(None, 1000)
    return done[0]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite counts its instructions")
@pytest.mark.parametrize("url", ["/", "/a-z/", "/sitemap.xml"])
def test_twice_the_pages_are_at_most_twice_the_work(client: Client, house: House, url: str) -> None:
    grow(house.about, StandardPage, 1000)
    first = work(client, url)
    grow(house.programs, StandardPage, 1000)
    second = work(client, url)
    assert first < second <= 2 * first, (first, second)
