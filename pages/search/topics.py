"""Every topic of the site in one small list, kept in the cache: for the topics A to Z, and for what search knows."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from wagtail.models import Page, Site

from pages.kept import kept
from pages.models.base import BasePage
from pages.search.words import folded, tokens
from pages.visible import visible

#: Pages that are listed, those near the top of the tree first. A site with more has its topics in its indexes.
MOST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A page that a visitor may read."""

    pk: int
    title: str
    url: str
    path: str


def topics() -> list[Topic]:
    """Return what stands below the home page of the default site; no query when warm."""
    return [Topic(**plain) for plain in kept("search.topics", _build, Topic)]


def title_words(listed: list[Topic]) -> set[str]:
    """Return every word of the titles, folded."""
    return {folded(word) for topic in listed for word in tokens(topic.title)}


def lede() -> Combinable:
    """Return the opening words of a page of any type, as an expression for a query over all of them."""
    names = sorted(model._meta.model_name or "" for model in BasePage.__subclasses__())
    return Coalesce(*(F(f"{name}__lede") for name in names), Value(""), output_field=TextField())


def _build() -> list[dict[str, Any]]:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return []
    home = site.root_page
    below = visible(Page.objects.descendant_of(home)).order_by("depth", "path").only("title", "url_path", "path")[:MOST]
    return [
        asdict(
            Topic(pk=page.pk, title=page.title, url=page.url or "", path=page.url_path[len(home.url_path) :].strip("/"))
        )
        for page in below
    ]
