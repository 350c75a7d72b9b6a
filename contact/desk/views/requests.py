"""What people ask about what is kept of them. For supervisors alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from contact.access import can_answer_requests
from contact.desk.request_forms import AttachForm, CorrectForm, DiscloseForm, IdentifyForm, RefuseForm, RequestForm
from contact.desk.requests import disclosure_line, request_row
from contact.desk.views.base import LIST_URL, RECORD_URL, DeskView
from contact.models import AuditAction, Disclosure, IdentityCheck, Inquiry, LegalHold, PrivacyRequest
from contact.selectors.requests import certificate_of, disclosures_of, erasure_of, requests_visible_to
from contact.services.audit import actor_of, audit_append
from contact.services.errors import AuditUnavailable, InvalidRequest, RecordErased
from contact.services.requests import refusals, request_add

REQUESTS_URL, REQUEST_URL = "inquiries:requests", "inquiries:request"


class RequestDesk(DeskView):
    """A page of the requests. For the rest of the desk it is not there."""

    page_title = "Requests of people"

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Let supervisors in; a silent audit and an erased record are answered calmly."""
        if not can_answer_requests(request.user):
            raise Http404
        try:
            return super().dispatch(request, *args, **kwargs)
        except AuditUnavailable:
            return self.unavailable(reason="audit")
        except RecordErased:
            return self.erased()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """End at the page itself."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def look(self, count: int, object_id: str = "") -> None:
        """Put a look on the record before anything is shown."""
        detail = {"count": count}
        audit_append(actor=actor_of(self.member), action=AuditAction.REQUEST_LIST, object_id=object_id, detail=detail)


class RequestListView(RequestDesk):
    """Lists the requests, what is open first."""

    http_method_names = ["get", "head", "options"]
    template_name = "contact/desk/requests.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        rows = [request_row(each, timezone.localdate()) for each in requests_visible_to(user=self.member)]
        self.look(len(rows))
        waiting, done = ([row for row in rows if bool(row.resolution) is answered] for answered in (False, True))
        return self.page(self.get_context_data(waiting=waiting, done=done, list_url=reverse(LIST_URL)))


class RequestAddView(RequestDesk):
    """Takes a request in."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        """Take it in, and go to it; what cannot be is said on the record."""
        form = RequestForm(request.POST)
        if not form.is_valid():
            return self._not_taken(inquiry_id)
        try:
            added = request_add(inquiry_id=inquiry_id, user=self.member, **form.cleaned_data)
        except Inquiry.DoesNotExist:
            raise Http404 from None
        except InvalidRequest:
            return self._not_taken(inquiry_id)
        messages.success(request, "The request is taken in.")
        return redirect(REQUEST_URL, added.pk)

    def _not_taken(self, inquiry_id: UUID) -> HttpResponse:
        said = "Not taken in: the day or the number can not be, or such a request is open already."
        messages.error(self.request, said)
        return redirect(RECORD_URL, inquiry_id)


class RequestNewView(RequestDesk):
    """Takes in a request of which nobody knows yet what inquiry it is about."""

    http_method_names = ["get", "post", "options"]
    template_name = "contact/desk/request_new.html"
    page_title = "A request without an inquiry"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return self.page(self.get_context_data(form=RequestForm()))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take it in, and go to it."""
        form = RequestForm(request.POST)
        if not form.is_valid():
            return self.page(self.get_context_data(form=form), status=422)
        added = request_add(inquiry_id=None, user=self.member, **form.cleaned_data)
        messages.success(request, "The request is taken in. Look for what they mean.")
        return redirect(REQUEST_URL, added.pk)


class RequestView(RequestDesk):
    """One request, what can be done with it, and what was given away before."""

    http_method_names = ["get", "options"]
    template_name = "contact/desk/request.html"

    def get(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Show it."""
        return self.request_page()

    def found(self) -> PrivacyRequest:
        """Return the request of the address, or raise Http404."""
        found = requests_visible_to(user=self.member).filter(pk=self.kwargs["request_id"]).first()
        if found is None:
            raise Http404
        return found

    def request_page(self, *, status: int = 200, **sent: BaseForm) -> HttpResponse:
        """Return the page, with a form as it was sent when it was."""
        found = self.found()
        given = self._given(found)
        self.look(1, str(found.inquiry_id or found.pk))
        is_erased = found.inquiry is not None and found.inquiry.erased_at is not None
        context = {
            "row": request_row(found, timezone.localdate()),
            "kind": found.kind,
            "is_held": LegalHold.objects.filter(pk=found.inquiry_id).exists() if found.inquiry_id else False,
            "is_erased": is_erased,
            "is_known": found.identity != IdentityCheck.NOT_YET,
            "has_certificate": is_erased or certificate_of(user=self.member, request=found) is not None,
            "disclosures": [disclosure_line(each) for each in given],
        }
        return self.page(self.get_context_data(**context, **(self._forms(found) | sent)), status=status)

    def _forms(self, found: PrivacyRequest) -> dict[str, BaseForm]:
        """Return the forms of the page as they are before anything was typed."""
        return {
            "identify_form": IdentifyForm(),
            "attach_form": AttachForm(user=self.member),
            "disclose_form": DiscloseForm(),
            "correct_form": CorrectForm(),
            "refuse_form": RefuseForm(ends=refusals(found)),
        }

    def _given(self, found: PrivacyRequest) -> list[Disclosure]:
        if found.inquiry_id is None:
            return []
        return list(disclosures_of(user=self.member, inquiry_id=found.inquiry_id))


class CertificateView(RequestView):
    """How a request ended, and what was erased: made from rows that nobody can change, so the same each time."""

    template_name = "contact/desk/certificate.html"
    page_title = "Certificate"

    def get(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Show it; there is none before the request ended or the record was erased."""
        found = self.found()
        certificate = certificate_of(user=self.member, request=found)
        erasure = erasure_of(user=self.member, inquiry_id=found.inquiry_id) if found.inquiry_id else None
        if certificate is None and erasure is None:
            raise Http404
        self.look(1, str(found.inquiry_id or found.pk))
        hashes = {"hash": bytes(erasure.hash).hex(), "before": bytes(erasure.prev).hex()} if erasure else {}
        context = {"erasure": erasure, "certificate": certificate, "row": request_row(found, timezone.localdate())}
        return self.page(self.get_context_data(**context, **hashes))
