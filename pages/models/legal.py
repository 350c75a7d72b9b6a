"""Texts that people may rely on: they have a date, and every version that was ever published stays readable."""

from copy import copy
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages.blocks import LegalStreamBlock
from pages.fields import BodyField
from pages.models.base import BasePage
from pages.models.legal_version import LegalVersion
from pages.versions import VersionEntry, history, in_force

#: The part of the address between a page and the number of one of its versions.
VERSIONS = "versions"


class LegalPage(BasePage):
    """A notice or policy. Publishing a changed text makes a version; the versions are kept by `LegalVersion`."""

    effective_date = models.DateField("in force from", help_text="The day from which this text holds.")
    summary_of_changes = models.CharField(
        "what changed", max_length=300, blank=True, help_text="For the reader who knows the version before this one."
    )
    body = BodyField(LegalStreamBlock(), blank=True)

    explains_terms = False  # the text of counsel stands as it was written
    #: The version that is shown in place of the newest; the instance serves one request.
    shown: LegalVersion | None = None

    content_panels = [
        *BasePage.content_panels[:1],
        MultiFieldPanel([FieldPanel("effective_date"), FieldPanel("summary_of_changes")], heading="Version"),
        *BasePage.content_panels[1:],
    ]
    search_fields = [*BasePage.search_fields, index.FilterField("effective_date")]
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types: list[str] = []

    @property
    def origin_id(self) -> int | None:
        """The page that holds the history: an alias borrows it from its source."""
        return self.alias_of_id or self.pk

    @property
    def version_entries(self) -> list[VersionEntry]:
        """Every version, newest first, with the time it was in force. One query."""
        rows = LegalVersion.objects.filter(page_id=self.origin_id).defer("content").order_by("-number")
        return history(rows, today=timezone.localdate())

    @property
    def head_title(self) -> str:
        """The title; an address of a version says which one."""
        return f"{super().head_title}, version {self.shown.number}" if self.shown else super().head_title

    @property
    def canonical_url(self) -> str:
        """The address of the page, or of the version that is shown."""
        tail = f"{VERSIONS}/{self.shown.number}/" if self.shown else ""
        return f"{super().canonical_url}{tail}" if super().canonical_url else ""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Take `versions/<number>` below a published page; anything else goes the usual way."""
        if len(path_components) == 2 and path_components[0] == VERSIONS and self.live:
            return RouteResult(self, kwargs={"number": _number(path_components[1])})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, number: int | None = None, **kwargs: Any) -> HttpResponse:
        """Show the page, or one version under its own address, which search engines are asked to leave out."""
        if number is None:
            response: HttpResponse = super().serve(request, *args, **kwargs)
            return response
        version = get_object_or_404(LegalVersion, page_id=self.origin_id, number=number)
        response = super(LegalPage, self.as_of(version)).serve(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def as_of(self, version: LegalVersion) -> "LegalPage":
        """Return this page with the words of a version, to be shown and never saved."""
        page = copy(self)
        page.shown, page.title, page.lede = version, version.title, version.lede
        page.seo_title = page.search_description = ""
        page.effective_date, page.summary_of_changes = version.effective_date, version.summary
        page.body = self.body.stream_block.to_python(version.content)
        return page

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `versions`, the one in `force` today, and the one that is `shown`; None when there is no such version."""
        versions = self.version_entries
        return {
            **super().get_context(request, *args, **kwargs),
            "versions": versions,
            "force": in_force(versions),
            "shown": next((entry for entry in versions if self._shows(entry)), None),
        }

    def _shows(self, entry: VersionEntry) -> bool:
        return self.shown is None or entry.number == self.shown.number


def _number(text: str) -> int:
    """Return the number of a version; raises Http404 for what is no number as we write it."""
    if not (text.isascii() and text.isdecimal()) or text.startswith("0") or len(text) > 4:
        raise Http404
    return int(text)
