"""The way on for a reader whom this center does not fit."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import MultipleChoiceBlock, StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.alternatives import LEAST, needs_short_of_places
from pages.blocks.base import HELP
from pages.snippets import Need


class NeedsBlock(MultipleChoiceBlock):
    """Picks needs; the places for them are drawn, never typed."""

    choices = Need.choices

    class Meta:
        icon = "tasks"
        label = "Needs to show"


class NotUsBlock(StructBlock):
    """Where else to turn, for each chosen need. All of it comes from the places that are not ours."""

    needs = NeedsBlock()

    class Meta:
        icon = "redirect"
        label = "If we are not the right place"
        description = "For each need you pick, at least two places that are not ours. You write nothing."
        group = HELP
        template = "blocks/not_us_block.html"
        preview_value = {"needs": [Need.HOSPITAL, Need.CANNOT_PAY]}

    def clean(self, value: Any) -> Any:
        """Refuse a need for which a reader would find fewer than two places."""
        result = super().clean(value)
        short = needs_short_of_places(result["needs"])
        if short:
            words = (
                f"Fewer than {LEAST} places are shown for: {'; '.join(short)}. Add one under Shared facts, or untick."
            )
            raise StructBlockValidationError({"needs": ValidationError(words)})
        return result
