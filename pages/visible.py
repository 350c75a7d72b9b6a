"""Which pages a visitor may see."""

from typing import TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import Page, PageViewRestriction

PageType = TypeVar("PageType", bound=Page)


def visible(pages: "QuerySet[PageType]") -> "QuerySet[PageType]":
    """Keep the published pages that are not private, themselves or through a page above; it adds no query."""
    above = PageViewRestriction.objects.annotate(path=ExpressionWrapper(OuterRef("path"), CharField())).filter(
        path__startswith=F("page__path")
    )
    return pages.filter(~Exists(above), live=True)
