"""What somebody takes along to a phone call, on paper."""

from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock

from pages.blocks.base import HELP


class AskBlock(StructBlock):
    """A question for the one who picks up."""

    question = CharBlock(max_length=160)
    listen_for = TextBlock(required=False, rows=2, help_text="What a good answer says. It fits any center, not ours.")

    class Meta:
        icon = "help"
        label = "Question"
        label_format = "{question}"


class AskedBlock(StructBlock):
    """Something that a caller may be asked. What has no reason is not asked."""

    what = CharBlock(max_length=160)
    why = TextBlock(rows=2)

    class Meta:
        icon = "help"
        label = "What we may ask"
        label_format = "{what}"


class CallSheetBlock(StructBlock):
    """A sheet for the call. It has room to write on paper; on the screen there is nothing to fill in."""

    ask_title = CharBlock(max_length=120, default="What you can ask any center")
    ask = ListBlock(AskBlock(), label="Questions to ask", min_num=1)
    asked_title = CharBlock(max_length=120, default="What we may ask you, and why")
    asked = ListBlock(AskedBlock(), label="What we may ask", min_num=1)
    not_needed = TextBlock(required=False, rows=2, help_text="What nobody has to tell in a first call.")

    class Meta:
        icon = "clipboard-list"
        label = "Sheet for the call"
        description = "Two lists to print: questions to ask any center, with room to write, and what you may ask."
        group = HELP
        template = "blocks/call_sheet_block.html"
        preview_value = {
            "ask_title": "What you can ask any center",
            "ask": [
                {"question": "Who picks up this phone?", "listen_for": "The name of the place and of the company."},
                {"question": "Is anyone paid for my call?", "listen_for": "It should be no."},
            ],
            "asked_title": "What we may ask you, and why",
            "asked": [{"what": "What you take, and when last", "why": "To know if stopping could be dangerous."}],
            "not_needed": "Your full name.",
        }
