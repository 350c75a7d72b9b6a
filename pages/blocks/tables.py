"""Blocks of facts in rows and columns."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, DateBlock, ListBlock, StructBlock, StructValue, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.blocks.base import FACTS
from pages.blocks.sources import SourceListBlock


class DrugFactBlock(StructBlock):
    """One line of the facts: what it is about, what is known, and for what changes the day it was checked."""

    name = CharBlock(max_length=80, help_text="Such as Also called, How it acts, How long it lasts, In the law.")
    text = TextBlock(rows=2)
    checked_on = DateBlock(required=False, help_text="For what changes, such as the law: when one of us last checked.")
    sources = SourceListBlock(required=False)

    class Meta:
        icon = "tick-inverse"
        label = "Fact"
        label_format = "{name}"


class DrugFactsBlock(StructBlock):
    """The facts of a substance in short lines: names, form, effect, length, law, tests."""

    title = CharBlock(max_length=120, default="In short lines")
    rows = ListBlock(DrugFactBlock(), min_num=1, label="Facts")

    class Meta:
        icon = "table"
        label = "Facts of a substance"
        description = "A table of short facts: other names, form, how it acts, how long, in the law, in a test."
        group = FACTS
        template = "blocks/drug_facts_block.html"
        preview_value = {
            "title": "In short lines",
            "rows": [
                {"name": "Form", "text": "Powder, capsules, drinks"},
                {"name": "In the law", "text": "Differs by state", "checked_on": date(2026, 11, 1)},
            ],
        }


class CellBlock(StructBlock):
    """What stands where a row and a column meet."""

    text = TextBlock(rows=2)
    sources = SourceListBlock(required=False)

    class Meta:
        icon = "pilcrow"
        label = "Cell"
        label_format = "{text}"


class ComparisonRowBlock(StructBlock):
    """One question, and the answer for each column."""

    name = CharBlock(max_length=80, label="Compares")
    cells = ListBlock(CellBlock(), min_num=2, label="One cell for each column")

    class Meta:
        icon = "bars"
        label = "Row"
        label_format = "{name}"


class ComparisonTableBlockValue(StructValue):
    """A table whose cells know their columns."""

    @property
    def lines(self) -> list[tuple[str, list[tuple[str, StructValue]]]]:
        """Each row's name, and its cells with the name of the column they stand in."""
        columns = list(self["columns"])
        return [(row["name"], list(zip(columns, row["cells"], strict=False))) for row in self["rows"]]


class ComparisonTableBlock(StructBlock):
    """Two to four things side by side. On a phone each row becomes a card."""

    title = CharBlock(max_length=120)
    corner = CharBlock(max_length=80, default="What differs", label="Above the first column")
    columns = ListBlock(CharBlock(max_length=80), min_num=2, max_num=4, label="Columns")
    rows = ListBlock(ComparisonRowBlock(), min_num=1, label="Rows")

    class Meta:
        icon = "table"
        label = "Comparison"
        description = "Two to four things side by side, such as medicines, with sources in each cell."
        group = FACTS
        template = "blocks/comparison_table_block.html"
        value_class = ComparisonTableBlockValue
        preview_value = {
            "title": "Two ways to start",
            "corner": "What differs",
            "columns": ["Call", "Write"],
            "rows": [{"name": "How long", "cells": [{"text": "Ten minutes"}, {"text": "Four questions"}]}],
        }

    def clean(self, value: Any) -> Any:
        """Refuse a row that has more or fewer cells than there are columns."""
        result = super().clean(value)
        wide = len(result["columns"])
        uneven = [row["name"] for row in result["rows"] if len(row["cells"]) != wide]
        if uneven:
            error = ValidationError(f"Give each row {wide} cells, one for each column. Look at: {', '.join(uneven)}.")
            raise StructBlockValidationError({"rows": error})
        return result
