"""The addresses of the desk below /admin/inquiries/, and its one line in the menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from contact.desk.access import works_inquiries
from contact.desk.views.actions import ClaimView, NoteView, ReleaseView, StatusView
from contact.desk.views.list import ListView
from contact.desk.views.record import RecordView


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
        record = "<uuid:inquiry_id>/"
        return [
            path("", ListView.as_view(), name="list"),
            path(record, RecordView.as_view(), name="record"),
            path(f"{record}claim/", ClaimView.as_view(), name="claim"),
            path(f"{record}release/", ReleaseView.as_view(), name="release"),
            path(f"{record}status/", StatusView.as_view(), name="status"),
            path(f"{record}note/", NoteView.as_view(), name="note"),
        ]
