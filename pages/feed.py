"""The articles as an Atom feed, for readers who would rather not come back to look.

Its links are those of the canonical address, and carry nothing that tells where a reader came from.
"""

import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from pages.chrome import site_chrome

if TYPE_CHECKING:
    from pages.models.article import ArticleIndexPage, ArticlePage

#: The newest articles that stand in the feed.
MOST = 20
#: Seconds for which a reader, and any cache on the way, may keep it.
KEEP_FOR = 600

#: What XML cannot hold. An editor may paste it without seeing it.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def feed_of(index: "ArticleIndexPage", request: HttpRequest) -> HttpResponseBase:
    """Return the feed of an index; 304 and nothing more to a reader who holds the same one already."""
    response = ArticleFeed()(request, index=index)
    del response.headers["Last-Modified"]  # an article that was taken away makes no feed newer
    patch_cache_control(response, public=True, max_age=KEEP_FOR)
    set_response_etag(response)
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response


class ArticleFeed(Feed):  # type: ignore[type-arg]  # the class takes no argument when it runs
    """What the feed says of the index and of each article. Ids stay when a page is renamed or moved."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> "ArticleIndexPage":
        """Return the index whose feed this is."""
        index: ArticleIndexPage = kwargs["index"]
        return index

    def title(self, index: "ArticleIndexPage") -> str:
        """Name the list and the house."""
        return _plain(f"{index.title}, {site_chrome().brand}")

    def subtitle(self, index: "ArticleIndexPage") -> str:
        """Say what it is about."""
        return _plain(index.lede)

    def author_name(self) -> str:
        """Name the house, for an article that names nobody."""
        return _plain(site_chrome().brand)

    def link(self, index: "ArticleIndexPage") -> str:
        """Lead to the list."""
        return index.canonical_url

    def feed_url(self, index: "ArticleIndexPage") -> str:
        """Say where the feed itself stands."""
        return index.feed_url

    def feed_guid(self, index: "ArticleIndexPage") -> str:
        """Name the feed for ever."""
        return f"urn:uuid:{index.translation_key}"

    def items(self, index: "ArticleIndexPage") -> "Sequence[ArticlePage]":
        """Return the newest articles."""
        return index.newest(MOST)

    def item_title(self, article: "ArticlePage") -> str:
        """Return the title."""
        return _plain(article.title)

    def item_description(self, article: "ArticlePage") -> str:
        """Return the opening words; the summary of an Atom entry is read as HTML."""
        return escape(_plain(article.lede))

    def item_link(self, article: "ArticlePage") -> str:
        """Lead to the article."""
        return article.canonical_url

    def item_guid(self, article: "ArticlePage") -> str:
        """Name the article for ever."""
        return f"urn:uuid:{article.translation_key}"

    def item_author_name(self, article: "ArticlePage") -> str | None:
        """Name who wrote it."""
        return _plain(article.author) or None

    def item_pubdate(self, article: "ArticlePage") -> datetime:
        """Return the start of the day that stands on it, where the site is."""
        return datetime.combine(article.date, time())

    def item_updateddate(self, article: "ArticlePage") -> datetime:
        """Return when it was last published."""
        return article.last_published_at or self.item_pubdate(article)

    def item_categories(self, article: "ArticlePage") -> list[str]:
        """Return its topic."""
        return [article.get_topic_display()]


def _plain(text: str) -> str:
    return _CONTROL.sub("", text)
