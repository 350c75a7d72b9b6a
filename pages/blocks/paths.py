"""Ways on from the home page or a hub."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, StructValue, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from pages.blocks.base import HELP
from pages.blocks.loading import LinkedPageBlock


class PathBlockValue(StructValue):
    """A way on."""

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
    """The ways on, by who is reading or where they are now."""

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
