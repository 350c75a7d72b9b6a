"""The sitemap: every page that anybody may read, with the day it last changed."""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from urllib.parse import quote

from django.db.models.functions import Coalesce
from django.urls import reverse
from wagtail.models import Page, Site

from pages.visible import visible

#: The most that one file may hold, by the protocol of sitemaps.org.
MOST = 50_000

#: Addresses that are no page of the tree.
FIXED = ("search:a_z", "proof:page")

_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_CLOSING = "</urlset>\n"


def sitemap_xml() -> str:
    """Return the sitemap of the default site. Two queries, however many pages there are, and no page is loaded."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    return _OPENING + "".join(_entries(site) if site else ()) + _CLOSING


def _entries(site: Site) -> Iterator[str]:
    for name in FIXED:
        yield _entry(site.root_url + reverse(name), None)
    start = len(site.root_page.url_path)
    base = site.root_url + reverse("wagtail_serve", args=[""])
    changed = Coalesce("last_published_at", "latest_revision_created_at")
    pages = visible(Page.objects.descendant_of(site.root_page, inclusive=True)).order_by("path")
    for url_path, moment in pages.values_list("url_path", changed)[:MOST]:
        yield _entry(base + quote(url_path[start:]), moment)


def _entry(address: str, moment: datetime | None) -> str:
    day = f"<lastmod>{moment:%Y-%m-%d}</lastmod>" if moment else ""
    return f"<url><loc>{escape(address)}</loc>{day}</url>\n"
