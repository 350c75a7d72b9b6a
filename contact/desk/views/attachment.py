"""Shows a file of an inquiry. A POST, so that nothing that fetches ahead of a person opens it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from contact.desk.views.actions import ActionView
from contact.models import Attachment, MediaType
from contact.selectors.attachments import attachments_of
from contact.selectors.inquiries import inquiry_get
from contact.services.attachment_opening import attachment_open
from contact.services.errors import RecordErased, RecordUnreadable

#: The file runs nothing, loads nothing, is shown in no frame, and stays in no cache.
HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store, private",
    "X-Content-Type-Options": "nosniff",
}


SUFFIXES: dict[str, str] = {MediaType.JPEG: "jpg", MediaType.PNG: "png"}


class AttachmentView(ActionView):
    """Opens one file, on the record, in memory; it has no name but what it is."""

    def post(self, request: HttpRequest, inquiry_id: UUID, attachment_id: UUID) -> HttpResponse:
        """Return the file; 404 when it is not one of this inquiry's, 410 when it was erased."""
        inquiry = inquiry_get(user=self.member, inquiry_id=inquiry_id)
        if inquiry.erased_at is not None:
            raise RecordErased("the inquiry was erased")
        if not attachments_of(user=self.member, inquiry_id=inquiry_id).filter(pk=attachment_id).exists():
            raise Http404
        try:
            opened = attachment_open(attachment_id=attachment_id, user=self.member)
        except Attachment.DoesNotExist:
            raise Http404 from None
        except RecordUnreadable:
            return self.unavailable(reason="unreadable")
        suffix = SUFFIXES[opened.media_type]
        named = {"Content-Disposition": f'inline; filename="card.{suffix}"'}
        return HttpResponse(opened.data, content_type=opened.media_type, headers=HEADERS | named)
