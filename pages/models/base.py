"""What every page of the site has."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import Panel
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search import index

from pages.blocks.loading import references
from pages.body import read_body
from pages.glossary import explain_terms
from pages.models.mixins import BodyMixin, IntroMixin
from pages.models.routing import RoutedPage


class BasePage(IntroMixin, BodyMixin, RoutedPage):  # type: ignore[django-manager-missing]  # Wagtail ships no types
    """A public page: an opening, a body, and what its head says."""

    #: Whether terms of the glossary are explained where they first stand.
    explains_terms = True

    content_panels: list[Panel] = [*Page.content_panels, *IntroMixin.intro_panels, *BodyMixin.body_panels]
    search_fields: list[index.BaseField] = [
        *Page.search_fields,
        *IntroMixin.intro_search_fields,
        *BodyMixin.body_search_fields,
    ]

    class Meta:
        abstract = True

    @property
    def head_title(self) -> str:
        """The title for the browser tab and for search results, without the brand."""
        return str(self.seo_title or self.title)

    @property
    def meta_description(self) -> str:
        """The description for search results: what the editor wrote for it, else the opening words."""
        return str(self.search_description or self.lede)

    @property
    def canonical_url(self) -> str:
        """The one full address of this page, "" before it has one."""
        return self.full_url or ""

    @property
    def figure_ids(self) -> set[int]:
        """The images that stand in the text."""
        used = references(self.body.stream_block, self.body.get_prep_value())
        return {pk for model, pk in used if model is get_image_model()}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `citations`, `toc` and `last_change`, all read from the body."""
        reading = read_body(self.body)
        if self.explains_terms:
            explain_terms(self.body)
        return {
            **super().get_context(request, *args, **kwargs),
            "citations": reading.citations,
            "toc": reading.toc,
            "last_change": reading.last_change,
        }

    def make_preview_request(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Leave the public policy out of a preview, which is framed by the admin and so takes the admin's policy."""
        response: HttpResponse = super().make_preview_request(*args, **kwargs)
        del response["Content-Security-Policy"]
        return response
