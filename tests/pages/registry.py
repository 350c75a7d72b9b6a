"""Every block that an editor can meet: those of the streams, and those inside them."""

from collections.abc import Iterator

from wagtail.blocks import Block, ListBlock, StructBlock

from pages.blocks import BodyStreamBlock, HomeStreamBlock


def registered() -> list[Block]:
    """Return one block of each class that a stream offers, by name."""
    streams = (BodyStreamBlock(), HomeStreamBlock())
    by_class = {type(block): block for stream in streams for block in stream.child_blocks.values()}
    return sorted(by_class.values(), key=name_of)


def nested(block: Block) -> Iterator[Block]:
    """Yield the block and every block inside it."""
    yield block
    if isinstance(block, StructBlock):
        for child in block.child_blocks.values():
            yield from nested(child)
    elif isinstance(block, ListBlock):
        yield from nested(block.child_block)


def name_of(block: Block) -> str:
    """Return the class's name, which pytest shows."""
    return type(block).__name__
