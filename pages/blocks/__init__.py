"""The blocks that pages are built of, one module a family. They know no page model."""

from pages.blocks.streams import BodyStreamBlock, HomeStreamBlock, LegalStreamBlock

__all__ = ["BodyStreamBlock", "HomeStreamBlock", "LegalStreamBlock"]
