"""Takes photos of a card in, after the message itself. No session, no cookie; the ticket says what they belong to."""

from http import HTTPStatus
from typing import Final, NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from contact.intake.body import BodyError
from contact.intake.card.body import read_photos
from contact.intake.card.form import SIDES
from contact.intake.card.pages import card_page, card_refused_page
from contact.intake.card.ticket import Ticket, read_ticket, read_told, told_address, told_of
from contact.intake.headers import discreet
from contact.intake.pictures import PictureError, PicturesBusyError, redrawn
from contact.services.cards import card_add
from contact.services.errors import NotConfigured, StorageUnavailable
from legacy_site.lib.origin import is_own_origin

NO_PHOTO: Final = "Choose a photo first."
UNREADABLE: Final = "We could not read this picture of the {side}. Try another photo. It must be JPEG, PNG or WebP."
BUSY: Final = "We did not keep the photo of the {side}: too many came at once. Please try again in a minute."
AWAY: Final = "We did not keep the photo of the {side}: a part of our system is down. We still have your message."


class _Outcome(NamedTuple):
    """What became of one side: it is kept now, was kept before, or neither and why."""

    is_new: bool = False
    error: str = ""
    is_our_fault: bool = False


# As with the forms, the ticket and the check of the origin stand in place of the CSRF cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@discreet
@sensitive_post_parameters()
def card(request: HttpRequest) -> HttpResponse:
    """Take photos in. Who comes by without any is told that there is nothing to add them to."""
    _refuse_when_off()
    if request.method != "POST":
        return card_refused_page(request, HTTPStatus.GONE)
    try:
        return _receive(request)
    except BodyError as refusal:
        return card_refused_page(request, refusal.status)


@require_safe
@discreet
def kept(request: HttpRequest, sealed: str) -> HttpResponse:
    """Say what was kept, and take the other side."""
    _refuse_when_off()
    found = read_told(sealed)
    return card_page(request, found) if found else card_refused_page(request, HTTPStatus.GONE)


def _refuse_when_off() -> None:
    if not settings.CONTACT_CARD_PHOTOS:
        raise Http404


@sensitive_variables()
def _receive(request: HttpRequest) -> HttpResponse:
    """Keep each photo that can be kept, whatever became of the other; raises BodyError."""
    if not is_own_origin(request):
        return card_refused_page(request, HTTPStatus.FORBIDDEN)
    photos = read_photos(request)
    ticket = read_ticket(photos.ticket)
    if ticket is None:
        return card_refused_page(request, HTTPStatus.GONE)
    outcomes = {side: _taken(ticket, side, data) for side, data in photos.sides.items()}
    return _answer(request, ticket, outcomes or {_first_missing(ticket): _Outcome(error=NO_PHOTO)})


def _first_missing(ticket: Ticket) -> str:
    return next((side for side in SIDES if side not in ticket.kept), SIDES[0])


@sensitive_variables()
def _taken(ticket: Ticket, side: str, data: bytes) -> _Outcome:
    try:
        is_new = card_add(inquiry_id=ticket.inquiry_id, side=side, picture=redrawn(data))
    except PictureError:
        return _Outcome(error=UNREADABLE.format(side=side))
    except PicturesBusyError:
        return _Outcome(error=BUSY.format(side=side), is_our_fault=True)
    except (StorageUnavailable, NotConfigured):
        return _Outcome(error=AWAY.format(side=side), is_our_fault=True)
    return _Outcome(is_new=is_new)


def _answer(request: HttpRequest, ticket: Ticket, outcomes: dict[str, _Outcome]) -> HttpResponse:
    errors = {side: outcome.error for side, outcome in outcomes.items() if outcome.error}
    told = told_of(
        ticket,
        new=tuple(side for side, outcome in outcomes.items() if outcome.is_new),
        again=tuple(side for side, outcome in outcomes.items() if not (outcome.is_new or outcome.error)),
    )
    if not errors:
        return HttpResponseRedirect(told_address(told), status=HTTPStatus.SEE_OTHER)
    is_our_fault = any(outcome.is_our_fault for outcome in outcomes.values())
    status = HTTPStatus.SERVICE_UNAVAILABLE if is_our_fault else HTTPStatus.OK
    return card_page(request, told, errors=errors, status=status)
