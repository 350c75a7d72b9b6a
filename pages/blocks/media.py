"""Blocks of what is looked at, heard or taken along."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.blocks import BooleanBlock, CharBlock, ChoiceBlock, StructBlock, StructValue, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.blocks.base import SHOW
from pages.blocks.loading import PictureChooserBlock
from pages.pictures import Picture, picture_of


class Provenance(models.TextChoices):
    """What a picture is. Its label says so: nobody shall take a drawing, or somebody else's house, for this one."""

    PLACE = "place", "Photo of this place"
    ILLUSTRATION = "illustration", "Illustration"
    LENT = "lent", "Someone else's picture, with permission"


class ProvenanceBlock(ChoiceBlock):
    """Says what a picture is, under it."""

    choices = Provenance.choices

    class Meta:
        icon = "view"
        label = "What the picture is"


class FigureBlockValue(StructValue):
    """A picture with its label."""

    @property
    def picture(self) -> Picture | None:
        """What is finished of the image; None while nothing is, and when it was deleted."""
        return picture_of(self["image"]) if self["image"] else None

    @property
    def alt(self) -> str:
        """The picture in words, "" when it only decorates."""
        return "" if self["decorative"] else str(self["words"])

    @property
    def label(self) -> str:
        """What the picture is, in a reader's words."""
        return str(Provenance(self["provenance"]).label) if self["provenance"] else ""

    @property
    def left_out(self) -> bool:
        """Whether nothing is left to show: the image was deleted, or is not finished and has no words."""
        return self["image"] is None or not (self.alt or self.picture)


class FigureBlock(StructBlock):
    """A picture that says what it shows and whose it is."""

    image = PictureChooserBlock(label="Picture")
    words = CharBlock(
        required=False,
        max_length=250,
        label="The picture in words",
        help_text="What one sees in it, for people who do not see it.",
    )
    decorative = BooleanBlock(required=False, label="It only decorates: there is nothing to describe")
    provenance = ProvenanceBlock()
    caption = TextBlock(required=False, rows=2)
    credit = CharBlock(required=False, max_length=160, help_text="Who made it, and who let us use it.")

    class Meta:
        icon = "image"
        label = "Picture"
        description = "A picture in the text, with what it shows, what it is and whose it is."
        group = SHOW
        template = "blocks/figure_block.html"
        value_class = FigureBlockValue
        preview_value = {
            "image": None,
            "words": "A bench under a tree, in the morning",
            "decorative": False,
            "provenance": "illustration",
            "caption": "A place to sit between two talks.",
            "credit": "Drawn by us",
        }

    def clean(self, value: Any) -> Any:
        """Refuse a picture without words, and one of somebody else's without a name."""
        result = super().clean(value)
        errors = {}
        if bool(result["words"]) == bool(result["decorative"]):
            errors["words"] = ValidationError(
                "Say what the picture shows, or tick that it only decorates: one of both."
            )
        if result["provenance"] == Provenance.LENT and not result["credit"]:
            errors["credit"] = ValidationError("Say whose picture it is and who let us use it.")
        if errors:
            raise StructBlockValidationError(errors)
        return result
