"""What every page of the desk has in common."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.urls import reverse, reverse_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from contact.desk.access import DeskOnly

LIST_URL = "inquiries:list"
RECORD_URL = "inquiries:record"


class DeskView(DeskOnly, WagtailAdminTemplateMixin, View):
    """A page of the desk in Wagtail's furniture. Titles, breadcrumbs and addresses hold an id at most."""

    header_icon = "mail"
    page_title = "Inquiries"
    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": "Home"},
        {"url": reverse_lazy(LIST_URL), "label": "Inquiries"},
    ]

    def erased(self) -> HttpResponse:
        """Return the page in place of a record that was erased for good."""
        self.template_name = "contact/desk/erased.html"
        return self.page(self.get_context_data(list_url=reverse(LIST_URL)), status=HTTPStatus.GONE)

    def restricted(self) -> HttpResponse:
        """Return the page in place of a record that its person restricted."""
        self.template_name = "contact/desk/restricted.html"
        return self.page(self.get_context_data(list_url=reverse(LIST_URL)), status=HTTPStatus.FORBIDDEN)

    def unavailable(self, *, reason: str, **context: Any) -> HttpResponse:
        """Return the calm page that shows nothing of a record; `reason` is audit, unreadable or keys."""
        self.template_name = "contact/desk/unavailable.html"
        return self.page(self.get_context_data(reason=reason, list_url=reverse(LIST_URL), **context), status=503)

    def page(self, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """Return the page of this view's template."""
        response: HttpResponse = self.render_to_response(context, status=status)
        return response
