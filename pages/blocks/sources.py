"""Blocks that say what a page rests on."""

from typing import Any

from wagtail.blocks import CharBlock, ListBlock, StructBlock

from pages.blocks.base import READ_ON
from pages.blocks.loading import FactChooserBlock


class SourceListBlock(ListBlock):
    """The sources of one statement; the page numbers them in order of first use."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(FactChooserBlock("pages.Source", label="Source"), **{"default": [], **kwargs})

    class Meta:
        icon = "openquote"
        label = "Sources"
        collapsed = True


class SourcesBlock(StructBlock):
    """Lists what the page cites, numbered. It holds no source itself: the list comes from the blocks above it."""

    title = CharBlock(default="Sources", max_length=120)

    class Meta:
        icon = "openquote"
        label = "Sources"
        description = "The numbered list of everything that this page cites. Put it last."
        group = READ_ON
        template = "blocks/sources_block.html"
        preview_value = {"title": "Sources"}
