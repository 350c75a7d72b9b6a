"""Rich text that brings the pages it links to, so that drawing it asks nothing."""

from collections.abc import Mapping
from contextvars import ContextVar

from wagtail.models import Page
from wagtail.rich_text import RichText

from pages.terms import Terms, explained

_brought: ContextVar[Mapping[int, Page] | None] = ContextVar("brought", default=None)


class LinkedText(RichText):
    """Rich text with the pages it links to."""

    def __init__(self, source: str, pages: Mapping[int, Page]) -> None:
        super().__init__(source)
        self._pages = pages

    def __html__(self) -> str:
        """Render with the links of the pages it brings."""
        token = _brought.set(self._pages)
        try:
            html: str = super().__html__()
        finally:
            _brought.reset(token)
        return html


class ExplainedText(RichText):
    """Rich text that explains some of the terms in it. Everything else about it is as in the text it is made of."""

    def __init__(self, text: RichText, terms: Terms, wanted: frozenset[str]) -> None:
        super().__init__(text.source)
        self._text, self._terms, self._wanted = text, terms, wanted

    def __html__(self) -> str:
        """Render the text, with each wanted term explained where it first stands."""
        return explained(self._text.__html__(), self._terms, self._wanted)


def linked_pages(ids: list[int]) -> Mapping[int, Page]:
    """Return the pages with these ids: those that the text being drawn brought, else from the database."""
    brought = _brought.get()
    if brought is not None:
        return brought
    found: Mapping[int, Page] = Page.objects.in_bulk(ids)
    return found
