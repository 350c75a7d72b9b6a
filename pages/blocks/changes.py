"""What changed on a page, and when."""

from datetime import date
from typing import Any

from wagtail.blocks import CharBlock, DateBlock, ListBlock, StructBlock, StructValue

from pages.blocks.base import READ_ON


class ChangeBlock(StructBlock):
    """One change that a reader may want to know of."""

    changed_on = DateBlock(label="Day")
    what = CharBlock(max_length=240, label="What changed", help_text="In a sentence: what it said, what it says.")

    class Meta:
        icon = "history"
        label = "Change"
        label_format = "{changed_on}: {what}"


class ChangesBlockValue(StructValue):
    """Changes, of which one is the last."""

    @property
    def newest_first(self) -> list[Any]:
        """The changes from the last to the first, in whatever order they were typed."""
        return sorted(self["changes"], key=lambda change: change["changed_on"], reverse=True)

    @property
    def last(self) -> Any:
        """The last change."""
        return self.newest_first[0]


class ChangesBlock(StructBlock):
    """The record of what changed on the page. Its last day stands at the top of the page and leads here."""

    changes = ListBlock(ChangeBlock(), min_num=1)

    class Meta:
        icon = "history"
        label = "What changed"
        description = "A folded list of changes with their days. The last one is named at the top of the page."
        group = READ_ON
        template = "blocks/changes_block.html"
        value_class = ChangesBlockValue
        preview_value = {"changes": [{"changed_on": date(2026, 11, 1), "what": "Added the table of facts."}]}
