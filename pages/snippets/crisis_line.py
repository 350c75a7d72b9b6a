"""A line for someone in danger, with the day it was last checked."""

from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from pages.crisis import NATIONAL_DETAILS, CrisisFacts, Dialable

# Short codes such as 911 and 988 are no E.164 numbers, so these stay as they are dialed.
dialable = RegexValidator(r"^[0-9][0-9-]*\Z", "Use digits and dashes only, as one dials it: 988 or 1-800-222-1222.")


class CrisisLine(Dialable, index.Indexed, models.Model):
    """The one place a crisis number is typed. Every page shows these lines, error pages too."""

    key = models.SlugField(unique=True, help_text="A short name for it that never changes, such as 988.")
    name = models.CharField(max_length=120)
    call_number = models.CharField("number to call", max_length=20, validators=[dialable])
    text_number = models.CharField("number to text", max_length=20, blank=True, validators=[dialable])
    chat_url = models.URLField("address of the chat", blank=True)
    summary = models.CharField("what it is for", max_length=200)
    hours = models.CharField(max_length=120, blank=True, help_text="When someone answers, such as Day and night.")
    languages = models.CharField(max_length=200, blank=True, help_text="In a sentence, interpreters included.")
    what_happens = models.TextField(
        "what happens when you call", max_length=400, blank=True, help_text="Two to four short sentences."
    )
    is_emergency = models.BooleanField("for a life in danger now", default=False)
    sort_order = models.PositiveSmallIntegerField(default=100, help_text="Low numbers come first.")
    verified_on = models.DateField(null=True, blank=True, help_text="When one of us last checked the number.")

    panels = [
        FieldPanel("name"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("call_number"), FieldPanel("text_number")]), FieldPanel("chat_url")],
            heading="How to reach it",
        ),
        MultiFieldPanel(
            [FieldPanel("hours"), FieldPanel("languages"), FieldPanel("what_happens")],
            heading="What a caller wants to know",
        ),
        FieldRowPanel([FieldPanel("is_emergency"), FieldPanel("sort_order")]),
        FieldRowPanel([FieldPanel("verified_on"), FieldPanel("key")]),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.AutocompleteField("key")]

    class Meta:
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return f"{self.name}: {self.call_number}"

    @property
    def facts(self) -> CrisisFacts:
        """The line as plain data, which needs no database."""
        return CrisisFacts(**{name: getattr(self, name) for name in CrisisFacts.__dataclass_fields__})

    @classmethod
    def from_facts(cls, facts: CrisisFacts) -> "CrisisLine":
        """Return an unsaved row with these facts, and with what we know of a national line besides."""
        named = {name: getattr(facts, name) for name in CrisisFacts.__dataclass_fields__}
        return cls(**named, **NATIONAL_DETAILS.get(facts.key, {}))
