"""Every block that a page offers, from its own preview value: as it is, with one item, with many, with long words."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wagtail.blocks import Block, CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.rich_text import RichText

from legacy_site.patterns.samples import LONG_WORD, Pattern, Sample
from pages.blocks import BodyStreamBlock, HomeStreamBlock, LegalStreamBlock

MANY = 9


def block_patterns() -> list[Pattern]:
    """Return a pattern for each block of each stream, by its label. A new block appears by itself."""
    across = {type(block) for block in HomeStreamBlock().child_blocks.values()}
    return [
        Pattern(
            name=str(block.label),
            words=block.get_description(),
            samples=_that_differ(_samples(block, across=type(block) in across)),
        )
        for block in offered()
    ]


def offered() -> list[Block]:
    """Return one block of each class that a stream offers."""
    streams: list[StreamBlock] = [BodyStreamBlock(), HomeStreamBlock(), LegalStreamBlock()]
    by_class = {type(block): block for stream in streams for block in stream.child_blocks.values()}
    return sorted(by_class.values(), key=lambda block: str(block.label))


def _samples(block: Block, *, across: bool) -> Iterator[Sample]:
    value = block.get_preview_value()
    yield Sample(state="as in the picker of the editor", html=_draw(block, value))
    if across:
        yield Sample(state="across a page of bands", html=_draw(block, value), across=True)
    yield Sample(state="with one item", html=_draw(block, reshaped(block, value, items=lambda each: each[:1])))
    yield Sample(
        state="with many items",
        html=_draw(block, reshaped(block, value, items=lambda each: (each * MANY)[:MANY])),
    )
    yield Sample(
        state="with long words", html=_draw(block, reshaped(block, value, words=lambda text: f"{text} {LONG_WORD}"))
    )
    for name, choice, label in _choices(block):
        changed = block.normalize({**value, name: choice}) if isinstance(block, StructBlock) else value
        yield Sample(state=f"{name}: {label}", html=_draw(block, changed))


def _that_differ(samples: Iterable[Sample]) -> list[Sample]:
    """Return the samples without those that look as an earlier one: a block without a list has no many items."""
    return list({(sample.html, sample.across): sample for sample in reversed(list(samples))}.values())[::-1]


def _draw(block: Block, value: Any) -> Any:
    return block.render(value, context={"citations": None})


def _choices(block: Block) -> Iterator[tuple[str, str, str]]:
    """Yield each choice that the block itself offers, such as a tone."""
    for name, child in getattr(block, "child_blocks", {}).items():
        if isinstance(child, ChoiceBlock):
            yield from ((name, str(key), str(label)) for key, label in child.field.choices if key)


def reshaped(
    block: Block,
    value: Any,
    *,
    items: Callable[[list[Any]], list[Any]] = list,
    words: Callable[[str], str] = str,
) -> Any:
    """Return the value with every list and every text in it changed; chosen rows and numbers stay as they are."""

    def inner(child: Block, of: Any) -> Any:
        return reshaped(child, of, items=items, words=words)

    if isinstance(block, StructBlock):
        changed = {name: inner(child, value.get(name)) for name, child in block.child_blocks.items()}
        return block.normalize(changed)
    if isinstance(block, ListBlock):
        return block.normalize([inner(block.child_block, each) for each in items(list(value or []))])
    if isinstance(block, RichTextBlock):
        return RichText(value.source + f"<p>{words('')}</p>") if value and words("") else value
    if isinstance(block, (CharBlock, TextBlock)):
        return words(value) if value else value
    return value
