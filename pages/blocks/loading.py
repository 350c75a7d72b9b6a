"""Loads everything that a stream refers to in one query a model.

Stock Wagtail loads chosen snippets and pages once for each block type and field, so a page with sources in six kinds
of blocks asks six times. Here the ids are gathered from the raw JSON first, and the choosers take from what was loaded.
"""

import copy
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from wagtail.blocks import (
    Block,
    ChooserBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

Reference = tuple[type[Model], int]
Loader = Callable[[type[Model], set[int]], Mapping[int, Model]]
Loaded = Mapping[type[Model], Mapping[int, Model]]

_loaded: ContextVar[Loaded | None] = ContextVar("loaded", default=None)
_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*\bid="(\d+)"|<a\b[^>]*\bid="(\d+)"[^>]*\blinktype="page"')


def loaded_pages() -> Mapping[int, Any] | None:
    """Return the pages that were loaded for the stream that is being read; None outside of that."""
    loaded = _loaded.get()
    return None if loaded is None else loaded.get(Page, {})


class _FromLoadedMixin:
    """Takes what was loaded for the whole stream; outside of that, loads as Wagtail does."""

    model_class: type[Model]

    def bulk_to_python(self, values: list[int | None]) -> list[Model | None]:
        """Return one object for each id, in order; a deleted one is None."""
        loaded = _loaded.get()
        if loaded is None:
            result: list[Model | None] = super().bulk_to_python(values)  # type: ignore[misc]  # the chooser's own
            return result
        known = loaded.get(self.model_class, {})
        return [copy.copy(known.get(value)) if value is not None else None for value in values]


class FactChooserBlock(_FromLoadedMixin, SnippetChooserBlock):
    """Chooses a shared fact."""


class PictureChooserBlock(_FromLoadedMixin, ImageChooserBlock):
    """Chooses an image."""


class FileChooserBlock(_FromLoadedMixin, DocumentChooserBlock):
    """Chooses a document: a file that visitors can load."""


class LinkedPageBlock(_FromLoadedMixin, PageChooserBlock):
    """Chooses a page of this site."""


def references(block: Block, raw: Any) -> Iterator[Reference]:
    """Yield what a raw value refers to: chosen snippets and pages, and the pages that rich text links to."""
    if not raw:
        return
    if isinstance(block, ChooserBlock):
        yield block.model_class, raw
    elif isinstance(block, RichTextBlock):
        yield from ((Page, int(first or second)) for first, second in _PAGE_LINK.findall(raw))
    else:
        for child, value in _children(block, raw):
            yield from references(child, value)


def _children(block: Block, raw: Any) -> Iterable[tuple[Block, Any]]:
    """Return the blocks inside a compound block with the raw value of each."""
    if isinstance(block, StructBlock):
        return [(child, raw.get(name)) for name, child in block.child_blocks.items()]
    if isinstance(block, StreamBlock):
        return [(block.child_blocks[i["type"]], i["value"]) for i in raw if i["type"] in block.child_blocks]
    if isinstance(block, ListBlock):
        return [(block.child_block, item["value"] if _is_item(item) else item) for item in raw]
    return []


def _is_item(item: Any) -> bool:
    """Tell today's form of a list item from the bare value that Wagtail stored long ago."""
    return isinstance(item, dict) and item.get("type") == "item" and "id" in item and "value" in item


def from_database(model: type[Model], ids: set[int]) -> Mapping[int, Model]:
    """Load rows by id, in one query."""
    found: Mapping[int, Model] = model._default_manager.in_bulk(ids)
    return found


def load_stream(value: StreamValue, loader: Loader = from_database) -> None:
    """Turn the whole stream into Python values, with one call of the loader for each model that it refers to."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for model, pk in references(value.stream_block, value.get_prep_value()):
        wanted[model].add(pk)
    token = _loaded.set({model: loader(model, ids) for model, ids in wanted.items()})
    try:
        list(value)
    finally:
        _loaded.reset(token)
