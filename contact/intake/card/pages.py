"""The pages about photos of a card: what was kept and what was not. The message itself is never at risk."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from contact.intake.card.form import card_form
from contact.intake.card.ticket import Told
from contact.intake.pages import RETRY_AFTER, Problem

REASONS: Final = {
    HTTPStatus.FORBIDDEN: "The photo came from a page that is not ours, so we did not keep it.",
    HTTPStatus.GONE: "Photos can be added for half an hour after a message. That time is over, so we kept no photo.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "This was more than 12 MB, so we kept no photo.",
}


def card_page(
    request: HttpRequest, told: Told, *, errors: Mapping[str, str] | None = None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """Return what was kept, what went wrong, and the form for the sides that are missing."""
    form = card_form(told.ticket, errors=errors)
    context = {
        "told": told,
        "card": form if form.sides else None,
        "problems": [Problem(side.id, side.error) for side in form.sides if side.error],
    }
    response = render(request, "contact/card.html", context, status=status)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = RETRY_AFTER
    return response


def card_refused_page(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """Return a page in plain words for photos that were not taken in."""
    context = {
        "reason": REASONS.get(status, "We could not read what came in, so we kept no photo."),
        "is_too_large": status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    }
    return render(request, "contact/card_refused.html", context, status=status)
