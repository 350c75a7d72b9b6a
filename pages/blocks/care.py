"""Blocks about treatment and how to reach it."""

from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue, TextBlock

from pages.blocks.base import HELP
from pages.blocks.loading import FactChooserBlock
from pages.blocks.sources import SourceListBlock
from pages.snippets import PhoneLine


class LevelsOfCareBlock(StructBlock):
    """Compares the levels of care. It holds none of their data: that comes from the program pages."""

    title = CharBlock(max_length=120, default="Levels of care")
    intro = TextBlock(required=False, rows=3)

    class Meta:
        icon = "order-down"
        label = "Levels of care"
        description = "Every published program page, from most support to least. Nothing is typed twice."
        group = HELP
        template = "blocks/levels_of_care_block.html"
        preview_value = {"title": "Levels of care", "intro": "People move up or down as they need."}


class TherapyBlock(StructBlock):
    """One therapy in a sentence or two."""

    name = CharBlock(max_length=120)
    text = TextBlock(rows=3)
    sources = SourceListBlock(required=False)

    class Meta:
        icon = "group"
        label = "Therapy"
        label_format = "{name}"


class TherapiesBlock(StructBlock):
    """What treatment is made of."""

    title = CharBlock(max_length=120)
    therapies = ListBlock(TherapyBlock(), min_num=1)

    class Meta:
        icon = "group"
        label = "Therapies"
        description = "The therapies and medicines that are part of treatment, with sources."
        group = HELP
        template = "blocks/therapies_block.html"
        preview_value = {
            "title": "What can help",
            "therapies": [{"name": "Cognitive behavioral therapy", "text": "You learn to see and change patterns."}],
        }


class StepBlock(StructBlock):
    """One step."""

    title = CharBlock(max_length=120)
    text = TextBlock(rows=3)

    class Meta:
        icon = "list-ol"
        label = "Step"
        label_format = "{title}"


class StepsBlock(StructBlock):
    """What happens, in order."""

    title = CharBlock(max_length=120)
    steps = ListBlock(StepBlock(), min_num=1)

    class Meta:
        icon = "list-ol"
        label = "Steps"
        description = "What happens, in order, such as the steps of admission."
        group = HELP
        template = "blocks/steps_block.html"
        preview_value = {
            "title": "What happens when you write",
            "steps": [
                {"title": "You write", "text": "Four questions are enough."},
                {"title": "We call back", "text": "In the way that you said is safe."},
            ],
        }


class PhoneCallBlock(StructBlock):
    """A number to call, with who owns it, who answers, when, and whether the call is recorded."""

    title = CharBlock(max_length=120)
    text = TextBlock(required=False, rows=3)
    phone_line = FactChooserBlock("pages.PhoneLine")

    class Meta:
        icon = "mobile-alt"
        label = "Call us"
        description = "A number with who answers, when, and whether calls are recorded."
        group = HELP
        template = "blocks/phone_call_block.html"

    def get_preview_value(self) -> StructValue:
        """Show a line of the house; where there is none yet, a made-up one."""
        return self.normalize(
            {
                "title": "Talk to a person",
                "text": "Ask anything. You do not have to give your name.",
                "phone_line": PhoneLine.objects.first() or PhoneLine.example(),
            }
        )
