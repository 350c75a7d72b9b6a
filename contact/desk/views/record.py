"""The record: opened for one response, after the audit row is committed."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from contact.access import can_answer_requests, is_desk_supervisor
from contact.desk.clock import first_contact_clock, moment_of
from contact.desk.forms import NoteForm, StatusForm
from contact.desk.kept import kept_words
from contact.desk.queue import row_of, short_id
from contact.desk.record import ABOUT, added_of, program_of, reach_of, rules_of, viewers_of
from contact.desk.request_forms import HoldForm, RequestForm
from contact.desk.requests import disclosure_line
from contact.desk.standing import hold_of
from contact.desk.told import cards_of, warnings_of
from contact.desk.views.base import DeskView
from contact.models import AdditionKind, Folder, Inquiry, LegalHold, Status
from contact.restrictions import restriction_of
from contact.selectors.attachments import attachments_of
from contact.selectors.requests import disclosures_of
from contact.services.errors import AuditUnavailable, NotAllowed, RecordErased, RecordRestricted, RecordUnreadable
from contact.services.moving import may_be_spam
from contact.services.opening import OpenedInquiry, inquiry_open

#: How many lines of earlier looks the page shows before it only counts them.
VIEWERS_SHOWN = 8


class RecordPage(DeskView):
    """Opens a record and shows it, also when a form on it has to be shown again."""

    template_name = "contact/desk/record.html"

    def get_page_title(self) -> str:
        """Return the short id; never a name."""
        return f"Inquiry {short_id(self.kwargs['inquiry_id'])}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """End at the inquiry's short id."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def opened_page(
        self,
        *,
        note_form: NoteForm | None = None,
        status_form: StatusForm | None = None,
        hold_form: HoldForm | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """Open the record and return its page; with the forms as they were sent, when they were sent."""
        inquiry_id: UUID = self.kwargs["inquiry_id"]
        try:
            opened = inquiry_open(inquiry_id=inquiry_id, user=self.member)
        except (Inquiry.DoesNotExist, NotAllowed):
            raise Http404 from None
        except AuditUnavailable:
            return self.unavailable(reason="audit", note_form=note_form)
        except RecordErased:
            return self.erased()
        except RecordRestricted:
            return self.restricted()
        except RecordUnreadable:
            return self.unavailable(reason="unreadable", note_form=note_form)
        forms = {
            "note_form": note_form or NoteForm(),
            "status_form": status_form or fresh_status_form(opened.inquiry),
            "hold_form": hold_form or HoldForm(),
        }
        return self.page(self.get_context_data(**self._record(opened), **forms), status=status)

    def _record(self, opened: OpenedInquiry) -> dict[str, Any]:
        now, inquiry = timezone.now(), opened.inquiry
        viewers, added = viewers_of(opened.views, now), added_of(opened.additions, now)
        hold = LegalHold.objects.select_related("placed_by").filter(pk=inquiry.pk).first()
        supervises = is_desk_supervisor(self.member)
        given = disclosures_of(user=self.member, inquiry_id=inquiry.pk)
        return {
            "inquiry": inquiry,
            "row": row_of(inquiry, user=self.member, now=now),
            "kept": kept_words(inquiry, hold, now),
            "hold": hold_of(hold, user=self.member, is_supervisor=supervises),
            "may_hold": supervises and hold is None,
            "clock": first_contact_clock(inquiry, now),
            "restriction": restriction_of(inquiry.pk),
            "request_form": RequestForm() if can_answer_requests(self.member) else None,
            "disclosures": [disclosure_line(each) for each in given],
            "corrected": any(one.kind == AdditionKind.CORRECTION for one in added),
            "is_closed": inquiry.status == Status.CLOSED,
            "is_spam": inquiry.folder == Folder.PROBABLY_SPAM and inquiry.status != Status.CLOSED,
            "may_be_spam": inquiry.folder == Folder.INBOX and may_be_spam(inquiry),
            "may_release": inquiry.assignee_id == self.member.pk or supervises,
            "answers": opened.answers,
            "about": ABOUT[opened.answers.about],
            "program": program_of(opened.answers),
            "warnings": warnings_of(opened.answers),
            "added": added,
            "stopped": next((one for one in added if one.kind == AdditionKind.STOP), None),
            "changed": next((one for one in added if one.kind == AdditionKind.RULES), None),
            "cards": cards_of(opened.answers),
            "attachments": attachments_of(user=self.member, inquiry_id=inquiry.pk),
            "rules": rules_of(opened.answers),
            "reach": reach_of(opened.answers),
            "received": moment_of(opened.received_at, now),
            "notes": [(note, moment_of(note.created_at, now)) for note in opened.notes],
            "viewers": viewers[:VIEWERS_SHOWN],
            "viewers_left": len(viewers[VIEWERS_SHOWN:]),
        }


class RecordView(RecordPage):
    """Shows a record. A HEAD request would open it for nobody to read, so there is none."""

    http_method_names = ["get", "options"]

    def get(self, request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        """Open the record, on the record."""
        return self.opened_page()


def fresh_status_form(inquiry: Inquiry) -> StatusForm:
    """Return the form that moves an inquiry, remembering what the page shows."""
    initial = {"version": inquiry.version, "seen": inquiry.status, "disposition": inquiry.disposition}
    return StatusForm(inquiry=inquiry, initial=initial)
