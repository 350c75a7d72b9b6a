"""What people come to read: substances, conditions, help for families."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from pages.models.base import BasePage
from pages.visible import visible

PER_PAGE = 24


class EducationIndexPage(BasePage):
    """Lists the education pages below it: all there is to learn, or a hub such as the one for families."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.EducationPage"]

    @property
    def leads_by_paths(self) -> bool:
        """Whether the body says where to go by where the reader is; then it comes before the list."""
        return any(block.block_type == "paths" for block in self.body)

    def entries(self) -> "QuerySet[EducationPage]":
        """Return the published pages below, by title, without their bodies."""
        return visible(EducationPage.objects.child_of(self)).defer("body").order_by("title")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `entries`, one page of them; a wrong number in the address gives the nearest one."""
        entries = Paginator(self.entries(), PER_PAGE).get_page(request.GET.get("page"))
        return {**super().get_context(request, *args, **kwargs), "entries": entries}


class EducationPage(BasePage):
    """A page about one subject."""

    class Kind(models.TextChoices):
        """What the page is about."""

        SUBSTANCE = "substance", "Substance"
        CONDITION = "condition", "Condition"
        FAMILY = "family", "For families"
        GENERAL = "general", "General"

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.GENERAL)

    content_panels = [*BasePage.content_panels[:1], FieldPanel("kind"), *BasePage.content_panels[1:]]
    search_fields = [*BasePage.search_fields, index.FilterField("kind")]
    parent_page_types = ["pages.EducationIndexPage"]
    subpage_types: list[str] = []
