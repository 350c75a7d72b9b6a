"""Which pages a visitor may see."""

from typing import TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import Page, PageViewRestriction

PageType = TypeVar("PageType", bound=Page)


def is_private() -> Exists:
    """Return what tells, of a page in a query, that it is private: itself or through a page above."""
    above = PageViewRestriction.objects.annotate(path=ExpressionWrapper(OuterRef("path"), CharField())).filter(
        path__startswith=F("page__path")
    )
    return Exists(above)


def visible(pages: "QuerySet[PageType]") -> "QuerySet[PageType]":
    """Keep the published pages that are not private; it adds no query."""
    return pages.filter(~is_private(), live=True)
