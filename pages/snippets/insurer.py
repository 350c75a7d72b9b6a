"""Health plans, and the contracts under which we are in their network. A contract is a claim that runs out."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.search import index

from pages.dated import fresh, in_force, today
from pages.snippets.insurer_form import InsurerForm
from pages.text import lines

#: How long a contract may be told after somebody confirmed it. The No Surprises Act gives health plans as long for
#: the other side of the same fact: they check each entry of their directories at least once in 90 days
#: (section 116; 42 U.S.C. 300gg-115(a)(2)).
CONFIRMED_FOR = timedelta(days=90)


class Insurer(index.Indexed, ClusterableModel, models.Model):
    """A health plan or the company behind it. Pages call us in its network only by a contract that stands today."""

    class Otherwise(models.TextChoices):
        """What pages say of an insurer while no contract stands."""

        ASK = "ask", "We can ask them for you"
        HIDE = "hide", "Nothing: leave it out of the lists"

    key = models.SlugField(unique=True, help_text="A short name for it that never changes, such as example-health.")
    name = models.CharField(max_length=120, help_text="As it stands on the card.")
    other_names = models.CharField(
        max_length=300,
        blank=True,
        help_text="What people also call it, with commas between. Searches find it by these.",
    )
    note = models.CharField(
        max_length=300, blank=True, help_text="One plain sentence for the reader, such as what to have at hand."
    )
    otherwise = models.CharField(
        "without a contract that stands", max_length=4, choices=Otherwise.choices, default=Otherwise.ASK
    )

    base_form_class = InsurerForm
    panels = [
        FieldPanel("name"),
        FieldPanel("other_names"),
        FieldPanel("note"),
        InlinePanel("contracts", label="Contract", heading="Contracts"),
        FieldRowPanel([FieldPanel("otherwise"), FieldPanel("key")]),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("other_names"),
        index.AutocompleteField("other_names"),
        index.AutocompleteField("key"),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def also_called(self) -> list[str]:
        """What else people call it."""
        return [name.strip() for name in self.other_names.split(",") if name.strip()]

    @property
    def is_in_network(self) -> bool:
        """Whether a contract stands today; for lists in the admin. Pages ask `pages.insurers`."""
        return any(contract.stands for contract in self.contracts.all())


class InsurerContract(models.Model):
    """A contract with an insurer: from when to when, for what, and when somebody last confirmed it."""

    insurer = ParentalKey(Insurer, related_name="contracts", on_delete=models.CASCADE)
    plans = models.CharField(
        "kinds of plans", max_length=200, blank=True, help_text="Which of its plans, such as PPO and EPO."
    )
    covers = models.TextField(
        "levels of care", blank=True, help_text="What the contract covers, one on each line, such as Medical detox."
    )
    starts_on = models.DateField("from", help_text="Its first day.")
    ends_on = models.DateField(
        "until", help_text="Its last day. From the day after, no page says that we are in network."
    )
    confirmed_on = models.DateField(
        "confirmed on",
        null=True,
        blank=True,
        help_text=f"When one of us last asked the insurer. After {CONFIRMED_FOR.days} days the claim hides itself.",
    )
    confirmed_by = models.CharField(max_length=120, blank=True, help_text="Who of us asked. Not shown to readers.")
    confirmed_how = models.CharField(
        "confirmed with",
        max_length=200,
        blank=True,
        help_text="A letter, a call number, their directory. Not shown to readers.",
    )

    panels = [
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldRowPanel([FieldPanel("confirmed_on"), FieldPanel("confirmed_by")]),
        FieldPanel("confirmed_how"),
        FieldPanel("plans"),
        FieldPanel("covers"),
    ]

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                name="insurercontract_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="The contract ends before it begins.",
            ),
            models.CheckConstraint(
                name="insurercontract_confirmed_by_somebody",
                condition=Q(confirmed_on__isnull=True, confirmed_by="")
                | Q(confirmed_on__isnull=False) & ~Q(confirmed_by=""),
                violation_error_message="Say when it was confirmed, and by whom.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} to {self.ends_on}"

    def clean(self) -> None:
        """Say beside the field what is wrong with the days."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = "The last day comes before the first."
        if self.confirmed_on and self.confirmed_on > today():
            errors["confirmed_on"] = "This day is yet to come."
        if bool(self.confirmed_on) != bool(self.confirmed_by):
            errors["confirmed_by"] = "Say both when it was confirmed and by whom."
        if errors:
            raise ValidationError(errors)

    @property
    def stands(self) -> bool:
        """Whether pages may say today that we are in network: the one place that decides."""
        return in_force(self.ends_on, starts_on=self.starts_on) and fresh(self.confirmed_on, CONFIRMED_FOR)

    @property
    def shown_until(self) -> date | None:
        """The last day on which it can stand, as long as nobody confirms it again; None when it never was."""
        return min(self.ends_on, self.confirmed_on + CONFIRMED_FOR) if self.confirmed_on else None

    @property
    def levels(self) -> list[str]:
        """What it covers, one each."""
        return lines(self.covers)
