"""The addresses of the desk below /admin/inquiries/, and its one line in the menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from contact.desk.access import works_inquiries
from contact.desk.views.actions import ClaimView, MoveView, NoteView, ReleaseView, StatusView
from contact.desk.views.answers import (
    AttachView,
    CorrectView,
    EraseView,
    ExtendView,
    IdentifyView,
    LiftView,
    RefuseView,
    RestrictView,
)
from contact.desk.views.attachment import AttachmentView
from contact.desk.views.copies import DiscloseView, ExportView
from contact.desk.views.holds import HoldReleaseView, HoldView
from contact.desk.views.ledger import LedgerView
from contact.desk.views.list import ListView
from contact.desk.views.record import RecordView
from contact.desk.views.requests import CertificateView, RequestAddView, RequestListView, RequestNewView, RequestView
from contact.models import Folder


class DeskMenuItem(MenuItem):
    """The desk in the menu, for those who work there."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to the desk."""
        return works_inquiries(request)


class DeskViewSet(ViewSet):
    """The list, the record and what is done with it."""

    name = "inquiries"
    icon = "mail"
    menu_label = "Inquiries"
    menu_name = "inquiries"
    menu_order = 50
    menu_item_class = DeskMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the addresses; the list comes first, because the menu leads there."""
        record, request = "<uuid:inquiry_id>/", "requests/<uuid:request_id>/"
        return [
            path("", ListView.as_view(), name="list"),
            path(record, RecordView.as_view(), name="record"),
            path(f"{record}claim/", ClaimView.as_view(), name="claim"),
            path(f"{record}release/", ReleaseView.as_view(), name="release"),
            path(f"{record}status/", StatusView.as_view(), name="status"),
            path(f"{record}inbox/", MoveView.as_view(), {"folder": Folder.INBOX.value}, name="to_inbox"),
            path(f"{record}spam/", MoveView.as_view(), {"folder": Folder.PROBABLY_SPAM.value}, name="to_spam"),
            path(f"{record}note/", NoteView.as_view(), name="note"),
            path(f"{record}attachments/<uuid:attachment_id>/", AttachmentView.as_view(), name="attachment"),
            path(f"{record}hold/", HoldView.as_view(), name="hold"),
            path(f"{record}hold/release/", HoldReleaseView.as_view(), name="hold_release"),
            path(f"{record}request/", RequestAddView.as_view(), name="request_add"),
            path(f"{record}disclosure/", LedgerView.as_view(), name="disclosure"),
            path("requests/new/", RequestNewView.as_view(), name="request_new"),
            path("requests/", RequestListView.as_view(), name="requests"),
            path(request, RequestView.as_view(), name="request"),
            path(f"{request}certificate/", CertificateView.as_view(), name="certificate"),
            path(f"{request}disclose/", DiscloseView.as_view(), name="disclose"),
            path(f"{request}identify/", IdentifyView.as_view(), name="identify"),
            path(f"{request}attach/", AttachView.as_view(), name="attach"),
            path(f"{request}export/", ExportView.as_view(), name="export"),
            path(f"{request}correct/", CorrectView.as_view(), name="correct"),
            path(f"{request}restrict/", RestrictView.as_view(), name="restrict"),
            path(f"{request}lift/", LiftView.as_view(), name="lift"),
            path(f"{request}erase/", EraseView.as_view(), name="erase"),
            path(f"{request}extend/", ExtendView.as_view(), name="extend"),
            path(f"{request}refuse/", RefuseView.as_view(), name="refuse"),
        ]
