"""Hours of the week, as people say them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class Weekday(models.IntegerChoices):
    """The days, counted as Python does."""

    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


@dataclass(frozen=True, slots=True)
class DayHours:
    """A day and its hours in words."""

    day: str
    hours: str


class OpeningHours(models.Model):
    """A stretch of time on one day. Two rows for one day leave a break between them; a day without a row is closed."""

    weekday = models.PositiveSmallIntegerField("day", choices=Weekday.choices)
    opens = models.TimeField("from", null=True, blank=True)
    closes = models.TimeField("to", null=True, blank=True)
    all_day = models.BooleanField("day and night", default=False)

    panels = [
        FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes"), FieldPanel("all_day")]),
    ]

    class Meta:
        abstract = True

    @staticmethod
    def constraints(prefix: str) -> list[models.BaseConstraint]:
        """Return what the database holds true of such a row, under names of the table's own."""
        open_hours = Q(all_day=False, opens__isnull=False, closes__isnull=False, closes__gt=F("opens"))
        return [
            models.CheckConstraint(name=f"{prefix}_known_day", condition=Q(weekday__lte=Weekday.SUNDAY)),
            models.CheckConstraint(
                name=f"{prefix}_in_order",
                condition=open_hours | Q(all_day=True, opens__isnull=True, closes__isnull=True),
                violation_error_message="Give a start and a later end, or tick day and night.",
            ),
        ]

    def clean(self) -> None:
        """Say beside the field what is wrong with the hours."""
        super().clean()
        if self.all_day:
            if self.opens or self.closes:
                raise ValidationError({"all_day": "Empty the hours, or untick this."})
        elif self.opens is None or self.closes is None:
            raise ValidationError({"opens": "Give both hours, or tick day and night."})
        elif self.closes <= self.opens:
            raise ValidationError({"closes": "The end must be later than the start."})

    @property
    def label(self) -> str:
        """The stretch in words."""
        if self.all_day or self.opens is None or self.closes is None:
            return "Open day and night"
        return f"{spoken(self.opens)} to {spoken(self.closes)}"


def week_of(rows: Sequence[Any]) -> list[DayHours]:
    """Return the seven days with their hours in words; [] where there are no rows."""
    if not rows:
        return []
    ordered = sorted(rows, key=lambda row: row.opens or time.min)
    return [
        DayHours(day.label, ", ".join(row.label for row in ordered if row.weekday == day) or "Closed")
        for day in Weekday
    ]


def spoken(moment: time) -> str:
    """Return a time as people here say it: 9 am, 5:30 pm, noon, midnight."""
    if moment.minute == 0 and moment.hour in (0, 12):
        return "noon" if moment.hour else "midnight"
    minutes = f":{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {'am' if moment.hour < 12 else 'pm'}"
