"""Levels of care."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from pages.models.base import BasePage
from pages.models.price import PriceMixin
from pages.text import lines

HOURS_IN_A_WEEK = 168


class ProgramIndexPage(BasePage):
    """Compares the programs below it."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.ProgramPage", "pages.TherapyIndexPage"]


def _hours(**kwargs: Any) -> Any:
    """Return a field for hours a week, which may stay open."""
    bounds = [MinValueValidator(1), MaxValueValidator(HOURS_IN_A_WEEK)]
    return models.PositiveSmallIntegerField(null=True, blank=True, validators=bounds, **kwargs)


class ProgramPage(PriceMixin, BasePage):
    """One level of care. The comparison on other pages is drawn from here, so nothing is typed twice."""

    short_name = models.CharField(max_length=60, blank=True, help_text="As people say it, such as IOP.")
    summary = models.CharField(max_length=240, blank=True, help_text="One sentence, used in comparisons.")
    support_rank = models.PositiveSmallIntegerField(
        "amount of support", default=1, validators=[MinValueValidator(1)], help_text="1 gives the most support."
    )
    setting = models.CharField(max_length=160, blank=True, help_text="Where people stay and where they come.")
    asam_level = models.CharField(
        "level number", max_length=80, blank=True, help_text="In our own words with the number, such as ASAM level 2.1."
    )
    around_the_clock = models.BooleanField("24 hours a day", default=False)
    hours_min = _hours(verbose_name="hours a week, from", help_text="Leave empty if there is no lower end.")
    hours_max = _hours(verbose_name="hours a week, to", help_text="Leave empty if there is no upper end.")
    typical_length = models.CharField(max_length=120, blank=True, help_text="How long people usually stay.")
    who_for = models.TextField("who it fits", blank=True, help_text="One on each line.")
    who_not_for = models.TextField("who it does not fit", blank=True, help_text="One on each line.")
    a_day = models.TextField("a day there", blank=True, help_text="What an ordinary day is like.")

    content_panels = [
        *BasePage.content_panels[:1],
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("asam_level")]),
        FieldPanel("summary"),
        *BasePage.content_panels[1:2],
        MultiFieldPanel(
            [
                FieldPanel("support_rank"),
                FieldPanel("around_the_clock"),
                FieldRowPanel([FieldPanel("hours_min"), FieldPanel("hours_max")]),
                FieldPanel("setting"),
                FieldPanel("typical_length"),
            ],
            heading="How much, where, how long",
        ),
        MultiFieldPanel([FieldPanel("who_for"), FieldPanel("who_not_for"), FieldPanel("a_day")], heading="Who it fits"),
        *PriceMixin.price_panels,
        *BasePage.content_panels[2:],
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("short_name"),
        index.SearchField("summary"),
        index.SearchField("who_for"),
        index.SearchField("a_day"),
        index.SearchField("price_includes"),
    ]
    parent_page_types = ["pages.ProgramIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="program_hours_in_order",
                condition=Q(hours_min__isnull=True) | Q(hours_max__isnull=True) | Q(hours_max__gte=F("hours_min")),
                violation_error_message="The hours end before they start.",
            ),
            models.CheckConstraint(
                name="program_hours_or_clock",
                condition=Q(around_the_clock=False) | Q(hours_min__isnull=True, hours_max__isnull=True),
                violation_error_message="A program around the clock has no hours a week.",
            ),
            models.CheckConstraint(name="program_support_rank_from_one", condition=Q(support_rank__gte=1)),
            *PriceMixin.price_constraints("program"),
        ]

    def clean(self) -> None:
        """Say beside the field what is wrong with the hours."""
        super().clean()
        errors: dict[str, str] = {}
        low, high = self.hours_min, self.hours_max
        if low is not None and high is not None and high < low:
            errors["hours_max"] = f"Give {low} or more here, or a lower number in “hours a week, from”."
        if self.around_the_clock and (low is not None or high is not None):
            errors["around_the_clock"] = "A program around the clock has no hours a week: empty them, or untick this."
        if errors:
            raise ValidationError(errors)

    @property
    def hours_label(self) -> str:
        """The hours in words, "" when nothing is known."""
        if self.around_the_clock:
            return "24 hours a day"
        low, high = self.hours_min, self.hours_max
        if low and high:
            return f"{low} to {high} hours a week" if low != high else f"{low} hours a week"
        if low:
            return f"{low} hours a week or more"
        return f"Up to {high} hours a week" if high else ""

    @property
    def who_for_items(self) -> list[str]:
        """Who it fits, one each."""
        return lines(self.who_for)

    @property
    def who_not_for_items(self) -> list[str]:
        """Who it does not fit, one each."""
        return lines(self.who_not_for)
