"""Articles: the newest first, a page at a time, with who wrote them and when."""

from datetime import date, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from pages.models import ArticleIndexPage, ArticlePage
from tests import personas
from tests.factories.pages import ArticleIndexPageFactory, ArticlePageFactory, PersonIndexPageFactory, PersonPageFactory
from tests.pages.conftest import House
from tests.pages.seo.head import items_at, soup_at
from tests.pages.test_queries import FIRST, WARM, cold, queries
from tests.pages.test_therapy import main_part

LIST = "/articles/"


@pytest.fixture
def index(house: House) -> ArticleIndexPage:
    made: ArticleIndexPage = ArticleIndexPageFactory(parent=house.home)
    return made


@pytest.fixture
def article(index: ArticleIndexPage) -> ArticlePage:
    made: ArticlePage = ArticlePageFactory(parent=index, title="First days", lede="What they are like.")
    return made


def many(index: ArticleIndexPage, count: int) -> None:
    """Add articles of one day each below the index in two statements."""
    content_type = ContentType.objects.get_for_model(ArticlePage)
    start = Page.objects.get(pk=index.pk).numchild
    rows = [
        Page(
            path=Page._get_path(index.path, index.depth + 1, start + number),
            depth=index.depth + 1,
            title=f"Light {number}",
            draft_title=f"Light {number}",
            slug=f"light-{number}",
            url_path=f"{index.url_path}light-{number}/",
            content_type=content_type,
            locale=index.locale,
            live=True,
        )
        for number in range(1, count + 1)
    ]
    Page.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {ArticlePage._meta.db_table} "  # noqa: S608 - the name of our own table
            "(page_ptr_id, lede, illustration, body, date, topic, author_name) "
            "SELECT id, '', '', '[]', %s, 'house', '' FROM wagtailcore_page WHERE path = %s",
            [(date(2030, 1, 1) + timedelta(days=number), row.path) for number, row in enumerate(rows)],
        )
    Page.objects.filter(pk=index.pk).update(numchild=start + count)


def titles(client: Client, address: str = LIST) -> list[str]:
    return [tag.get_text() for tag in main_part(client, address).select(".index-card h2")]


def test_a_draft_and_a_private_article_are_in_no_list(
    client: Client, index: ArticleIndexPage, article: ArticlePage
) -> None:
    ArticlePageFactory(parent=index, title="A draft", live=False)
    hidden = ArticlePageFactory(parent=index, title="Private")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert titles(client) == ["First days"]
    assert client.get(hidden.url).status_code == 302


def test_an_author_whose_page_cannot_be_read_is_not_named(client: Client, house: House, article: ArticlePage) -> None:
    person = PersonPageFactory(parent=PersonIndexPageFactory(parent=house.about), title="Sam Secret")
    ArticlePage.objects.filter(pk=article.pk).update(author_page=person, author_name="")
    assert "By Sam Secret" in " ".join(main_part(client, article.url).get_text().split())
    PageViewRestriction.objects.create(page=person, restriction_type=PageViewRestriction.LOGIN)
    assert "Sam Secret" not in client.get(article.url).content.decode()
    person.delete()
    assert client.get(article.url).status_code == 200


def test_the_newest_come_first_and_of_one_day_the_last_that_was_made(client: Client, index: ArticleIndexPage) -> None:
    for title, day in (("Old", 1), ("New", 9), ("Newer still", 9)):
        ArticlePageFactory(parent=index, title=title, date=date(2030, 3, day))
    assert titles(client) == ["Newer still", "New", "Old"]


def test_a_long_list_has_pages_of_twelve(client: Client, index: ArticleIndexPage) -> None:
    many(index, 30)
    assert titles(client)[0] == "Light 30"
    assert titles(client, f"{LIST}?page=3") == [f"Light {number}" for number in range(6, 0, -1)]
    assert len(titles(client, f"{LIST}?page=nonsense")) == 12
    assert len(titles(client, f"{LIST}?page=999")) == 6
    links = [tag.get_text() for tag in main_part(client, f"{LIST}?page=2").select(".pagination a")]
    assert links == ["Newer", "Older"]


def test_an_article_shows_its_day_its_topic_and_who_wrote_it(
    client: Client, house: House, article: ArticlePage
) -> None:
    main = main_part(client, article.url)
    assert "By Ana Example, March 1, 2030" in " ".join(main.get_text().split())
    assert [str(tag["datetime"]) for tag in main.select("time")] == ["2030-03-01"]
    assert [tag.get_text() for tag in main.select(".kicker")] == ["For families"]
    assert LIST in [str(tag["href"]) for tag in main.select(".byline a")]
    said = items_at(client, article.url)[0]
    assert said["@type"] == ["WebPage", "Article"]
    assert (said["headline"], said["datePublished"]) == ("First days", "2030-03-01")
    assert "author" not in said, "a bare name may be a group"
    person = PersonPageFactory(parent=PersonIndexPageFactory(parent=house.about), title="Sam Example")
    ArticlePage.objects.filter(pk=article.pk).update(author_page=person)
    author = items_at(client, article.url)[0]["author"]
    assert (author["@type"], author["name"], author["url"]) == ("Person", "Sam Example", person.full_url)


def test_an_empty_list_says_what_to_do(client: Client, index: ArticleIndexPage) -> None:
    assert "There is no article yet" in main_part(client, LIST).get_text()


@pytest.mark.parametrize("address", [LIST, "/articles/first-days/", "/articles/feed/"])
def test_a_thousand_articles_cost_no_query_more(
    client: Client, house: House, index: ArticleIndexPage, article: ArticlePage, address: str
) -> None:
    person = PersonPageFactory(parent=PersonIndexPageFactory(parent=house.about))
    ArticlePage.objects.filter(pk=article.pk).update(author_page=person, date=date(2040, 1, 1))
    many(index, 15)
    small = (len(cold(client, address)), len(queries(client, address)))
    index.refresh_from_db()
    many_more = 1000
    for page in Page.objects.child_of(index).filter(slug__startswith="light"):
        Page.objects.filter(pk=page.pk).update(slug=f"early-{page.pk}", url_path=f"{index.url_path}early-{page.pk}/")
    many(index, many_more)
    assert (len(cold(client, address)), len(queries(client, address))) == small
    assert small[0] <= FIRST
    assert small[1] <= WARM


def test_an_editor_starts_opens_and_previews_an_article(client: Client, article: ArticlePage) -> None:
    client.force_login(personas.editor())
    add = reverse("wagtailadmin_pages:add", args=["pages", "articlepage", article.get_parent().pk])
    for url in (add, reverse("wagtailadmin_pages:edit", args=[article.pk])):
        assert client.get(url).status_code == 200
    article.author_name = "Somebody else"
    article.save_revision()
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).content.decode()
    assert "Somebody else" in draft
    assert "Somebody else" not in Client().get(article.url).content.decode()


def test_the_list_and_each_article_name_the_feed(client: Client, index: ArticleIndexPage, article: ArticlePage) -> None:
    for address in (LIST, article.url):
        (link,) = soup_at(client, address).select("head link[rel=alternate]")
        assert (link["type"], link["href"]) == ("application/atom+xml", f"{index.full_url}feed/")
    assert not soup_at(client, "/about-us/").select("head link[rel=alternate]")
