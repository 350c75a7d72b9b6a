"""The way to a form."""

from django.db import models
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue, TextBlock

from pages.blocks.base import HELP


class Form(models.TextChoices):
    """The forms by the name of their address: they belong to another part of the site, so no more is known here."""

    WRITE = "contact:write", "Write to us"
    CALL = "contact:call", "Ask for a call"
    FAMILY = "contact:family", "For someone they love"
    INSURANCE = "contact:insurance", "Ask what a plan covers"
    REFERRAL = "contact:referral", "For professionals"


class WriteToUsValue(StructValue):
    """An invitation to write."""

    @property
    def button(self) -> str:
        """What stands on the button."""
        return str(self.get("label") or Form(self["form"]).label)


class WriteToUsBlock(StructBlock):
    """An invitation to one of the forms, with what happens to what is written there."""

    title = CharBlock(max_length=120)
    text = TextBlock(required=False, rows=3)
    form = ChoiceBlock(choices=Form.choices, default=Form.WRITE)
    label = CharBlock(required=False, max_length=60, label="On the button", help_text="Empty takes the form's name.")

    class Meta:
        icon = "mail"
        label = "Write to us"
        label_format = "{title}"
        description = "A button that leads to one of the forms."
        group = HELP
        template = "blocks/write_to_us_block.html"
        value_class = WriteToUsValue
        preview_value = {
            "title": "Rather write?",
            "text": "Four questions are enough. You say what is safe for you.",
            "form": Form.WRITE,
        }
