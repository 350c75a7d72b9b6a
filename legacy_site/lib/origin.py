"""Whether a form was sent from one of our own pages: this stands in for the CSRF cookie, which no visitor gets."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def is_own_origin(request: HttpRequest) -> bool:
    """Return whether the browser says that one of our own pages sent this.

    Sec-Fetch-Site cannot be set by a page, so any other site in it refuses. A browser that sends none (an old one,
    or a plain http address) must name our origin. "null" is what a frame without an origin sends, and counts as
    ours only when Sec-Fetch-Site vouches for it. A client that sends neither is no browser with somebody else's page
    in it: no browser of the last years leaves Origin out of a cross-site POST.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site not in (None, "same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    if origin == "null":
        return site == "same-origin"
    return origin in _own_origins(request)


def _own_origins(request: HttpRequest) -> tuple[str, str]:
    """Return the origin that was asked, and the public one, which differs behind a proxy that rewrites the host."""
    public = urlsplit(settings.BASE_URL)
    return f"{request.scheme}://{request.get_host()}", f"{public.scheme}://{public.netloc}"
