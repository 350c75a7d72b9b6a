"""Links to pages inside rich text, without a query for each text."""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.rich_text.pages import PageLinkHandler

_known: ContextVar[Mapping[int, Page] | None] = ContextVar("known", default=None)


class LinkedText(RichText):
    """Rich text that brings the pages it links to."""

    def __init__(self, source: str, pages: Mapping[int, Page]) -> None:
        super().__init__(source)
        self._pages = pages

    def __html__(self) -> str:
        """Render with the links of the pages it brings."""
        token = _known.set(self._pages)
        try:
            html: str = super().__html__()
        finally:
            _known.reset(token)
        return html


class LivePageLinkHandler(PageLinkHandler):
    """Turns a link to a page into its address; a page that is gone or not published leaves the words alone."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Page | None]:
        """Return the published page of each link, from what the text brought where it brought any."""
        ids = [int(attrs["id"]) if str(attrs.get("id")).isdecimal() else 0 for attrs in attrs_list]
        known = _known.get()
        pages = Page.objects.in_bulk(ids) if known is None else known
        return [page if page is not None and page.live else None for page in map(pages.get, ids)]
