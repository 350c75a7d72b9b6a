"""Takes in "Was this page helpful?". No session, no cookie, no word: a page's number and yes or no, counted."""

import re
from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from legacy_site.lib.origin import is_own_origin
from pages.helpful.counting import Answer, answer_counted

#: The most bytes of a sent form: two short fields. A longer one is not read.
MAX_BYTES = 100
_FORM = "application/x-www-form-urlencoded"
_LENGTH = re.compile("[0-9]{1,3}")
#: Nine digits fit the number of a row in both databases.
_PAGE = re.compile("[0-9]{1,9}")
_ANSWERS: dict[str, Answer] = {"yes": "yes", "no": "no"}


# There is nothing of a visitor's that another site could borrow, and a CSRF check would cost a cookie. The check of the
# origin keeps other sites from answering in a visitor's name.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """Count an answer and send the browser on to the page of thanks, which is the same for everyone.

    Whoever comes to the address in another way, by a browser that reopens its tabs for example, goes home.
    """
    if request.method != "POST":
        return HttpResponseRedirect("/")
    refusal = _refusal(request)
    if refusal:
        return _not_counted(request, refusal)
    page, given = request.POST.get("page", ""), request.POST.get("answer", "")
    if not _PAGE.fullmatch(page) or given not in _ANSWERS:
        return _not_counted(request, HTTPStatus.BAD_REQUEST)
    try:
        answer_counted(page_id=int(page), answer=_ANSWERS[given])
    except DatabaseError:
        return _not_counted(request, HTTPStatus.SERVICE_UNAVAILABLE)
    return HttpResponseRedirect(reverse("helpful:thanks"), status=HTTPStatus.SEE_OTHER)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Thank the reader, and offer people to talk to: who found no answer here may need one."""
    return _discreet(render(request, "helpful/thanks.html", {"counted": True}))


def _refusal(request: HttpRequest) -> HTTPStatus | None:
    """Return why the form is not read at all; None when it may be."""
    if not is_own_origin(request):
        return HTTPStatus.FORBIDDEN
    if request.content_type != _FORM:
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not _LENGTH.fullmatch(length) or int(length) > MAX_BYTES:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None


def _not_counted(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    return _discreet(render(request, "helpful/thanks.html", {"counted": False}, status=status))


def _discreet(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    return response
