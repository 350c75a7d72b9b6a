"""Headers that a group of addresses carries, as decorators for its URL patterns."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponseBase

View = Callable[..., HttpResponseBase]


def same_origin_referrer(view: View) -> View:
    """Let the browser name our own pages to ourselves, and still to nobody else.

    Under `no-referrer`, which all other pages have, a browser sends `Origin: null` with a form. Then neither Django's
    CSRF check nor that of the public form could tell our own page from another site's.
    """

    @wraps(view)
    def with_header(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return with_header
