"""Headers of every page of the form."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

View = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex",
}


def discreet(view: View) -> View:
    """Keep what the view returns out of every cache and search index."""

    @wraps(view)
    def wrapped(request: HttpRequest) -> HttpResponse:
        response = view(request)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return wrapped
