"""The page for whoever holds a code. Its one address says nothing; all is sent by POST, and each wish proves the code.

After the right code, the next page is the direct answer: a reload asks the browser to send again, and the history
holds one address that shows an empty form.
"""

from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from contact.intake.body import BodyError, read_body
from contact.intake.codes.forms import CodeForm, LineForm, RulesForm, WishForm
from contact.intake.codes.pages import (
    Keys,
    Notice,
    Wish,
    certificate_page,
    code_page,
    message_page,
    question_page,
)
from contact.intake.codes.proof import Proof, read_proof, seal_proof
from contact.intake.codes.tries import may_try, note_wrong
from contact.intake.headers import discreet
from contact.intake.pages import closed_page, refused_page
from contact.intake.token import TokenError, TokenSecretMissingError, addition_id_of, issue_token, read_token
from contact.models import AdditionKind
from contact.services.additions import addition_add
from contact.services.codes import code_hash
from contact.services.errors import NotConfigured, OnHold, RecordErased, StorageUnavailable, TooManyAdditions
from contact.services.withdrawing import Found, code_find, erasure_of, withdrawn_erase
from legacy_site.lib.origin import is_own_origin

#: What is added by each wish, and the form that it is asked with.
_ADDS: dict[Wish, tuple[AdditionKind, type[WishForm], Notice]] = {
    Wish.LINE: (AdditionKind.LINE, LineForm, Notice.ADDED),
    Wish.RULES: (AdditionKind.RULES, RulesForm, Notice.ADDED),
    Wish.STOP: (AdditionKind.STOP, WishForm, Notice.STOPPED),
}


# As the forms do: the signed token and the check of the origin stand in place of the CSRF cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@discreet
@sensitive_post_parameters()
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or do what was asked with it."""
    try:
        if request.method == "POST":
            return _receive(request)
        return code_page(request, CodeForm(), token=issue_token())
    except BodyError as refusal:
        return refused_page(request, refusal.status)
    except (TokenSecretMissingError, NotConfigured):
        return closed_page(request)


@sensitive_variables()
def _receive(request: HttpRequest) -> HttpResponse:
    """Answer a POST; raise BodyError, TokenSecretMissingError and NotConfigured."""
    if not is_own_origin(request):
        return refused_page(request, HTTPStatus.FORBIDDEN)
    body = read_body(request)
    if body.too_long:
        return refused_page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    fields = body.fields
    wish = next((each for each in Wish if each == fields.get("wish")), Wish.OPEN)
    try:
        form_id = read_token(fields.get("token", ""))
    except TokenError:
        return code_page(request, CodeForm(), token=issue_token(), notice=Notice.EXPIRED)
    if wish is Wish.OPEN:
        return _open(request, CodeForm(fields))
    proof = read_proof(fields.get("proof", ""))
    if proof is None:
        return code_page(request, CodeForm(), token=issue_token(), notice=Notice.EXPIRED)
    return _Visit(request, fields, form_id, proof).answer(wish)


@sensitive_variables()
def _open(request: HttpRequest, form: CodeForm) -> HttpResponse:
    """Look a code up. The slow hash and one query run for a wrong code, an erased one and a right one alike."""
    if not form.is_valid():
        return code_page(request, form, token=issue_token())
    if not may_try(request, form.cleaned_data["code"]):
        return code_page(request, CodeForm(), token=issue_token(), notice=Notice.MANY)
    hashed = code_hash(form.cleaned_data["code"])
    try:
        found = code_find(hashed)
    except StorageUnavailable:
        return code_page(request, form, token=issue_token(), notice=Notice.DOWN)
    if found is None:
        note_wrong(request)
        return code_page(request, form, token=issue_token(), notice=Notice.WRONG)
    return message_page(request, _keys(Proof(hashed, found.inquiry_id)), found=found)


def _keys(proof: Proof) -> Keys:
    return Keys(token=issue_token(), proof=seal_proof(proof))


class _Visit:
    """One wish of somebody who proved their code."""

    def __init__(self, request: HttpRequest, fields: QueryDict, form_id: UUID, proof: Proof) -> None:
        self._request, self._fields, self._form_id, self._proof = request, fields, form_id, proof

    @sensitive_variables()
    def answer(self, wish: Wish) -> HttpResponse:
        """Look the code up again, and do what is wished."""
        try:
            found = code_find(self._proof.hashed)
            if found is None:
                return self._gone(wish)
            if wish is Wish.ASK:
                return question_page(self._request, _keys(self._proof))
            return self._erase() if wish is Wish.ERASE else self._add(wish, found)
        except RecordErased:
            return self._gone(wish)
        except StorageUnavailable:
            sent = _ADDS[wish][1](self._fields) if wish in _ADDS else None
            return message_page(self._request, _keys(self._proof), found=None, sent=sent, notice=Notice.DOWN)

    def _gone(self, wish: Wish) -> HttpResponse:
        """Answer for an inquiry that was erased since the page was shown: by a double click, or by the desk."""
        row = erasure_of(self._proof.inquiry_id) if wish is Wish.ERASE else None
        if row is not None:
            return certificate_page(self._request, row)
        return code_page(self._request, CodeForm(), token=issue_token(), notice=Notice.WRONG)

    def _add(self, wish: Wish, found: Found) -> HttpResponse:
        kind, form_type, done = _ADDS[wish]
        form = form_type(self._fields)
        if not form.is_valid():
            return self._message(found, sent=form)
        try:
            self._store(kind, form)
        except TooManyAdditions:
            return self._message(found, sent=form, notice=Notice.FULL)
        return self._message(code_find(self._proof.hashed), notice=done)

    def _erase(self) -> HttpResponse:
        try:
            return certificate_page(self._request, withdrawn_erase(self._proof.inquiry_id))
        except OnHold:
            self._store(AdditionKind.ERASURE, WishForm({}))
            return self._message(code_find(self._proof.hashed), notice=Notice.HELD)

    def _store(self, kind: AdditionKind, form: WishForm) -> None:
        said, inquiry_id = form.said(), self._proof.inquiry_id
        addition_id = addition_id_of(self._form_id, inquiry_id, kind, said)
        addition_add(addition_id=addition_id, inquiry_id=inquiry_id, kind=kind, said=said, now=timezone.now())

    def _message(
        self, found: Found | None, *, sent: WishForm | None = None, notice: Notice = Notice.NOTHING
    ) -> HttpResponse:
        return message_page(self._request, _keys(self._proof), found=found, sent=sent, notice=notice)
