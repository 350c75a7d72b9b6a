"""The search and the topics A to Z. No session, no cookie, and nothing of a search is kept; see `sealing`."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from pages.search.a_z import letters
from pages.search.finding import Found, find
from pages.search.kinds import KINDS
from pages.search.reading import Reading, clean
from pages.search.sealing import search_address
from pages.search.topics import topics

PER_PAGE = 10
#: The most bytes of a sent search that are read: far more than the field takes, and never a file.
MAX_BYTES = 256 * 1024
_FORM = "application/x-www-form-urlencoded"
#: Titles that the field offers while somebody types; the browser does that alone.
_SUGGESTED = 200


# A search changes nothing and shows what everybody may read, so there is nothing for another site to borrow; a CSRF
# check would cost a cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def search(request: HttpRequest) -> HttpResponse:
    """Take words in and send the browser on to their sealed address; show the results there."""
    if request.method == "POST":
        response = _received(request)
    elif "q" in request.GET:  # a link from elsewhere: out of the address with it
        response = _sealed(request.GET["q"])
    else:
        response = _page(request)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def a_z(request: HttpRequest) -> HttpResponse:
    """Show every topic by its first letter."""
    return render(request, "search/a_z.html", {"letters": letters(request.GET.get("letter", ""))})


@sensitive_variables()
def _received(request: HttpRequest) -> HttpResponse:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.content_type != _FORM or not length.isdecimal() or int(length) > MAX_BYTES:
        return HttpResponseRedirect(reverse("search:find"), status=HTTPStatus.SEE_OTHER)
    return _sealed(request.POST.get("q", ""))


@sensitive_variables()
def _sealed(typed: str) -> HttpResponse:
    words = clean(typed)
    address = reverse("search:find") + (f"?{urlencode({'s': search_address().seal(words)})}" if words else "")
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)


@sensitive_variables()
def _page(request: HttpRequest) -> HttpResponse:
    sealed = request.GET.get("s", "")
    words = search_address().unseal(sealed) if sealed else ""
    listed = topics()
    reading, found = find(words, listed) if words else (Reading(), [])
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    chosen = [each for each in found if not kind or each.kind == kind]
    context = {
        "reading": reading,
        "sealed": sealed,
        "asked": bool(words),
        "expired": words is None,
        "kind": kind,
        "kinds": _kinds(found),
        "found": Paginator(chosen, PER_PAGE).get_page(request.GET.get("page")),
        "suggested": [topic.title for topic in listed[:_SUGGESTED]],
    }
    return render(request, "search/find.html", context)


def _kinds(found: list[Found]) -> list[tuple[str, str, int]]:
    """Return the key, the name and the number of pages of each kind that was found."""
    counted = [(key, name, sum(each.kind == key for each in found)) for key, name in KINDS.items()]
    return [each for each in counted if each[2]]
