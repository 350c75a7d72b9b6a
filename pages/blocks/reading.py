"""Blocks of questions, and of what to read next."""

from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue
from wagtail.models import Page

from pages.blocks.base import READ_ON, ProseBlock
from pages.blocks.loading import LinkedPageBlock


class QuestionBlock(StructBlock):
    """A question and its answer."""

    question = CharBlock(max_length=200)
    answer = ProseBlock(small=True)

    class Meta:
        icon = "help"
        label = "Question"
        label_format = "{question}"


class FaqBlock(StructBlock):
    """Questions that people ask, each opening to its answer."""

    title = CharBlock(max_length=120, default="Questions people ask")
    questions = ListBlock(QuestionBlock(), min_num=1)

    class Meta:
        icon = "help"
        label = "Questions and answers"
        description = "Questions that people ask. Each opens to its answer."
        group = READ_ON
        template = "blocks/faq_block.html"
        preview_value = {
            "title": "Questions people ask",
            "questions": [
                {"question": "Do I have to stop first?", "answer": "<p>No. Call us as you are.</p>"},
                {"question": "Can my family come?", "answer": "<p>Yes, if you want that.</p>"},
            ],
        }


class RelatedPagesBlockValue(StructValue):
    """Related pages that leads nowhere dead."""

    @property
    def live_pages(self) -> list[Page]:
        """The chosen pages that still exist and are published."""
        return [page for page in self["pages"] if page is not None and page.live]


class RelatedPagesBlock(StructBlock):
    """What to read next."""

    title = CharBlock(max_length=120, default="Read next")
    pages = ListBlock(LinkedPageBlock(), min_num=1)

    class Meta:
        icon = "doc-full"
        label = "Related pages"
        description = "Links to other pages of this site, by their own titles."
        group = READ_ON
        template = "blocks/related_pages_block.html"
        value_class = RelatedPagesBlockValue

    def get_preview_value(self) -> StructValue:
        """Show the first published pages below the home page."""
        return self.normalize({"title": "Read next", "pages": list(Page.objects.live().filter(depth__gt=2)[:3])})
