"""Articles: dated pieces, the newest first, with a feed."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages.dated import today
from pages.feed import feed_of
from pages.models.base import BasePage
from pages.models.person import PersonPage
from pages.visible import visible

PER_PAGE = 12
#: The part of the address below the index at which its feed stands.
FEED = "feed"


class ArticleIndexPage(BasePage):
    """Lists the articles below it, the newest first. Its feed stands below its own address and moves with it."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.ArticlePage"]

    def entries(self) -> "QuerySet[ArticlePage]":
        """Return the published articles below, without their bodies."""
        return visible(ArticlePage.objects.child_of(self)).defer("body").order_by("-date", "-path")

    def newest(self, most: int) -> "list[ArticlePage]":
        """Return the newest articles with their authors, in two queries."""
        return with_authors(list(self.entries()[:most]))

    @property
    def feed_url(self) -> str:
        """The one full address of the feed, "" while the page has none."""
        return feed_address(self)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Take `feed` below a published index; anything else goes the usual way."""
        if path_components == [FEED] and self.live:
            return RouteResult(self, kwargs={"feed": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, feed: bool = False, **kwargs: Any) -> HttpResponseBase:
        """Show the list, or its feed."""
        response: HttpResponseBase = feed_of(self, request) if feed else super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `entries`, one page of them; a wrong number in the address gives the nearest one."""
        entries = Paginator(self.entries(), PER_PAGE).get_page(request.GET.get("page"))
        return {**super().get_context(request, *args, **kwargs), "entries": entries, "feed_url": self.feed_url}


class ArticlePage(BasePage):
    """One article. Who wrote it is a person of the house with a page, or a name."""

    class Topic(models.TextChoices):
        """What it is about, in a word or two for the reader."""

        FAMILIES = "families", "For families"
        CHOOSING = "choosing", "Choosing care"
        MONEY = "money", "Cost and insurance"
        AFTER = "after", "After treatment"
        HOUSE = "house", "From our house"

    #: The author's page if it may be read; set while the context is made.
    author_link: PersonPage | None = None

    date = models.DateField("date", default=today, help_text="The day that stands on the article.")
    topic = models.CharField(max_length=12, choices=Topic.choices, default=Topic.HOUSE)
    author_page = models.ForeignKey(
        PersonPage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="written by",
        help_text="Somebody who has a page here.",
    )
    author_name = models.CharField(
        "or written by", max_length=120, blank=True, help_text="A name, for somebody without a page here."
    )

    content_panels = [
        *BasePage.content_panels[:1],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("topic")]),
                FieldRowPanel([PageChooserPanel("author_page"), FieldPanel("author_name")]),
            ],
            heading="When, what about, and by whom",
        ),
        *BasePage.content_panels[1:],
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("author_name"), index.FilterField("date")]
    parent_page_types = ["pages.ArticleIndexPage"]
    subpage_types: list[str] = []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Bring the author's page, and add the `index` that this article stands in, with its `feed_url`."""
        with_authors([self])
        context, index = super().get_context(request, *args, **kwargs), self.trail[-1]
        return {**context, "index": index, "feed_url": feed_address(index)}

    @property
    def author(self) -> str:
        """Who wrote it, "" when nobody is named. A page that cannot be read names nobody."""
        return str(self.author_link.title) if self.author_link else self.author_name


def feed_address(index: Page) -> str:
    """Return the full address of the feed of an index, "" while the index has none."""
    return f"{index.full_url}{FEED}/" if index.full_url else ""


def with_authors(articles: list[ArticlePage]) -> list[ArticlePage]:
    """Bring the pages of the authors that a visitor may read, in one query; none where no author has a page."""
    ids = {article.author_page_id for article in articles} - {None}
    found = visible(PersonPage.objects.all()).defer("body").in_bulk(ids) if ids else {}
    for article in articles:
        article.author_link = found.get(article.author_page_id)
    return articles
