"""What may stand on which page."""

from wagtail.blocks import StreamBlock

from pages.blocks.call_sheet import CallSheetBlock
from pages.blocks.care import LevelsOfCareBlock, PhoneCallBlock, StepsBlock, TherapiesBlock
from pages.blocks.changes import ChangesBlock
from pages.blocks.elsewhere import NotUsBlock
from pages.blocks.facts import EffectsBlock, KeyFactsBlock, TimelineBlock
from pages.blocks.files import DownloadBlock, VideoBlock
from pages.blocks.media import FigureBlock
from pages.blocks.money import InsurersBlock, PricesBlock
from pages.blocks.paths import PathsBlock
from pages.blocks.reading import FaqBlock, RelatedPagesBlock
from pages.blocks.sources import SourcesBlock
from pages.blocks.tables import ComparisonTableBlock, DrugFactsBlock
from pages.blocks.text import CalloutBlock, HeadingBlock, ParagraphBlock
from pages.blocks.urgent import CareCardBlock, CrisisLinesBlock, OverdoseBlock
from pages.blocks.voices import QuoteBlock, StoryBlock
from pages.blocks.writing import WriteToUsBlock


class BodyStreamBlock(StreamBlock):
    """The body of an education, program or standard page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    callout = CalloutBlock()
    quote = QuoteBlock()
    key_facts = KeyFactsBlock()
    effects = EffectsBlock()
    timeline = TimelineBlock()
    drug_facts = DrugFactsBlock()
    comparison = ComparisonTableBlock()
    figure = FigureBlock()
    video = VideoBlock()
    download = DownloadBlock()
    care_card = CareCardBlock()
    overdose = OverdoseBlock()
    crisis_lines = CrisisLinesBlock()
    levels_of_care = LevelsOfCareBlock()
    prices = PricesBlock()
    insurers = InsurersBlock()
    therapies = TherapiesBlock()
    steps = StepsBlock()
    phone_call = PhoneCallBlock()
    write_to_us = WriteToUsBlock()
    call_sheet = CallSheetBlock()
    not_us = NotUsBlock()
    paths = PathsBlock()
    story = StoryBlock()
    faq = FaqBlock()
    related_pages = RelatedPagesBlock()
    sources = SourcesBlock()
    changes = ChangesBlock()

    class Meta:
        block_counts = {"sources": {"max_num": 1}, "changes": {"max_num": 1}}


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
    write_to_us = WriteToUsBlock()
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
    write_to_us = WriteToUsBlock()
    related_pages = RelatedPagesBlock()
    sources = SourcesBlock()

    class Meta:
        block_counts = {"sources": {"max_num": 1}}
