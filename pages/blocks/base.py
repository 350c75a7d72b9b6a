"""What the block families share: the picker's groups, the rich text that is allowed, and the words for certainty."""

from typing import Any

from django.db import models
from wagtail.blocks import ChoiceBlock, RichTextBlock, StructValue
from wagtail.rich_text import RichText

from pages.blocks.loading import loaded_pages
from pages.rich_text import LinkedText

WORDS = "Words"
FACTS = "Facts at a glance"
SHOW = "Pictures, film and files"
HELP = "Getting help"
READ_ON = "Questions and reading on"

#: Nothing here can load from another origin or break the outline of the page.
FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]
FEATURES_SMALL = ["bold", "italic", "ol", "ul", "link"]


class Certainty(models.TextChoices):
    """How well a statement is established, in a reader's words."""

    STRONG = "strong", "Well established"
    LIMITED = "limited", "Some evidence: small studies"
    CASE_REPORTS = "case_reports", "Case reports only"
    UNSETTLED = "unsettled", "Not settled"


class CertaintyBlock(ChoiceBlock):
    """Says how sure science is of what stands in the block."""

    choices = Certainty.choices

    class Meta:
        icon = "glasses"
        label = "How certain is this?"


class CertainValue(StructValue):
    """A value with a certainty, which it can say in words."""

    @property
    def certainty_label(self) -> str:
        """The certainty in a reader's words, or ""."""
        chosen = self.get("certainty")
        return str(Certainty(chosen).label) if chosen else ""


class ProseBlock(RichTextBlock):
    """Rich text that cannot break the outline; `small` leaves out subheadings."""

    def __init__(self, *, small: bool = False, **kwargs: Any) -> None:
        super().__init__(features=FEATURES_SMALL if small else FEATURES, **kwargs)

    def to_python(self, value: str) -> RichText:
        """Give the text the pages that were loaded for the whole stream, if they were."""
        pages = loaded_pages()
        return RichText(value) if pages is None else LinkedText(value, pages)

    class Meta:
        icon = "pilcrow"
