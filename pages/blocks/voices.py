"""Blocks in which somebody else speaks: a person who was here, or a book."""

from django.db import models
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue, TextBlock

from pages.blocks.base import READ_ON, WORDS
from pages.blocks.loading import FactChooserBlock
from pages.blocks.sources import SourceListBlock
from pages.snippets import StoryConsent


class Relation(models.TextChoices):
    """Who tells a story. What would make a reader weigh it in another way is always said."""

    PATIENT = "patient", "Was treated here"
    FAMILY = "family", "Family of someone treated here"
    STAFF = "staff", "Works here, or worked here"
    STAFF_FAMILY = "staff_family", "Family or friend of someone who works here"
    PARTNER = "partner", "Works with us, or sends people to us"


class RelationBlock(ChoiceBlock):
    """Says who tells the story."""

    choices = Relation.choices

    class Meta:
        icon = "user"
        label = "Who tells it"


class StoryBlockValue(StructValue):
    """A story that is told only while its consent holds."""

    @property
    def left_out(self) -> bool:
        """Whether it must not be shown today; so too when the consent was deleted."""
        consent = self["consent"]
        return consent is None or not consent.holds

    @property
    def why_left_out(self) -> str:
        """The reason in an editor's words, "" while it is shown."""
        if self["consent"] is None:
            return "its consent was deleted"
        return f"its consent {self['consent'].state}" if self.left_out else ""

    @property
    def relation_label(self) -> str:
        """Who tells it, in a reader's words."""
        return str(Relation(self["relation"]).label)


class StoryBlock(StructBlock):
    """What somebody tells of their time here, with their consent. It has no stars and makes no promise."""

    title = CharBlock(max_length=120)
    words = TextBlock(rows=6, help_text="Their own words. Shorten, but change nothing that they mean.")
    name = CharBlock(
        max_length=80, label="Name as they wish", help_text="A first name, a letter, or Someone who was here."
    )
    relation = RelationBlock()
    received = CharBlock(
        required=False,
        max_length=120,
        label="What they received for it",
        help_text="Money, a gift, a lower bill: readers are told. Leave empty only if it was nothing.",
    )
    consent = FactChooserBlock("pages.StoryConsent", label="Consent")

    class Meta:
        icon = "openquote"
        label = "Story"
        description = "What a person tells of their time here. Shown only while the consent on record holds."
        group = READ_ON
        template = "blocks/story_block.html"
        value_class = StoryBlockValue

    def get_searchable_content(self, value: StructValue) -> list[str]:
        """Leave the story out of the search: an index would still know it after the consent was taken back."""
        return []

    def get_preview_value(self) -> StructValue:
        """Show a made-up story under a made-up consent."""
        return self.normalize(
            {
                "title": "A story",
                "words": "This is where their words stand.",
                "name": "Someone made up",
                "relation": "patient",
                "consent": StoryConsent.example(),
            }
        )


class QuoteBlock(StructBlock):
    """A sentence from a book, a law or a study, set large. What people tell of their treatment is a story instead."""

    words = TextBlock(rows=3)
    said_by = CharBlock(max_length=160, label="Who says it")
    sources = SourceListBlock(min_num=1, label="Where it stands")

    class Meta:
        icon = "openquote"
        label = "Quotation"
        description = "A sentence from a publication, set large, with its source. Not for what patients tell."
        group = WORDS
        template = "blocks/quote_block.html"
        preview_value = {"words": "Recovery is possible.", "said_by": "A public health office", "sources": []}
