"""Blocks of facts that a reader takes in at a glance."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, ListBlock, StructBlock, StructValue, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.blocks.base import FACTS, CertaintyBlock, CertainValue
from pages.blocks.sources import SourceListBlock


class FactBlock(StructBlock):
    """One statement with its sources."""

    text = TextBlock(rows=2)
    sources = SourceListBlock(required=False)

    class Meta:
        icon = "tick-inverse"
        label = "Fact"
        label_format = "{text}"


class KeyFactsBlock(StructBlock):
    """The page in a few lines, for someone who reads no more than that."""

    title = CharBlock(default="At a glance", max_length=120)
    facts = ListBlock(FactBlock(), min_num=1)

    class Meta:
        icon = "list-ul"
        label = "Key facts"
        description = "The few things to know, one line each. Good at the top of a page."
        group = FACTS
        template = "blocks/key_facts_block.html"
        preview_value = {
            "title": "At a glance",
            "facts": [
                {"text": "Withdrawal often starts within two days."},
                {"text": "Treatment can help, and there is more than one kind."},
            ],
        }


class EffectsBlock(StructBlock):
    """What a substance or a condition does, soon and over time."""

    title = CharBlock(max_length=120)
    short_term = ListBlock(FactBlock(), label="Soon after", min_num=1)
    long_term = ListBlock(FactBlock(), label="Over time", min_num=1)

    class Meta:
        icon = "list-ul"
        label = "Effects, short and long term"
        description = "Two lists side by side: what can happen soon, and what can happen over time."
        group = FACTS
        template = "blocks/effects_block.html"
        preview_value = {
            "title": "What it can do",
            "short_term": [{"text": "Nausea"}, {"text": "Dizziness"}],
            "long_term": [{"text": "Trouble sleeping"}, {"text": "Feeling low"}],
        }


class UnitBlock(ChoiceBlock):
    """What the numbers of a timeline entry count."""

    choices = [("hours", "hours"), ("days", "days"), ("weeks", "weeks")]

    class Meta:
        icon = "time"


class TimelineEntryBlockValue(StructValue):
    """A stretch of time that can say itself."""

    @property
    def label(self) -> str:
        """The stretch in words: "12 to 48 hours", or "1 day" when it has no end."""
        start, end, unit = self["start"], self.get("end"), self["unit"]
        if end is not None and end != start:
            return f"{start} to {end} {unit}"
        return f"{start} {unit[:-1] if start == 1 else unit}"


class TimelineEntryBlock(StructBlock):
    """One stretch of a timeline."""

    start = IntegerBlock(min_value=0, max_value=999)
    end = IntegerBlock(required=False, min_value=0, max_value=999, help_text="Leave empty for a single point in time.")
    unit = UnitBlock(default="days")
    title = CharBlock(max_length=120)
    text = TextBlock(rows=3)
    sources = SourceListBlock(required=False)

    class Meta:
        icon = "time"
        label = "Stretch of time"
        label_format = "{start} {end} {unit}: {title}"
        value_class = TimelineEntryBlockValue

    def clean(self, value: Any) -> Any:
        """Refuse a stretch that ends before it starts."""
        result = super().clean(value)
        if result["end"] is not None and result["end"] < result["start"]:
            raise StructBlockValidationError({"end": ValidationError("The end comes before the start.")})
        return result


class TimelineBlock(StructBlock):
    """What happens when, and how certain that is."""

    title = CharBlock(max_length=120)
    certainty = CertaintyBlock(required=False)
    entries = ListBlock(TimelineEntryBlock(), min_num=1)

    class Meta:
        icon = "time"
        label = "Timeline"
        description = "What happens when, in hours, days or weeks, such as the course of withdrawal."
        group = FACTS
        template = "blocks/timeline_block.html"
        value_class = CertainValue
        preview_value = {
            "title": "How withdrawal often goes",
            "certainty": "limited",
            "entries": [
                {"start": 12, "end": 48, "unit": "hours", "title": "It starts", "text": "Restless, low, achy."},
                {"start": 3, "end": 7, "unit": "days", "title": "It eases", "text": "Sleep comes back bit by bit."},
            ],
        }
