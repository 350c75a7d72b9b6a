"""Blocks about treatment and how to reach it."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, StructValue, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from pages.blocks.base import HELP
from pages.blocks.loading import FactChooserBlock, LinkedPageBlock
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


class PathBlockValue(StructValue):
    """A way on from the home page."""

    @property
    def live_page(self) -> Page | None:
        """The page it leads to, if it is published."""
        page = self.get("page")
        return page if page is not None and page.live else None


class PathBlock(StructBlock):
    """One way on: to a page, or to the contact form."""

    title = CharBlock(max_length=120)
    text = TextBlock(required=False, rows=2)
    page = LinkedPageBlock(required=False)
    to_form = BooleanBlock(required=False, label="Leads to the contact form")

    class Meta:
        icon = "link"
        label = "Path"
        label_format = "{title}"
        value_class = PathBlockValue

    def clean(self, value: Any) -> Any:
        """Refuse a path that leads to two places."""
        result = super().clean(value)
        if result["page"] and result["to_form"]:
            error = ValidationError("Choose a page or the contact form, not both.")
            raise StructBlockValidationError({"to_form": error})
        return result


class PathsBlock(StructBlock):
    """The ways on from the home page, by who is reading."""

    title = CharBlock(max_length=120)
    paths = ListBlock(PathBlock(), min_num=1)

    class Meta:
        icon = "thumbtack"
        label = "Paths"
        description = "Ways on for different readers: for me, for someone I love, for a patient."
        group = HELP
        template = "blocks/paths_block.html"
        preview_value = {
            "title": "Where would you like to start?",
            "paths": [
                {"title": "For me", "text": "What is this, and what helps?", "to_form": True},
                {"title": "For someone I love", "text": "What you can do today.", "to_form": True},
            ],
        }
