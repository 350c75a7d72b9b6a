"""Answering a request: extended, refused, erased, or the record shown."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from contact.desk.record import ABOUT, program_of, reach_of
from contact.desk.request_forms import DiscloseForm, RefuseForm
from contact.desk.requests import PART_2_NOTICE
from contact.desk.told import cards_of
from contact.desk.views.requests import REQUEST_URL, RequestView
from contact.models import PrivacyRequest
from contact.services.errors import InvalidDisclosure, InvalidRequest, NotConfigured, OnHold, RecordUnreadable
from contact.services.requests import request_erase, request_extend, request_grant_access, request_refuse


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
            messages.error(request, "Nothing was done: the request was answered or extended before.")
        except OnHold:
            messages.error(request, "Nothing was erased: a legal hold stands. Release it first, or refuse.")
        return redirect(REQUEST_URL, self.kwargs["request_id"])


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
        """Refuse, and go back."""
        form = RefuseForm(request.POST)
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
        return redirect("inquiries:certificate", request_id)


class DiscloseView(AnswerView):
    """Shows the record to whom it is about, once the ledger of disclosures has it."""

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Show it, in the answer to this request alone: there is no address to come back to."""
        form = DiscloseForm(request.POST)
        if not form.is_valid():
            return self.request_page(disclose_form=form, status=422)
        try:
            opened = request_grant_access(request_id=request_id, user=self.member, **form.cleaned_data)
        except InvalidDisclosure:
            form.add_error("basis", "This does not allow it for them. Choose what does, or refuse.")
            return self.request_page(disclose_form=form, status=422)
        except (RecordUnreadable, NotConfigured):
            return self.unavailable(reason="unreadable")
        self.template_name = "contact/desk/copy.html"
        answers = opened.answers
        context = {
            "notice": PART_2_NOTICE,
            "answers": answers,
            "about": ABOUT[answers.about],
            "program": program_of(answers),
            "reach": reach_of(answers),
            "cards": cards_of(answers),
            "received": opened.received_at,
            "notes": opened.notes,
            "basis": dict(form.fields["basis"].choices)[form.cleaned_data["basis"]],  # type: ignore[attr-defined] # a ChoiceField
        }
        return self.page(self.get_context_data(**context))
