"""Writing down that something of a record was given away. For supervisors alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from contact.desk.queue import short_id
from contact.desk.request_forms import LedgerForm
from contact.desk.requests import PART_2_NOTICE
from contact.desk.views.base import RECORD_URL
from contact.desk.views.requests import RequestDesk
from contact.models import Inquiry
from contact.selectors.inquiries import inquiry_get
from contact.services.disclosing import disclosure_record
from contact.services.errors import InvalidDisclosure, InvalidNote, NotConfigured, RecordErased


class LedgerView(RequestDesk):
    """Takes a disclosure into the ledger. It opens nothing of the record."""

    http_method_names = ["get", "post", "options"]
    template_name = "contact/desk/disclosure.html"
    page_title = "Record a disclosure"

    def get(self, request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        """Show the form."""
        return self._form_page(LedgerForm())

    def post(self, request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        """Write it down, and go back to the record; what cannot be comes back with what was typed."""
        form = LedgerForm(request.POST)
        if not form.is_valid():
            return self._form_page(form, status=422)
        try:
            disclosure_record(inquiry_id=inquiry_id, user=self.member, **form.cleaned_data)
        except Inquiry.DoesNotExist:
            raise Http404 from None
        except InvalidDisclosure:
            form.add_error("basis", "This does not allow it for them and for this. Choose what does.")
            return self._form_page(form, status=422)
        except (InvalidNote, NotConfigured):
            form.add_error("detail", "This could not be sealed, so nothing was written down. Copy it, then try again.")
            return self._form_page(form, status=503)
        messages.success(request, "The disclosure is in the ledger.")
        return redirect(RECORD_URL, inquiry_id)

    def _form_page(self, form: LedgerForm, *, status: int = 200) -> HttpResponse:
        try:
            inquiry = inquiry_get(user=self.member, inquiry_id=self.kwargs["inquiry_id"])
        except Inquiry.DoesNotExist:
            raise Http404 from None
        if inquiry.erased_at is not None:
            raise RecordErased("nothing is left to give away")
        context: dict[str, Any] = {"inquiry": inquiry, "short_id": short_id(inquiry.pk), "notice": PART_2_NOTICE}
        return self.page(self.get_context_data(form=form, **context), status=status)
