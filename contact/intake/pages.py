"""The pages of the public form, as responses. None of them puts a visitor's word anywhere but back in its field."""

from http import HTTPStatus
from typing import Literal, NamedTuple

from django.conf import settings
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from contact.intake.choices import checkboxes, radios
from contact.intake.forms import InquiryForm
from contact.services.clock import DESK_CLOSES, DESK_OPENS

#: Seconds after which a browser or a person may try again when the database was away.
RETRY_AFTER = "120"

UNREADABLE = "We could not read what came in."
REASONS = {
    HTTPStatus.FORBIDDEN: "The message came from a page that is not ours, so we did not take it in.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The message was too long for us to take in.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Our form does not work right now. We are sorry.",
}

Notice = Literal["", "expired", "not_sent"]


class Problem(NamedTuple):
    """One line of the error summary, and the id of what it points at."""

    target: str
    text: str


def form_page(
    request: HttpRequest,
    form: InquiryForm,
    *,
    token: str,
    notice: Notice = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Return the form, with what was typed and what is wrong with it; `notice` stands above it when all was right."""
    context = {
        "form": form,
        "token": token,
        "notice": notice,
        "problems": [Problem(_target(field), str(error)) for field in form for error in field.errors],
        "about": list(radios(form["about"])),
        "safe": list(checkboxes(form[name] for name in ("voicemail_ok", "text_ok", "say_who_ok"))),
    }
    return render(request, "contact/write.html", context, status=status)


def not_sent_page(request: HttpRequest, form: InquiryForm, *, token: str) -> HttpResponse:
    """Return the form again, saying that nothing was sent. The token stays, so trying again cannot make two."""
    response = form_page(request, form, token=token, notice="not_sent", status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = RETRY_AFTER
    return response


def closed_page(request: HttpRequest) -> HttpResponse:
    """Return a page in place of the form, for a site that cannot take in anything."""
    response = refused_page(request, HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = RETRY_AFTER
    return response


def refused_page(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """Return a page in plain words for what was not taken in, with the phone number and a way back to the form."""
    context = {
        "reason": REASONS.get(status, UNREADABLE),
        "form_is_open": status != HTTPStatus.SERVICE_UNAVAILABLE,
    }
    return render(request, "contact/refused.html", context, status=status)


def thanks_page(request: HttpRequest) -> HttpResponse:
    """Return what happens next and by when. It is the same for everyone, so it tells nothing about who sees it."""
    context = {
        "minutes": settings.CONTACT_FIRST_CONTACT_MINUTES,
        "opens": DESK_OPENS,
        "closes": DESK_CLOSES,
        "zone": timezone.localtime().tzname(),
    }
    return render(request, "contact/thanks.html", context)


def _target(field: BoundField) -> str:
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
