"""The pages of the public forms, as responses. None of them puts a visitor's word anywhere but back in its field."""

from http import HTTPStatus
from typing import Any, Literal, NamedTuple, cast
from uuid import UUID

from django.conf import settings
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from contact.intake.card.form import card_form
from contact.intake.challenge import issue_challenge
from contact.intake.forms.base import IntakeForm
from contact.intake.forms.layout import drawn, needs_every_step
from contact.intake.forms.ways import WAYS, Way
from contact.intake.receipt import Thanks
from contact.services.clock import DESK_CLOSES, DESK_OPENS
from contact.services.form_texts import form_texts
from contact.signals import Signal

#: Seconds after which a browser or a person may try again when the database was away.
RETRY_AFTER = "120"

UNREADABLE = "We could not read what came in."
REASONS = {
    HTTPStatus.FORBIDDEN: "The message came from a page that is not ours, so we did not take it in.",
    HTTPStatus.GONE: "You sent this very message before, and erased it since. We did not keep it again.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The message was too long for us to take in.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Our form does not work right now. We are sorry.",
}

Notice = Literal["", "expired", "not_sent"]


class Problem(NamedTuple):
    """One line of the error summary, and the id of what it points at."""

    target: str
    text: str


class OtherWay(NamedTuple):
    """Another form, as a link."""

    address: str
    words: str


def form_page(
    request: HttpRequest,
    way: Way,
    form: IntakeForm,
    *,
    token: str,
    notice: Notice = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Return the form, with what was typed and what is wrong with it; `notice` stands above it when all was right.

    A form that comes back shows all its steps at once, so that no problem hides in one that is folded away.
    """
    problems = [Problem(target_of(field), str(error)) for field in form for error in field.errors]
    context = {
        "way": way,
        "address": address_of(way),
        "url_name": url_name_of(way),
        "texts": form_texts(),
        "form": form,
        "sections": drawn(form, form.sections),
        "in_steps": len(form.sections) > 1 and not (problems or notice),
        "every_step": needs_every_step(form, form.sections),
        "token": token,
        "notice": notice,
        "problems": problems,
        "others": [OtherWay(address_of(other), other.short) for other in WAYS.values() if other is not way],
    }
    return render(request, "contact/write.html", context, status=status)


def look_over_page(request: HttpRequest, way: Way, form: IntakeForm, *, token: str, form_id: UUID) -> HttpResponse:
    """Return what was typed, to be looked over and sent once more: the step that a flood costs.

    It is kept in hidden fields of this page, and nowhere else.
    """
    data = cast("QueryDict", form.data)
    context = {
        "address": address_of(way),
        "token": token,
        "challenge": issue_challenge(form_id),
        "lines": form.typed(),
        "kept": [(name, value) for name in form.fields for value in data.getlist(name) if value],
    }
    return render(request, "contact/look_over.html", context)


def address_of(way: Way) -> str:
    """Return the address of a form."""
    return reverse(url_name_of(way))


def url_name_of(way: Way) -> str:
    """Return the name of the URL of a form."""
    return "contact:write" if way.name == "contact" else f"contact:{way.name}"


def not_sent_page(request: HttpRequest, way: Way, form: IntakeForm, *, token: str) -> HttpResponse:
    """Return the form again, saying that nothing was sent. The token stays, so trying again cannot make two."""
    response = form_page(request, way, form, token=token, notice="not_sent", status=HTTPStatus.SERVICE_UNAVAILABLE)
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


def thanks_page(request: HttpRequest, told: Thanks | None) -> HttpResponse:
    """Return what happens next and by when; without `told`, what holds for everyone."""
    context: dict[str, Any] = {
        "told": told,
        "card": card_form(told.card) if told and told.card else None,
        "texts": form_texts(),
        "in_danger": told is not None and bool(told.signals & {Signal.DANGER, Signal.CRISIS_WORDS}),
        "is_minor": told is not None and Signal.MINOR in told.signals,
        "minutes": settings.CONTACT_FIRST_CONTACT_MINUTES,
        "opens": DESK_OPENS,
        "closes": DESK_CLOSES,
        "zone": timezone.localtime().tzname(),
        "code_address": settings.BASE_URL.rstrip("/") + reverse("contact:code"),
    }
    return render(request, "contact/thanks.html", context)


def target_of(field: BoundField) -> str:
    """Return the id that a link to a field points at: the first one's, of a group."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
