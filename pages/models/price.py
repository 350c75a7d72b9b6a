"""What a program costs somebody who pays without insurance."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from pages.dated import today
from pages.prices import CHECKED_FOR, UNITS, Price
from pages.text import lines


class PriceMixin(models.Model):
    """A range in whole dollars, what is in it, and when somebody last checked it."""

    price_low = models.PositiveIntegerField("from, in dollars", null=True, blank=True)
    price_high = models.PositiveIntegerField(
        "to, in dollars", null=True, blank=True, help_text="The same sum again if there is no range."
    )
    price_unit = models.CharField("for", max_length=8, blank=True, choices=list(UNITS.items()))
    price_checked_on = models.DateField(
        "checked on",
        null=True,
        blank=True,
        help_text=f"When one of us last checked it. After {CHECKED_FOR.days} days pages ask readers to call instead.",
    )
    price_includes = models.TextField("what is in it", blank=True, help_text="One on each line.")
    price_excludes = models.TextField("what is not in it", blank=True, help_text="One on each line.")
    price_deposit = models.TextField(
        "deposit and refund", blank=True, help_text="What is due before care starts, and what comes back to whom."
    )

    price_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("price_low"), FieldPanel("price_high")]),
                FieldRowPanel([FieldPanel("price_unit"), FieldPanel("price_checked_on")]),
                FieldRowPanel([FieldPanel("price_includes"), FieldPanel("price_excludes")]),
                FieldPanel("price_deposit"),
            ],
            heading="Price without insurance",
        )
    ]

    class Meta:
        abstract = True

    @staticmethod
    def price_constraints(prefix: str) -> list[models.BaseConstraint]:
        """Return what the database holds true of a price, under names of the table's own."""
        return [
            models.CheckConstraint(
                name=f"{prefix}_price_whole",
                condition=Q(price_low__isnull=True, price_high__isnull=True)
                | Q(price_low__isnull=False, price_high__isnull=False) & ~Q(price_unit=""),
                violation_error_message="A price needs both sums, and what they are for.",
            ),
            models.CheckConstraint(
                name=f"{prefix}_price_in_order",
                condition=Q(price_low__isnull=True) | Q(price_high__gte=F("price_low")),
                violation_error_message="The higher sum comes second.",
            ),
        ]

    def clean(self) -> None:
        """Say beside the field what a price lacks."""
        super().clean()
        low, high = self.price_low, self.price_high
        errors: dict[str, str] = {}
        if (low is None) != (high is None):
            errors["price_low" if low is None else "price_high"] = "A price needs both sums. They may be the same."
        elif low is not None and high is not None and high < low:
            errors["price_high"] = f"Give {low} or more here."
        if low is not None and not self.price_unit:
            errors["price_unit"] = "Say what the sum is for."
        if self.price_checked_on and self.price_checked_on > today():
            errors["price_checked_on"] = "This day is yet to come."
        if errors:
            raise ValidationError(errors)

    @property
    def price(self) -> Price | None:
        """The price, however long ago it was checked; None where none is given."""
        if self.price_low is None or self.price_high is None or self.price_unit not in UNITS:
            return None
        return Price(self.price_low, self.price_high, self.price_unit, self.price_checked_on)

    @property
    def price_includes_items(self) -> list[str]:
        """What is in the price, one each."""
        return lines(self.price_includes)

    @property
    def price_excludes_items(self) -> list[str]:
        """What is not in the price, one each."""
        return lines(self.price_excludes)
