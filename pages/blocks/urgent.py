"""Blocks for when it matters now."""

from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock, StructValue

from pages.blocks.base import HELP, ProseBlock
from pages.blocks.loading import FactChooserBlock
from pages.blocks.sources import SourceListBlock
from pages.crisis import NATIONAL_LINES
from pages.snippets import CrisisLine


def national_line(key: str) -> CrisisLine:
    """Return a national line as an unsaved row, so that a preview needs none in the database."""
    return CrisisLine.from_facts(next(line for line in NATIONAL_LINES if line.key == key))


class UrgencyBlock(ChoiceBlock):
    """How soon someone should act."""

    choices = [
        ("routine", "Can wait for office hours"),
        ("urgent", "Today"),
        ("emergency", "Now: a life may be in danger"),
    ]

    class Meta:
        icon = "warning"


class CareCardBlock(StructBlock):
    """Says what to do and how soon."""

    urgency = UrgencyBlock(default="routine")
    title = CharBlock(max_length=120)
    text = ProseBlock(small=True)
    phone = FactChooserBlock("pages.CrisisLine", required=False, label="Crisis line")

    class Meta:
        icon = "warning"
        label = "Care card"
        description = "What to do, and how soon: in office hours, today, or now."
        group = HELP
        template = "blocks/care_card_block.html"
        preview_value = {
            "urgency": "urgent",
            "title": "Talk to a doctor today if",
            "text": "<ul><li>your skin or eyes look yellow</li><li>you have not kept food down for a day</li></ul>",
        }


class OverdoseBlockValue(StructValue):
    """An overdose card that skips lines that were deleted."""

    @property
    def known_lines(self) -> list[CrisisLine]:
        """The chosen lines that still exist."""
        return [line for line in self["lines"] if line is not None]


class OverdoseBlock(StructBlock):
    """How to see an overdose and what to do, in order."""

    title = CharBlock(max_length=120, default="If you think someone has overdosed")
    signs = ListBlock(CharBlock(max_length=200), label="Signs", min_num=1)
    steps = ListBlock(CharBlock(max_length=300), label="What to do, in order", min_num=1)
    lines = ListBlock(FactChooserBlock("pages.CrisisLine"), label="Lines to call", default=[])
    sources = SourceListBlock(required=False)

    class Meta:
        icon = "warning"
        label = "Overdose: what to do"
        description = "The signs of an overdose, the steps to take, and whom to call."
        group = HELP
        template = "blocks/overdose_block.html"
        value_class = OverdoseBlockValue

    def get_preview_value(self) -> StructValue:
        """Show the national lines."""
        return self.normalize(
            {
                "title": "If you think someone has overdosed",
                "signs": ["They cannot be woken", "Slow breathing, or none"],
                "steps": ["Call 911.", "Give naloxone if you have it.", "Stay with them until help comes."],
                "lines": [national_line("emergency"), national_line("poison-help")],
            }
        )


class CrisisLinesBlock(StructBlock):
    """Every crisis line in full. It holds none of their numbers: they come from the lines themselves."""

    title = CharBlock(max_length=120, default="Every line, and what happens when you call")

    class Meta:
        icon = "warning"
        label = "Crisis lines in full"
        description = "Each crisis line with what it is for, when it answers, in which languages, and what happens."
        group = HELP
        template = "blocks/crisis_lines_block.html"
        preview_value = {"title": "Every line, and what happens when you call"}
