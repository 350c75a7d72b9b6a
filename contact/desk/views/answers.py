"""Answering a request: who it is, what it is about, more time, and the end of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from contact.desk.queue import short_id
from contact.desk.request_forms import AttachForm, CorrectForm, IdentifyForm, RefuseForm
from contact.desk.views.requests import REQUEST_URL, RequestView
from contact.models import PrivacyRequest
from contact.services.answering import request_correct, request_erase, request_lift, request_restrict
from contact.services.errors import (
    IdentityUnknown,
    InvalidNote,
    InvalidRequest,
    NotConfigured,
    OnHold,
    RecordErased,
)
from contact.services.requests import refusals, request_attach, request_extend, request_identify, request_refuse

CERTIFICATE_URL = "inquiries:certificate"


class AnswerView(RequestView):
    """A POST about one request; one that cannot be is said on its page."""

    http_method_names = ["post", "options"]

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Answer what is not there with 404, and what cannot be with the page of the request."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except PrivacyRequest.DoesNotExist:
            raise Http404 from None
        except InvalidRequest:
            messages.error(request, "Nothing was done: it was answered or extended before, or it asks otherwise.")
        except IdentityUnknown:
            messages.error(request, "Nothing was done: first write down how you know that it is them.")
        except OnHold:
            messages.error(request, "Nothing was erased: a legal hold stands. Release it first, or refuse.")
        return redirect(REQUEST_URL, self.kwargs["request_id"])


class IdentifyView(AnswerView):
    """Writes down how the desk knows that it is them."""

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Write it down, and go back."""
        form = IdentifyForm(request.POST)
        if not form.is_valid():
            return self.request_page(identify_form=form, status=422)
        request_identify(request_id=request_id, user=self.member, identity=form.cleaned_data["identity"])
        messages.success(request, "It is written down how you know that it is them.")
        return redirect(REQUEST_URL, request_id)


class AttachView(AnswerView):
    """Says which inquiry a request is about."""

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Attach, and go back; a number that leads to nothing, or to what was erased, comes back."""
        form = AttachForm(request.POST, user=self.member)
        if not form.is_valid():
            return self.request_page(attach_form=form, status=422)
        inquiry_id = form.cleaned_data["number"]
        try:
            request_attach(request_id=request_id, user=self.member, inquiry_id=inquiry_id)
        except RecordErased:
            form.add_error("number", "This record was erased. If it is the only one, end the request: nothing is left.")
            return self.request_page(attach_form=form, status=422)
        messages.success(request, f"The request is about inquiry {short_id(inquiry_id)}.")
        return redirect(REQUEST_URL, request_id)


class ExtendView(AnswerView):
    """Gives more time, once."""

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Extend, and go back."""
        extended = request_extend(request_id=request_id, user=self.member)
        messages.success(request, f"It is due on {extended.due_on} now. Tell the person why it takes longer.")
        return redirect(REQUEST_URL, request_id)


class RefuseView(AnswerView):
    """Ends a request without doing it."""

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """End it, and go back."""
        form = RefuseForm(request.POST, ends=refusals(self.found()))
        if not form.is_valid():
            raise InvalidRequest("no reason")
        request_refuse(request_id=request_id, user=self.member, resolution=form.cleaned_data["resolution"])
        messages.success(request, "The request is answered. Tell the person why, and whom they can complain to.")
        return redirect(REQUEST_URL, request_id)


class EraseView(AnswerView):
    """Erases what the person asked to have erased."""

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Erase, and show the certificate."""
        request_erase(request_id=request_id, user=self.member)
        messages.success(request, "The record is erased for good.")
        return redirect(CERTIFICATE_URL, request_id)


class RestrictView(AnswerView):
    """Restricts what is done with a record."""

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Restrict, and show the certificate."""
        request_restrict(request_id=request_id, user=self.member)
        messages.success(request, "The record is restricted: nobody contacts them, and only supervisors open it.")
        return redirect(CERTIFICATE_URL, request_id)


class LiftView(AnswerView):
    """Lifts a restriction."""

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Lift it, and go back."""
        request_lift(request_id=request_id, user=self.member)
        messages.success(request, "The restriction is lifted. The desk works with the record again.")
        return redirect(REQUEST_URL, request_id)


class CorrectView(AnswerView):
    """Puts a correction beside what was written."""

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Seal it, and show the certificate; whatever fails, the text comes back with the page."""
        form = CorrectForm(request.POST)
        if not form.is_valid():
            return self.request_page(correct_form=form, status=422)
        try:
            request_correct(request_id=request_id, user=self.member, text=form.cleaned_data["text"])
        except InvalidNote:
            form.add_error("text", "This is empty or too long.")
            return self.request_page(correct_form=form, status=422)
        except NotConfigured:
            form.add_error("text", "Not kept: the keys that seal it are not at hand. Copy it before you leave.")
            return self.request_page(correct_form=form, status=503)
        messages.success(request, "The correction is sealed, and stands beside what was written first.")
        return redirect(CERTIFICATE_URL, request_id)
