"""What an authority allows or attests: a license or an accreditation, with where to check it."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from pages.dated import in_force


class Accreditation(index.Indexed, models.Model):
    """A license or accreditation of a place. Pages show it until its last day and no longer."""

    class Kind(models.TextChoices):
        """A license is asked for by law; an accreditation is sought."""

        LICENSE = "license", "License"
        ACCREDITATION = "accreditation", "Accreditation"

    key = models.SlugField(unique=True, help_text="A short name for it that never changes, such as state-license.")
    kind = models.CharField(max_length=14, choices=Kind.choices, default=Kind.LICENSE)
    name = models.CharField(max_length=160, help_text="What it allows or attests, such as Residential treatment.")
    number = models.CharField(max_length=60, help_text="As it stands on the paper.")
    authority = models.CharField("given by", max_length=160, help_text="The office or body that gave it.")
    look_up_url = models.URLField(
        "where to check it", max_length=500, blank=True, help_text="The page of the authority where anyone can look."
    )
    expires_on = models.DateField(
        "holds until", help_text="Its last day. From the day after, no page shows it; enter the new date to show it."
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("expires_on")]),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("authority")]),
        FieldPanel("look_up_url"),
        FieldPanel("key"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("authority"),
        index.AutocompleteField("key"),
    ]

    class Meta:
        ordering = ["kind", "name"]
        verbose_name = "license or accreditation"
        verbose_name_plural = "licenses and accreditations"

    def __str__(self) -> str:
        return f"{self.name}, {self.number} ({self.authority})"

    @property
    def is_current(self) -> bool:
        """Whether it still holds today."""
        return in_force(self.expires_on)
