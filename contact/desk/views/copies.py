"""Giving people what is kept of them: once on the screen, or as a file to take along."""

from abc import ABC, abstractmethod
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from contact.desk.pack import packed
from contact.desk.record import ABOUT, added_of, program_of, reach_of
from contact.desk.request_forms import DiscloseForm
from contact.desk.requests import PART_2_NOTICE, scope_of
from contact.desk.told import cards_of
from contact.desk.views.answers import AnswerView
from contact.services.answering import request_export, request_grant_access
from contact.services.errors import InvalidDisclosure, NotConfigured, RecordUnreadable

#: The file is kept in no cache, and opened by no browser in the site's name.
_HEADERS = {
    "Content-Disposition": 'attachment; filename="copy.zip"',
    "Cache-Control": "no-store, private",
    "X-Content-Type-Options": "nosniff",
}


class CopyView(AnswerView, ABC):
    """Gives a copy in the answer to one POST, once the ledger of disclosures has it: there is no address of it."""

    def post(self, request: HttpRequest, request_id: UUID) -> HttpResponse:
        """Give it, or show the form again with what is missing."""
        form = DiscloseForm(request.POST)
        if not form.is_valid():
            return self.request_page(disclose_form=form, status=422)
        try:
            return self.give(request_id, form)
        except InvalidDisclosure:
            form.add_error("basis", "This does not allow it for them. Choose what does, or refuse.")
            return self.request_page(disclose_form=form, status=422)
        except (RecordUnreadable, NotConfigured):
            return self.unavailable(reason="unreadable")

    @abstractmethod
    def give(self, request_id: UUID, form: DiscloseForm) -> HttpResponse:
        """Return the copy."""


class DiscloseView(CopyView):
    """Shows the record to whom it is about."""

    def give(self, request_id: UUID, form: DiscloseForm) -> HttpResponse:
        """Return it as a page to be read out, printed or shown."""
        opened = request_grant_access(request_id=request_id, user=self.member, **form.cleaned_data)
        self.template_name = "contact/desk/copy.html"
        answers = opened.answers
        context = {
            "notice": PART_2_NOTICE,
            "scope": scope_of(form.cleaned_data["basis"]),
            "answers": answers,
            "about": ABOUT[answers.about],
            "program": program_of(answers),
            "reach": reach_of(answers),
            "cards": cards_of(answers),
            "received": opened.received_at,
            "added": added_of(opened.additions, timezone.now()),
            "notes": opened.notes,
        }
        return self.page(self.get_context_data(**context))


class ExportView(CopyView):
    """Gives the record as a file that other programs read."""

    def give(self, request_id: UUID, form: DiscloseForm) -> HttpResponse:
        """Return it as a download, made in memory."""
        copy = request_export(request_id=request_id, user=self.member, **form.cleaned_data)
        data = packed(copy, scope=scope_of(form.cleaned_data["basis"]))
        return HttpResponse(data, content_type="application/zip", headers=_HEADERS)
