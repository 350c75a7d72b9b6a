"""Blocks about what care costs and who pays. They hold no sum and no name: both come from their one place."""

from wagtail.blocks import CharBlock, StructBlock, TextBlock

from pages.blocks.base import HELP


class PricesBlock(StructBlock):
    """Lists what each level of care costs without insurance. The sums come from the program pages."""

    title = CharBlock(max_length=120, default="What it costs without insurance")
    intro = TextBlock(required=False, rows=3)

    class Meta:
        icon = "list-ul"
        label = "Prices"
        description = "The price of each published program page. One that nobody checked for long is not shown."
        group = HELP
        template = "blocks/prices_block.html"
        preview_value = {"title": "What it costs without insurance", "intro": "Each sum is a range."}


class InsurersBlock(StructBlock):
    """Lists the insurers that we are in network with today, and those that we can ask."""

    title = CharBlock(max_length=120, default="Insurers")
    intro = TextBlock(required=False, rows=3)

    class Meta:
        icon = "doc-full-inverse"
        label = "Insurers"
        description = "Every insurer: in network only while a confirmed contract stands. Nothing is typed twice."
        group = HELP
        template = "blocks/insurers_block.html"
        preview_value = {"title": "Insurers", "intro": "Find yours, or ask us."}
