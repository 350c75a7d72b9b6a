"""The list: the queue, worked from the top."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from contact.access import can_answer_requests
from contact.desk.alarms import alarms
from contact.desk.queue import Row, Summary, Tab, condition_of, in_working_order, row_of, summary_of
from contact.desk.views.base import DeskView
from contact.models import AuditAction, Inquiry
from contact.selectors.inquiries import inquiries_visible_to, with_additions
from contact.services.audit import actor_of, audit_append
from contact.services.errors import AuditUnavailable

PAGE_SIZE = 25


class ListView(DeskView):
    """Shows a tab of the queue, after the audit knows about it."""

    http_method_names = ["get", "head", "options"]
    template_name = "contact/desk/list.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """End at the list itself."""
        home, here = self.breadcrumbs_items
        return [home, {**here, "url": ""}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the tab that `?show=` names; an unknown name is the open ones."""
        now, inquiries = timezone.now(), inquiries_visible_to(user=self.member)
        tab = next((each for each in Tab if each == request.GET.get("show")), Tab.OPEN)
        summary = summary_of(inquiries, self.member, now)
        shown = with_additions(inquiries.filter(condition_of(tab, self.member)))
        ordered = in_working_order(shown, tab)
        page = _page(ordered, summary.counts[tab], request.GET.get("p"))
        rows = [row_of(inquiry, user=self.member, now=now) for inquiry in page.object_list]
        try:
            self._record(tab, rows)
        except AuditUnavailable:
            return self.unavailable(reason="audit")
        more = {"alarms": alarms(now), "answers_requests": can_answer_requests(self.member)}
        return self.page(self.get_context_data(**more, **_context(tab, summary, page, rows)))

    def _record(self, tab: Tab, rows: list[Row]) -> None:
        detail = {"tab": tab.value, "count": len(rows)}
        audit_append(actor=actor_of(self.member), action=AuditAction.INQUIRY_LIST, object_id="", detail=detail)


class _CountedPaginator(Paginator[Inquiry]):
    """A paginator that was told the count, which the tabs show anyway."""

    count = 0


def _page(ordered: Any, count: int, number: str | None) -> Page[Inquiry]:
    paginator = _CountedPaginator(ordered, PAGE_SIZE)
    paginator.count = count
    return paginator.get_page(number)


def _context(tab: Tab, summary: Summary, page: Page[Inquiry], rows: list[Row]) -> dict[str, Any]:
    tabs = [{"tab": each, "count": summary.counts[each], "is_current": each is tab} for each in Tab]
    return {"tab": tab, "tabs": tabs, "summary": summary, "rows": rows, "page_obj": page}
