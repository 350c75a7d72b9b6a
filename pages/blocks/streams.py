"""What may stand on which page."""

from wagtail.blocks import StreamBlock

from pages.blocks.care import LevelsOfCareBlock, PhoneCallBlock, StepsBlock, TherapiesBlock
from pages.blocks.facts import EffectsBlock, KeyFactsBlock, TimelineBlock
from pages.blocks.paths import PathsBlock
from pages.blocks.reading import FaqBlock, RelatedPagesBlock
from pages.blocks.sources import SourcesBlock
from pages.blocks.text import CalloutBlock, HeadingBlock, ParagraphBlock
from pages.blocks.urgent import CareCardBlock, OverdoseBlock


class BodyStreamBlock(StreamBlock):
    """The body of an education, program or standard page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    callout = CalloutBlock()
    key_facts = KeyFactsBlock()
    effects = EffectsBlock()
    timeline = TimelineBlock()
    care_card = CareCardBlock()
    overdose = OverdoseBlock()
    levels_of_care = LevelsOfCareBlock()
    therapies = TherapiesBlock()
    steps = StepsBlock()
    phone_call = PhoneCallBlock()
    faq = FaqBlock()
    related_pages = RelatedPagesBlock()
    sources = SourcesBlock()

    class Meta:
        block_counts = {"sources": {"max_num": 1}}


class HomeStreamBlock(StreamBlock):
    """The body of the home page: ways on, and what a first-time reader asks."""

    paths = PathsBlock()
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    callout = CalloutBlock()
    key_facts = KeyFactsBlock()
    levels_of_care = LevelsOfCareBlock()
    steps = StepsBlock()
    phone_call = PhoneCallBlock()
    faq = FaqBlock()
    related_pages = RelatedPagesBlock()
    sources = SourcesBlock()

    class Meta:
        block_counts = {"sources": {"max_num": 1}}


class LegalStreamBlock(StreamBlock):
    """The body of a notice or policy: plain words in order, and whom to ask."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    callout = CalloutBlock()
    steps = StepsBlock()
    phone_call = PhoneCallBlock()
    related_pages = RelatedPagesBlock()
    sources = SourcesBlock()

    class Meta:
        block_counts = {"sources": {"max_num": 1}}
