"""What readers answered, for editors: counts a page over a year. A small count is not told: it may be one person."""

from datetime import timedelta
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from pages.models.helpful import HelpfulCount

#: Below this a count is suppressed, as in the reports of the desk.
SMALLEST_TOLD = 5
_DAYS = 365


def told(count: int) -> str:
    """Return a count as the report may tell it."""
    return str(count) if count >= SMALLEST_TOLD else f"fewer than {SMALLEST_TOLD}"


class HelpfulReportView(ReportView):
    """Answers by page, of the last twelve months. There is no total, from which a small count could be reckoned."""

    page_title = "Was this page helpful?"
    page_subtitle = "Answers of the last 12 months"
    header_icon = "help"
    index_url_name = index_results_url_name = "helpful_report"
    permission_policy = ModelPermissionPolicy(HelpfulCount)
    permission_required = "view"
    columns = [
        Column("title", label="Page", accessor=lambda row: row["page__title"]),
        Column("yes", label="Yes", accessor=lambda row: told(row["all_yes"])),
        Column("no", label="No", accessor=lambda row: told(row["all_no"])),
    ]
    #: No spreadsheet: what leaves the house cannot be suppressed later.
    FORMATS = ()

    def get_queryset(self) -> Any:
        """Return the sums by page, by title."""
        since = timezone.localdate() - timedelta(days=_DAYS)
        rows = HelpfulCount.objects.filter(day__gte=since).values("page__title", "page")
        return rows.annotate(all_yes=Sum("yes"), all_no=Sum("no")).order_by("page__title", "page")


class HelpfulMenuItem(MenuItem):
    """The way to the report, for who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to who may see the counts."""
        return request.user.has_perm("pages.view_helpfulcount")


def helpful_urls() -> list[URLPattern]:
    """Return the address of the report inside the admin."""
    return [path("reports/helpful/", HelpfulReportView.as_view(), name="helpful_report")]


def helpful_item() -> MenuItem:
    """Return the report's entry in the menu of reports."""
    return HelpfulMenuItem("Was this page helpful?", reverse("helpful_report"), icon_name="help", order=900)
