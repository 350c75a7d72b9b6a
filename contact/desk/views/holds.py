"""Placing a legal hold, and lifting it. For supervisors alone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from contact.access import is_desk_supervisor
from contact.desk.request_forms import HoldForm
from contact.desk.views.actions import ActionView
from contact.services.errors import InvalidHold, NotAllowed
from contact.services.holding import inquiry_hold, inquiry_hold_release


class HoldView(ActionView):
    """Places a hold."""

    def post(self, request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        """Place it, and go back to the record, which says so; what cannot be comes back with the form."""
        if not is_desk_supervisor(self.member):
            raise NotAllowed("before the form is looked at: it would come back with an opened record")
        form = HoldForm(request.POST)
        if not form.is_valid():
            return self.opened_page(hold_form=form, status=422)
        try:
            inquiry_hold(inquiry_id=inquiry_id, user=self.member, **form.cleaned_data)
        except InvalidHold:
            messages.warning(request, "A hold stands already.")
        else:
            messages.success(request, "The legal hold stands. Nothing of this record can be erased.")
        return self.to_record(inquiry_id)


class HoldReleaseView(ActionView):
    """Lifts a hold."""

    def post(self, request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        """Lift it, and go back; who placed it is told that it takes two."""
        try:
            inquiry_hold_release(inquiry_id=inquiry_id, user=self.member)
        except InvalidHold:
            messages.warning(request, "No hold stands any more.")
        except NotAllowed:
            if not is_desk_supervisor(self.member):
                raise
            messages.warning(request, "You placed this hold: another supervisor lifts it.")
        else:
            messages.success(request, "The hold is lifted. The record is kept by the schedule again.")
        return self.to_record(inquiry_id)
