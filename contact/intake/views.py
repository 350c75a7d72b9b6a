"""The public forms and their thank-you page. No session, no account, no cookie: none of it is touched here."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from contact.intake.body import Body, BodyError, read_body
from contact.intake.card.ticket import Ticket, issue_ticket
from contact.intake.codes.code import code_for, in_groups
from contact.intake.forms.base import IntakeForm
from contact.intake.forms.ways import WAYS, Way
from contact.intake.headers import discreet
from contact.intake.pages import closed_page, form_page, look_over_page, not_sent_page, refused_page, thanks_page
from contact.intake.receipt import Thanks, read_thanks, thanks_address
from contact.intake.screening import screen
from contact.intake.token import TokenError, TokenSecretMissingError, issue_token, read_token, submission_id_of
from contact.services.errors import NotConfigured, StorageUnavailable
from contact.services.readiness import may_take_inquiries
from contact.services.storing import Receipt
from contact.services.submission import inquiry_id_for, inquiry_submit
from contact.signals import signals_of
from contact.spam import is_probably_spam
from legacy_site.lib.origin import is_own_origin


# The forms bear no authority of a visitor's that another site could borrow, and a cookie would tell on them. The
# signed token and the check of the origin stand in place of the CSRF cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@discreet
@sensitive_post_parameters()
def write(request: HttpRequest, way: str = "contact") -> HttpResponse:
    """Show the form of a way, or take it in."""
    chosen = WAYS[way]
    if not may_take_inquiries():
        return closed_page(request)
    try:
        if request.method == "POST":
            return _receive(request, chosen)
        return form_page(request, chosen, chosen.form(), token=issue_token())
    except BodyError as refusal:
        return refused_page(request, refusal.status)
    except TokenSecretMissingError:
        return closed_page(request)


@require_safe
@discreet
def thanks(request: HttpRequest, sealed: str = "") -> HttpResponse:
    """Say what happens next: to everyone the same, and more to whoever was sent here just now."""
    return thanks_page(request, read_thanks(sealed) if sealed else None)


@sensitive_variables()
def _receive(request: HttpRequest, way: Way) -> HttpResponse:
    """Take in a sent form, or show it again with what is wrong; raises BodyError and TokenSecretMissingError."""
    if not is_own_origin(request):
        return refused_page(request, HTTPStatus.FORBIDDEN)
    body = read_body(request)
    form = way.form(body.fields, too_long=body.too_long)
    token = body.fields.get("token", "")
    try:
        form_id = read_token(token)
    except TokenError:
        return form_page(request, way, form, token=issue_token(again=True), notice="expired", status=_status(body))
    if not form.is_valid() or "change" in body.fields:
        return form_page(request, way, form, token=token, status=_status(body))
    return _take_in(request, way, form, body=body, token=token, form_id=form_id)


@sensitive_variables()
def _take_in(
    request: HttpRequest, way: Way, form: IntakeForm, *, body: Body, token: str, form_id: UUID
) -> HttpResponse:
    """Store a valid form; in a flood, ask to look it over first."""
    answers = form.answers()
    submission_id, code = submission_id_of(form_id, answers), code_for(form_id, answers)
    seen = screen(request, body.fields, token=token, form_id=form_id, submission_id=submission_id)
    if seen is None:
        return look_over_page(request, way, form, token=token, form_id=form_id)
    try:
        receipt = inquiry_submit(
            submission_id=submission_id,
            form=way.name,
            answers=answers,
            now=timezone.now(),
            probably_spam=is_probably_spam(answers, seen),
            code=code,
        )
    except (StorageUnavailable, NotConfigured):
        return not_sent_page(request, way, form, token=token)
    if receipt.erased:
        return refused_page(request, HTTPStatus.GONE)
    told = Thanks(
        way=way.name,
        due_at=receipt.due_at,
        delayed=receipt.spooled,
        signals=signals_of(answers),
        card=_ticket(way, submission_id, receipt),
        code=in_groups(code),
    )
    return HttpResponseRedirect(thanks_address(told), status=HTTPStatus.SEE_OTHER)


def _ticket(way: Way, submission_id: UUID, receipt: Receipt) -> Ticket | None:
    """Return what lets them add photos; a message that waits on the disk has no row yet that they could be added to."""
    if not (way.takes_card and settings.CONTACT_CARD_PHOTOS) or receipt.spooled:
        return None
    return issue_ticket(inquiry_id_for(submission_id))


def _status(body: Body) -> HTTPStatus:
    return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if body.too_long else HTTPStatus.OK
