"""What a statement rests on."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class Source(index.Indexed, models.Model):
    """A study, report or page of an authority that a statement cites. Numbered on each page in order of first use."""

    key = models.SlugField(unique=True, help_text="A short name for it that never changes, such as fda-kratom-2024.")
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, help_text="Who stands behind it, such as CDC or a journal.")
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="When it came out, if it says so.")
    url = models.URLField("address", max_length=500, blank=True)
    accessed_on = models.DateField("read on", null=True, blank=True, help_text="When one of us last read it.")

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("year")]),
        FieldPanel("url"),
        FieldPanel("accessed_on"),
        FieldPanel("key"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("publisher"),
        index.AutocompleteField("publisher"),
        index.AutocompleteField("key"),
    ]

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher}{f', {self.year}' if self.year else ''})"
