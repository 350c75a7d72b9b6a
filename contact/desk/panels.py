"""The desk on the admin's start page."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from contact.desk.alarms import alarms
from contact.desk.queue import Tab, summary_of
from contact.desk.views.base import LIST_URL
from contact.selectors.inquiries import inquiries_visible_to


class DeskPanel(Component):
    """Says how many people wait, and leads to the queue. Only ever made for a member of the desk."""

    name = "inquiries"
    template_name = "contact/desk/panel.html"
    order = 10

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Count what the user may see."""
        user = parent_context["request"].user
        summary = summary_of(inquiries_visible_to(user=user), user, timezone.now())
        return {
            "summary": summary,
            "mine": summary.counts[Tab.MINE],
            "spam": summary.counts[Tab.SPAM],
            "list_url": reverse(LIST_URL),
            "alarms": alarms(timezone.now()),
        }
