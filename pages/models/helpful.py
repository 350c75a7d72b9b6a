"""How many readers found a page helpful: two counts a page and day, and nothing of who answered."""

from django.db import models
from django.db.models import Q
from wagtail.models import Page

#: Answers of one kind that are counted a page and day. More is no reader: a program fills the counter, not the table.
MAX_A_DAY = 1000


class HelpfulCount(models.Model):
    """The answers of one day to "Was this page helpful?" on one page."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    yes = models.PositiveSmallIntegerField(default=0)
    no = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "day"], name="helpful_one_row_a_page_and_day"),
            models.CheckConstraint(
                name="helpful_counts_capped", condition=Q(yes__lte=MAX_A_DAY) & Q(no__lte=MAX_A_DAY)
            ),
        ]

    def __str__(self) -> str:
        return f"page {self.page_id}, {self.day}"
