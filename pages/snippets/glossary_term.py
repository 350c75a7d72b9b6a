"""A word that a reader may not know, and what it means."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from pages.snippets.source import Source

#: Characters of an explanation: it must fit beside the sentence that it explains.
MAX_LENGTH = 300


class GlossaryTerm(index.Indexed, models.Model):
    """The one place a term is explained. Pages explain it where it first stands; the glossary lists them all."""

    term = models.CharField(
        max_length=80, unique=True, help_text="As it stands in a sentence: withdrawal, not Withdrawal."
    )
    slug = models.SlugField(unique=True, help_text="Its place in the address of the glossary. Never change it.")
    explanation = models.TextField(
        max_length=MAX_LENGTH,
        validators=[MaxLengthValidator(MAX_LENGTH)],
        help_text="One to three short sentences in everyday words, at most 300 characters.",
    )
    also_called = models.CharField(
        max_length=200,
        blank=True,
        help_text="Other names for the same, with commas between them. They are explained on pages too.",
    )
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", help_text="What it rests on."
    )

    panels = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("slug")]),
        FieldPanel("explanation"),
        FieldPanel("also_called"),
        FieldPanel("source"),
    ]
    search_fields = [
        index.SearchField("term"),
        index.AutocompleteField("term"),
        index.SearchField("also_called"),
        index.AutocompleteField("also_called"),
    ]

    class Meta:
        ordering = ["term"]
        constraints = [
            models.CheckConstraint(
                name="glossaryterm_explanation_short",
                condition=LessThanOrEqual(Length("explanation"), MAX_LENGTH),
                violation_error_message="Use at most 300 characters.",
            )
        ]

    def __str__(self) -> str:
        return self.term

    @property
    def other_names(self) -> list[str]:
        """What else people call it."""
        return [name.strip() for name in self.also_called.split(",") if name.strip()]
