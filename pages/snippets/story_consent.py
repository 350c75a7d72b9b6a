"""That somebody let us tell their story: on what day, for what, until when. Never who they are."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class StoryConsent(index.Indexed, models.Model):
    """The record of a consent on paper. A story is shown on the days it covers, and on no other.

    FTC rule 16 CFR 465 asks that a testimonial is true; 42 CFR 2.31 that a consent says its scope, ends, and can be
    taken back. It holds no name: the paper does, and whoever holds the paper knows where it is.
    """

    key = models.SlugField(
        unique=True, help_text="What stands on the paper, such as story-2026-03. No name, no initials."
    )
    given_on = models.DateField(help_text="The day that stands beside the signature.")
    scope = models.TextField(help_text="What they allowed: which words, a picture or none, where we may show it.")
    expires_on = models.DateField("ends on", help_text="Its last day. No page shows the story from the day after.")
    withdrawn_on = models.DateField(
        "taken back on",
        null=True,
        blank=True,
        help_text="The day they changed their mind. No page shows the story from that day. Then delete the story too.",
    )
    held_by = models.CharField(
        "who holds the paper", max_length=160, help_text="A role and a place, such as Privacy officer, locked file 4."
    )

    panels = [
        FieldPanel("key"),
        FieldRowPanel([FieldPanel("given_on"), FieldPanel("expires_on")]),
        FieldPanel("withdrawn_on"),
        FieldPanel("scope"),
        FieldPanel("held_by"),
    ]
    search_fields = [index.SearchField("key"), index.AutocompleteField("key")]

    class Meta:
        ordering = ["key"]
        verbose_name = "consent to a story"
        verbose_name_plural = "consents to stories"
        constraints = [
            models.CheckConstraint(
                name="storyconsent_ends_after_it_starts",
                condition=Q(expires_on__gte=F("given_on")),
                violation_error_message="A consent ends on the day it was given, or later.",
            ),
            models.CheckConstraint(
                name="storyconsent_taken_back_after_it_was_given",
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                violation_error_message="It was taken back on the day it was given, or later.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"

    @classmethod
    def example(cls) -> Self:
        """Return an unsaved consent that holds today, for a preview."""
        today = timezone.localdate()
        return cls(key="example", given_on=today, expires_on=today + timedelta(days=365), held_by="Example")

    @property
    def state(self) -> str:
        """Whether it holds today where the site is, and if not, why."""
        today = timezone.localdate()
        if self.withdrawn_on is not None and self.withdrawn_on <= today:
            return "was taken back"
        if today < self.given_on:
            return "is not given yet"
        return "has ended" if self.expires_on < today else "holds"

    @property
    def holds(self) -> bool:
        """Whether the story may be shown today."""
        return self.state == "holds"
