"""What is done for a page before Wagtail serves it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from pages.models.routing import route_below_root


def routed_below_root(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Leave the page of an address where Wagtail's own views look for it first; they do the rest.

    What is not found is left to Wagtail, which asks the home page.
    """

    @wraps(view)
    def routed(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _serves_pages(request):
            try:
                route = route_below_root(request, *args)
            except Http404:
                request._wagtail_route_for_request = None
            else:
                if route is not None:
                    request._wagtail_route_for_request = route
        return view(request, *args, **kwargs)

    return routed


def _serves_pages(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name == "wagtail_serve"
