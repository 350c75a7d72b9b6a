"""The public form and its thank-you page. No session, no account, no cookie: none of it is touched here."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from contact.intake.body import Body, BodyError, read_body
from contact.intake.forms import InquiryForm
from contact.intake.headers import discreet
from contact.intake.origin import is_own_origin
from contact.intake.pages import closed_page, form_page, not_sent_page, refused_page, thanks_page
from contact.intake.token import TokenError, TokenSecretMissingError, issue_token, read_token, submission_id_of
from contact.services.errors import NotConfigured, StorageUnavailable
from contact.services.submission import inquiry_submit

#: The name of this form in the clear column of an inquiry.
FORM = "contact"


# The form bears no authority of a visitor's that another site could borrow, and a cookie would tell on them. The
# signed token and the check of the origin stand in place of the CSRF cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@discreet
@sensitive_post_parameters()
def write(request: HttpRequest) -> HttpResponse:
    """Show the form, or take it in."""
    try:
        if request.method == "POST":
            return _receive(request)
        return form_page(request, InquiryForm(), token=issue_token())
    except BodyError as refusal:
        return refused_page(request, refusal.status)
    except TokenSecretMissingError:
        return closed_page(request)


@require_safe
@discreet
def thanks(request: HttpRequest) -> HttpResponse:
    """Say what happens next."""
    return thanks_page(request)


@sensitive_variables()
def _receive(request: HttpRequest) -> HttpResponse:
    """Take in a sent form, or show it again with what is wrong; raises BodyError and TokenSecretMissingError."""
    if not is_own_origin(request):
        return refused_page(request, HTTPStatus.FORBIDDEN)
    body = read_body(request)
    form = InquiryForm(body.fields, too_long=body.too_long)
    token = body.fields.get("token", "")
    try:
        form_id = read_token(token)
    except TokenError:
        return form_page(request, form, token=issue_token(), notice="expired", status=_status(body))
    if not form.is_valid():
        return form_page(request, form, token=token, status=_status(body))
    answers = form.answers()
    try:
        inquiry_submit(submission_id=submission_id_of(form_id, answers), form=FORM, answers=answers, now=timezone.now())
    except (StorageUnavailable, NotConfigured):
        return not_sent_page(request, form, token=token)
    # A relative address on purpose, and the same for everyone: nothing of the visitor stands in it.
    return HttpResponseRedirect(reverse("contact:thanks"), status=HTTPStatus.SEE_OTHER)


def _status(body: Body) -> HTTPStatus:
    return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if body.too_long else HTTPStatus.OK
