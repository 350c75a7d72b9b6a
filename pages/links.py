"""How the page links of rich text are drawn. A module of its own: Wagtail's handler needs the models loaded."""

from typing import Any

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from pages.rich_text import linked_pages


class LivePageLinkHandler(PageLinkHandler):
    """Turns a link to a page into its address; a page that is gone or not published leaves the words alone."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Page | None]:
        """Return the published page of each link, in order."""
        ids = [int(attrs["id"]) if str(attrs.get("id")).isdecimal() else 0 for attrs in attrs_list]
        pages = map(linked_pages(ids).get, ids)
        return [page if page is not None and page.live else None for page in pages]
