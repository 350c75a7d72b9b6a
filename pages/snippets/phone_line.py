"""A phone number of the house, with the answers a wary caller wants."""

from django.db import models
from phonenumber_field.modelfields import PhoneNumberField  # type: ignore[import-untyped]  # it ships no types
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index


class Recording(models.TextChoices):
    """Whether calls are recorded, and the sentence that says so beside the number."""

    NO = "no", "Calls are not recorded."
    ASKS = "asks", "We record a call only if you say yes."
    YES = "yes", "Calls are recorded, and we say so first."


class PhoneLine(index.Indexed, models.Model):
    """The one place a phone number is typed. Pages show it together with who answers, when, and what is recorded."""

    key = models.SlugField(unique=True, help_text="A short name for it that never changes, such as admissions.")
    label = models.CharField(max_length=80, help_text="What the line is for, such as Admissions.")
    number = PhoneNumberField(help_text="With area code. It is shown in the national form.")
    owner = models.CharField(max_length=200, help_text="Who owns the line: the company behind it.")
    who_answers = models.CharField(max_length=200, help_text="Who picks up, and where they sit.")
    hours = models.CharField(
        max_length=120, help_text="When someone picks up, such as Every day, 8 am to 8 pm Eastern."
    )
    recording = models.CharField("recorded", max_length=8, choices=Recording.choices, default=Recording.NO)
    paid_per_call = models.BooleanField(
        default=False, help_text="Someone is paid when a call comes in on this line. The page then says so."
    )
    verified_on = models.DateField(null=True, blank=True, help_text="When one of us last called it to check.")

    panels = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("number")]),
        MultiFieldPanel(
            [FieldPanel("owner"), FieldPanel("who_answers"), FieldPanel("hours")], heading="What a caller wants to know"
        ),
        FieldRowPanel([FieldPanel("recording"), FieldPanel("paid_per_call")]),
        FieldRowPanel([FieldPanel("verified_on"), FieldPanel("key")]),
    ]
    search_fields = [index.SearchField("label"), index.AutocompleteField("label"), index.AutocompleteField("key")]

    class Meta:
        ordering = ["label"]

    def __str__(self) -> str:
        return f"{self.label}: {self.display}"

    @property
    def display(self) -> str:
        """The number as people here write it."""
        return str(self.number.as_national)

    @property
    def href(self) -> str:
        """The link that calls, in full international form."""
        return f"tel:{self.number.as_e164}"

    @property
    def recorded(self) -> str:
        """A sentence on recording."""
        return str(Recording(self.recording).label)

    @classmethod
    def example(cls) -> "PhoneLine":
        """Return an unsaved, made-up line for a preview; the number is one that is kept for fiction."""
        return cls(
            key="example",
            label="Example line",
            number="+12025550123",
            owner="The center itself",
            who_answers="Our own staff, at the center",
            hours="Every day, 8 am to 8 pm",
        )
