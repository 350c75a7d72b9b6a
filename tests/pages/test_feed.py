"""The feed: whole, of the canonical address, of no use to anybody who counts readers."""

from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import Settings
from wagtail.models import PageViewRestriction, Site

from legacy_site.settings.security import middleware_for
from pages.feed import KEEP_FOR, MOST
from pages.models import ArticleIndexPage, ArticlePage
from tests.factories.pages import ArticleIndexPageFactory, ArticlePageFactory
from tests.pages.conftest import House

FEED = "/articles/feed/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def index(house: House) -> ArticleIndexPage:
    made: ArticleIndexPage = ArticleIndexPageFactory(parent=house.home, lede="What people ask.")
    return made


@pytest.fixture
def article(index: ArticleIndexPage) -> ArticlePage:
    made: ArticlePage = ArticlePageFactory(parent=index, title="First days", lede="2 < 3 & <b>calm</b>.")
    return made


def entries(client: Client) -> list[Any]:
    return list(ElementTree.fromstring(client.get(FEED).content).iter(f"{ATOM}entry"))  # noqa: S314 - it is our own


def texts(found: Any, name: str) -> list[str]:
    return [tag.text or "" for tag in found.iter(f"{ATOM}{name}")]


def test_a_feed_that_cannot_be_read_as_a_page_cannot_be_read(client: Client, index: ArticleIndexPage) -> None:
    for wrong in ("/articles/feed/more/", "/about-us/feed/", "/feed/"):
        assert client.get(wrong).status_code == 404
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(FEED).status_code == 302
    PageViewRestriction.objects.all().delete()
    index.unpublish()
    assert client.get(FEED).status_code == 404


def test_drafts_and_private_articles_are_in_no_feed(
    client: Client, index: ArticleIndexPage, article: ArticlePage
) -> None:
    ArticlePageFactory(parent=index, title="A draft", live=False)
    hidden = ArticlePageFactory(parent=index, title="Private")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert [texts(entry, "title") for entry in entries(client)] == [["First days"]]


def test_an_entry_says_what_the_article_shows(client: Client, article: ArticlePage) -> None:
    (entry,) = entries(client)
    assert texts(entry, "id") == [f"urn:uuid:{article.translation_key}"]
    assert texts(entry, "published") == ["2030-03-01T00:00:00-05:00"]
    assert texts(entry, "name") == ["Ana Example"]
    assert texts(entry, "summary") == ["2 &lt; 3 &amp; &lt;b&gt;calm&lt;/b&gt;."]
    assert [tag.get("term") for tag in entry.iter(f"{ATOM}category")] == ["For families"]


def test_links_are_those_of_the_canonical_address_and_carry_nothing(client: Client, article: ArticlePage) -> None:
    Site.objects.update(hostname="care.example.org", port=443)
    feed = ElementTree.fromstring(client.get(FEED).content)  # noqa: S314 - it is our own
    links = [str(tag.get("href")) for tag in feed.iter(f"{ATOM}link")]
    assert sorted(set(links)) == [
        "https://care.example.org/articles/",
        "https://care.example.org/articles/feed/",
        "https://care.example.org/articles/first-days/",
    ]


def test_an_id_outlives_a_new_title_and_a_new_place(client: Client, article: ArticlePage) -> None:
    before = texts(entries(client)[0], "id")
    article.title, article.slug = "Other", "other"
    article.save_revision().publish()
    assert texts(entries(client)[0], "id") == before
    assert texts(entries(client)[0], "title") == ["Other"]


def test_the_newest_stand_in_it_and_no_more(client: Client, index: ArticleIndexPage) -> None:
    for number in range(1, MOST + 2):
        ArticlePageFactory(parent=index, title=f"No {number}", date=date(2030, 1, number))
    found = [texts(entry, "title")[0] for entry in entries(client)]
    assert found[0] == f"No {MOST + 1}"
    assert len(found) == MOST


def test_letters_that_xml_cannot_hold_do_not_break_it(client: Client, article: ArticlePage) -> None:
    harm = "Odd\x0b\x1f title \uffff <x>&]]>"
    ArticlePage.objects.filter(pk=article.pk).update(title=harm, lede=harm, author_name=harm)
    assert texts(entries(client)[0], "title") == ["Odd title  <x>&]]>"]


def test_an_empty_feed_is_a_feed(client: Client, index: ArticleIndexPage) -> None:
    assert client.get(FEED).status_code == 200
    assert entries(client) == []


def test_any_cache_may_keep_it_for_a_while_and_a_reader_asks_only_for_news(
    client: Client, article: ArticlePage
) -> None:
    first = client.get(FEED)
    assert first.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert first.headers["Cache-Control"] == f"public, max-age={KEEP_FOR}"
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get(FEED, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    article.unpublish()
    assert client.get(FEED, headers=known).status_code == 200, "an article that went away is news"


def test_it_is_served_where_there_are_no_sessions_and_kept_from_caches_for_staff(
    client: Client, settings: Settings, article: ArticlePage
) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "a-session"
    assert "no-store" in client.get(FEED).headers["Cache-Control"]
    assert "public" not in client.get(FEED).headers["Cache-Control"]
    settings.MIDDLEWARE = middleware_for("web")
    settings.ROOT_URLCONF = "legacy_site.urls.public"
    assert Client().get(FEED).status_code == 200
