"""What the desk does with an inquiry. Each is one POST, and each asks one service."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from contact.desk.forms import NoteForm, StatusForm
from contact.desk.queue import short_id
from contact.desk.views.base import LIST_URL, RECORD_URL
from contact.desk.views.record import RecordPage
from contact.models import Folder, Inquiry, Status
from contact.selectors.inquiries import inquiry_get
from contact.selectors.looks import display_of
from contact.services.claiming import inquiry_claim, inquiry_release
from contact.services.errors import (
    AlreadyClaimed,
    AuditUnavailable,
    InvalidMove,
    InvalidNote,
    InvalidTransition,
    NotAllowed,
    NotConfigured,
    RecordErased,
    RecordRestricted,
    StaleVersion,
)
from contact.services.moving import inquiry_move
from contact.services.notes import note_add
from contact.services.statuses import inquiry_set_status


class ActionView(RecordPage):
    """A POST about one inquiry. What is not there is not found, for members too."""

    http_method_names = ["post", "options"]

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Answer an unknown inquiry, and a right lost meanwhile, with 404; an erased one and a silent audit calmly."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (Inquiry.DoesNotExist, NotAllowed):
            raise Http404 from None
        except RecordErased:
            return self.erased()
        except RecordRestricted:
            return self.restricted()
        except AuditUnavailable:
            return self.unavailable(reason="audit")

    def to_record(self, inquiry_id: UUID, anchor: str = "") -> HttpResponse:
        """Go back to the record."""
        return redirect(reverse(RECORD_URL, args=[inquiry_id]) + anchor)


class ClaimView(ActionView):
    """Takes an inquiry."""

    def post(self, request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        """Claim, and open the record; say who was first if somebody was."""
        try:
            inquiry_claim(inquiry_id=inquiry_id, user=self.member)
        except AlreadyClaimed as taken:
            who = display_of(taken.assignee) if taken.assignee else "A colleague"
            messages.warning(request, f"{who} claimed inquiry {short_id(inquiry_id)} before you. It stays with them.")
            return redirect(LIST_URL)
        messages.success(request, f"Inquiry {short_id(inquiry_id)} is yours.")
        return self.to_record(inquiry_id)


class ReleaseView(ActionView):
    """Puts an inquiry back into the queue."""

    def post(self, request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        """Release, and go back to the list."""
        try:
            inquiry_release(inquiry_id=inquiry_id, user=self.member)
        except NotAllowed:
            messages.warning(request, "Only the colleague who has it, or a supervisor, can put it back.")
            return self.to_record(inquiry_id)
        messages.success(request, f"Inquiry {short_id(inquiry_id)} is back in the queue.")
        return redirect(LIST_URL)


class MoveView(ActionView):
    """Puts an inquiry with the probable spam, or back into the inbox."""

    def post(self, request: HttpRequest, inquiry_id: UUID, folder: str) -> HttpResponse:
        """Move; the inbox leads on to the record, the spam back to the list."""
        name = f"Inquiry {short_id(inquiry_id)}"
        try:
            inquiry_move(inquiry_id=inquiry_id, user=self.member, folder=Folder(folder))
        except InvalidMove:
            messages.warning(request, f"{name} is urgent, or somebody works on it. Close it if it is spam.")
            return self.to_record(inquiry_id)
        if folder == Folder.INBOX:
            messages.success(request, f"{name} is in the inbox now.")
            return self.to_record(inquiry_id)
        messages.success(request, f"{name} lies with the probable spam. Nothing of it is lost.")
        return redirect(LIST_URL)


class NoteView(ActionView):
    """Adds a note."""

    def post(self, request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        """Seal the note; whatever fails, the text comes back with the page."""
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.opened_page(note_form=form, status=422)
        try:
            note_add(inquiry_id=inquiry_id, user=self.member, text=form.cleaned_data["text"])
        except InvalidNote:
            form.add_error("text", "This note is empty or too long.")
            return self.opened_page(note_form=form, status=422)
        except AuditUnavailable:
            return self.unavailable(reason="audit", note_form=form)
        except NotConfigured:
            return self.unavailable(reason="keys", note_form=form)
        messages.success(request, "The note is sealed and kept.")
        return self.to_record(inquiry_id, "#notes")


class StatusView(ActionView):
    """Moves an inquiry along, or closes it."""

    def post(self, request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        """Set the status; a page that was overtaken says by what, and keeps what was chosen."""
        inquiry = inquiry_get(user=self.member, inquiry_id=inquiry_id)
        form = StatusForm(request.POST, inquiry=inquiry)
        if form.is_overtaken:
            return self._overtaken(form)
        if not form.is_valid():
            return self.opened_page(status_form=form, status=422)
        try:
            moved = inquiry_set_status(inquiry_id=inquiry_id, user=self.member, **form.step)
        except StaleVersion as stale:
            return self._overtaken(StatusForm(request.POST, inquiry=stale.current))
        except InvalidTransition:
            form.add_error(*form.nothing_to_change)
            return self.opened_page(status_form=form, status=422)
        return self._moved(request, moved)

    def _overtaken(self, form: StatusForm) -> HttpResponse:
        return self.opened_page(status_form=form.renewed(), status=409)

    def _moved(self, request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
        name = f"Inquiry {short_id(inquiry.pk)}"
        if inquiry.status == Status.CLOSED:
            messages.success(request, f"{name} is closed: {inquiry.get_disposition_display()}.")
            return redirect(LIST_URL)
        messages.success(request, f"{name} now stands at: {inquiry.get_status_display()}.")
        return self.to_record(inquiry.pk, "#step")
