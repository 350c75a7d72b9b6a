"""Blocks of running words."""

from django.utils.text import slugify
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue

from pages.blocks.base import WORDS, CertaintyBlock, CertainValue, ProseBlock
from pages.blocks.sources import SourceListBlock


class HeadingBlockValue(StructValue):
    """A heading with the id that links lead to."""

    #: Set by the page, which knows what other headings there are, so that no two are the same.
    unique_anchor = ""

    @property
    def anchor(self) -> str:
        """The id of the heading, unique on its page."""
        return self.unique_anchor or self.words_anchor

    @property
    def words_anchor(self) -> str:
        """The id that the words alone would give."""
        return slugify(self["text"], allow_unicode=True) or "section"


class HeadingBlock(StructBlock):
    """Starts a section. The table of contents is made of these; the template takes its id from `value.anchor`."""

    text = CharBlock(max_length=120)

    class Meta:
        icon = "h2"
        label = "Section heading"
        description = "Starts a new part of the page, and appears in its table of contents."
        group = WORDS
        template = "blocks/heading_block.html"
        value_class = HeadingBlockValue
        preview_value = {"text": "What withdrawal can feel like"}


class ParagraphBlock(StructBlock):
    """Running text, with what it rests on and how certain it is."""

    text = ProseBlock()
    sources = SourceListBlock(required=False)
    certainty = CertaintyBlock(required=False)

    class Meta:
        icon = "pilcrow"
        label = "Text"
        description = "Paragraphs, lists and small headings, with sources."
        group = WORDS
        template = "blocks/paragraph_block.html"
        value_class = CertainValue
        preview_value = {
            "text": "<p>Withdrawal is the body finding its balance again. It is hard, and it <b>passes</b>.</p>",
            "certainty": "strong",
        }


class ToneBlock(ChoiceBlock):
    """How loud a callout is."""

    choices = [("note", "Note"), ("good_to_know", "Good to know"), ("caution", "Caution")]

    class Meta:
        icon = "info-circle"


class CalloutBlock(StructBlock):
    """Sets a few sentences apart from the text around them."""

    tone = ToneBlock(default="note")
    title = CharBlock(max_length=120)
    text = ProseBlock(small=True)
    sources = SourceListBlock(required=False)

    class Meta:
        icon = "info-circle"
        label = "Callout"
        description = "A few sentences set apart: a note, something good to know, or a caution."
        group = WORDS
        template = "blocks/callout_block.html"
        preview_value = {
            "tone": "good_to_know",
            "title": "You can change your mind",
            "text": "<p>Asking about treatment does not sign you up for it.</p>",
        }
