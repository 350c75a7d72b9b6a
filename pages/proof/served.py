"""What this process answers with, found out by asking it: an empty page and the form are sent through its middleware.

Reading the settings would be a guess, since what makes a header of them may change. What serves static files is left
out: it touches no page, and reads all files when it starts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse
from django.utils.module_loading import import_string

POLICY: Final = "Content-Security-Policy"
_STATIC_FILES = "whitenoise.middleware.WhiteNoiseMiddleware"
#: What may be taken over of the request that is answered. No cookie: a visitor has none.
_PASSED_ON = ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO")
#: Headers that say what is sent and not what may be done with it.
_OF_THE_BODY = ("Content-Type", "Content-Length", POLICY)

View = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The headers and the names of the cookies of an answer."""

    policy: str
    headers: dict[str, str]
    cookies: list[str]


def page_served(request: HttpRequest) -> Served:
    """Return what any page comes with."""
    return _served(request, "/", lambda _: HttpResponse())


def form_served(request: HttpRequest) -> Served:
    """Return what the form comes with."""
    path = reverse("contact:write")
    return _served(request, path, resolve(path).func)


def _served(request: HttpRequest, path: str, view: View) -> Served:
    asked = {name: value for name, value in request.META.items() if name in _PASSED_ON}
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "wsgi.input": BytesIO(), **asked}
    response = _through(settings.MIDDLEWARE, view)(WSGIRequest(environ))
    headers = {name: value for name, value in sorted(response.items()) if name not in _OF_THE_BODY}
    return Served(policy=response.get(POLICY, ""), headers=headers, cookies=sorted(response.cookies))


def _through(middleware: Iterable[str], view: View) -> View:
    for name in reversed(list(middleware)):
        view = import_string(name)(view) if name != _STATIC_FILES else view
    return view
