"""Finding a page in as few queries as can be.

Stock Wagtail asks twice for each level of the address, then for the ancestors to see whether the page is private, then
again for the breadcrumbs. Here the whole way is read in one query, which also says whether any of it is private and
which type each page has, and the others take it from there.
"""

from collections.abc import Iterator
from itertools import accumulate, takewhile
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import F, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from pages.visible import is_private

#: How deep home pages stand: above them is only Wagtail's root, which is no page to read.
_TOP = 2


class RoutedPage(Page):
    """A page that knows its `trail`: the pages above it, from the home page down."""

    #: Set while routing; the instance serves one request.
    _trail: list[Page] | None = None
    #: Set while routing when neither this page nor one above it is private.
    _is_open = False

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Follow the address below this page in one query, as far as pages go; the last one explains the rest.

        What it cannot explain is left to Wagtail's own way, which finds nothing.
        """
        return _follow(self, request, path_components) or super().route(request, path_components)

    @property
    def trail(self) -> list[Page]:
        """The pages above this one, from the home page down; no query when the page was routed to."""
        if self._trail is None:
            self._trail = list(self.get_ancestors().filter(depth__gt=1)) if self.depth > _TOP else []
        return self._trail

    def get_view_restrictions(self) -> "QuerySet[PageViewRestriction]":
        """Return what keeps the page private: restrictions of its own, of every page above, and of what they alias.

        Stock Wagtail lets an alias out of a private section be read; here an alias is as private as its source.
        """
        restrictions: QuerySet[PageViewRestriction] = PageViewRestriction.objects.all()
        way = [*self.trail, self]
        if self._is_open and not any(page.alias_of_id for page in way):
            return restrictions.none()
        paths = {
            source.path[:end]
            for page in way
            for source in _with_sources(page)
            for end in range(self.steplen, len(source.path) + 1, self.steplen)
        }
        return restrictions.filter(page__path__in=paths)


def route_below_root(request: HttpRequest, path: str) -> RouteResult | None:
    """Find the page of an address below a site's home page; None for the home page and for what nobody put there.

    Wagtail reads the home page in full, and its type, only to ask it the way. Raises Http404 where the page that is
    found does not know the rest of the address, or is no longer published.
    """
    site = Site.find_for_request(request)
    if site is None or settings.WAGTAIL_I18N_ENABLED:
        return None
    return _follow(site.root_page, request, [component for component in path.split("/") if component])


def _follow(root: Page, request: HttpRequest, path_components: list[str]) -> RouteResult | None:
    """Return what the last page that the address names makes of the rest; None when it names none below the root."""
    way = _way_below(root, path_components) if path_components else []
    if not way:
        return None
    page = _in_full(way[-1])
    page._is_open = not way[-1].is_private
    page._trail = [root, *way[:-1]]
    page._cached_parent_obj = page._trail[-1]
    return page.route(request, path_components[len(way) :])


def _way_below(root: Page, path_components: list[str]) -> list[Any]:
    """Return the pages that the first components name, in order, up to the one that names none."""
    below = (
        Page.objects.descendant_of(root)
        .filter(slug__in=path_components, depth__lte=root.depth + len(path_components))
        .annotate(
            is_private=is_private(),
            type_app=F("content_type__app_label"),
            type_name=F("content_type__model"),
        )
    )
    by_url_path = {page.url_path: page for page in below}
    url_paths = accumulate((f"{component}/" for component in path_components), initial=root.url_path)
    return list(takewhile(bool, (by_url_path.get(url_path) for url_path in list(url_paths)[1:])))


def _in_full(page: Any) -> Any:
    """Return a page of the way as its own type. The way named the type, so the table of types is not asked for it."""
    return apps.get_model(page.type_app, page.type_name)._default_manager.get(pk=page.pk)


def _with_sources(page: Page | None) -> Iterator[Page]:
    """Yield the page, what it is an alias of, and so on."""
    while page is not None:
        yield page
        page = page.alias_of
