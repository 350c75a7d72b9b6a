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
    # Whether any page is private, and any alias of one, is asked once and not for each page; mostly there is none. And
    # "greater than nothing" in place of "is not null": so SQLite, too, goes by the index to the few that are aliases.
    lent = Page.objects.filter(_restricted("alias_of__path") | _restricted("alias_of__alias_of__path"), alias_of__gt=0)
    above = lent.annotate(below=_outer("path")).filter(below__startswith=F("path"))
    any_private = Exists(PageViewRestriction.objects.all())
    return ExpressionWrapper(
        any_private & (_restricted("path") | (Exists(lent) & Exists(above))), output_field=BooleanField()
    )


def visible(pages: "QuerySet[PageType]") -> "QuerySet[PageType]":
    """Keep the published pages that are not private; it adds no query."""
    return pages.filter(~is_private(), live=True)


def _restricted(path: str) -> Exists:
    """Return what tells that a page of the outer query, or one above it, has a restriction of its own."""
    return Exists(PageViewRestriction.objects.annotate(below=_outer(path)).filter(below__startswith=F("page__path")))


def _outer(path: str) -> "ExpressionWrapper[Any]":
    return ExpressionWrapper(OuterRef(path), CharField())
