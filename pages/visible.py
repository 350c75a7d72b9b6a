"""Which pages a visitor may see."""

from typing import Any, TypeVar

from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import Page, PageViewRestriction

PageType = TypeVar("PageType", bound=Page)


def is_private() -> "ExpressionWrapper[Any]":
    """Return what tells, of a page in a query, that it is private: itself, through a page above, or through a source.

    An alias shows what its source holds, so it is as private as that, and so is all that stands below the alias. An
    alias of an alias is followed to its source; routing, which has the page at hand, follows any number of them.
    """
    above = Page.objects.annotate(below=_outer("path")).filter(alias_of__isnull=False, below__startswith=F("path"))
    borrowed = above.filter(_restricted("alias_of__path") | _restricted("alias_of__alias_of__path"))
    return ExpressionWrapper(_restricted("path") | Exists(borrowed), output_field=BooleanField())


def visible(pages: "QuerySet[PageType]") -> "QuerySet[PageType]":
    """Keep the published pages that are not private; it adds no query."""
    return pages.filter(~is_private(), live=True)


def _restricted(path: str) -> Exists:
    """Return what tells that a page of the outer query, or one above it, has a restriction of its own."""
    return Exists(PageViewRestriction.objects.annotate(below=_outer(path)).filter(below__startswith=F("page__path")))


def _outer(path: str) -> "ExpressionWrapper[Any]":
    return ExpressionWrapper(OuterRef(path), CharField())
