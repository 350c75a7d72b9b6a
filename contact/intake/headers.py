"""Headers of every page of the form."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]

HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex",
}


def discreet(view: View) -> View:
    """Keep what the view returns out of every cache and search index."""

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: str) -> HttpResponse:
        response = view(request, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return wrapped
