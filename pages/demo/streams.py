"""Turns the body of a demo page into block values: keys and paths become the facts and pages that they name."""

import re
from collections.abc import Callable
from typing import Any

from django.db.models import Model
from wagtail.blocks import Block, ListBlock, PageChooserBlock, RichTextBlock, StreamBlock, StreamValue, StructBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

_PAGE_LINK = re.compile(r'href="page:([^"]*)"')

#: Returns the page at a path below the home page, or None where an editor has removed it.
FindPage = Callable[[str], Page | None]


class ContentError(Exception):
    """The demo content names something that does not exist."""


def stream_value(stream: StreamBlock, items: list[dict[str, Any]], find_page: FindPage) -> StreamValue:
    """Return the items as a value that the stream has checked. Raises ContentError for a wrong name or key."""
    blocks = [
        (item["type"], _value(_child(stream, item["type"]), {k: v for k, v in item.items() if k != "type"}, find_page))
        for item in items
    ]
    value: StreamValue = stream.clean(stream.normalize(blocks))
    return value


def _child(block: StructBlock | StreamBlock, name: str) -> Block:
    try:
        return block.child_blocks[name]
    except KeyError:
        raise ContentError(f"{type(block).__name__} has no “{name}”") from None


def _value(block: Block, raw: Any, find_page: FindPage) -> Any:
    """Return what a file says as this block takes it."""
    if isinstance(block, StructBlock):
        given = {name: _value(_child(block, name), value, find_page) for name, value in raw.items()}
        return {
            name: given[name] if name in given else child.get_default() for name, child in block.child_blocks.items()
        }
    if isinstance(block, ListBlock):
        found = [_value(block.child_block, item, find_page) for item in raw]
        return [item for item in found if item is not None]
    if isinstance(block, RichTextBlock):
        return block.normalize(_with_links(raw.strip(), find_page))
    if isinstance(block, PageChooserBlock):
        return find_page(raw)
    if isinstance(block, SnippetChooserBlock):
        return fact_with_key(block.target_model, raw)
    return raw.strip() if isinstance(raw, str) else raw


def _with_links(html: str, find_page: FindPage) -> str:
    """Replace each `href="page:path"` by Wagtail's own link, which follows the page wherever it moves."""

    def link(match: re.Match[str]) -> str:
        page = find_page(match[1])
        return f'linktype="page" id="{page.pk}"' if page else 'href="/"'

    return _PAGE_LINK.sub(link, html)


def fact_with_key(model: type[Model], key: str) -> Model:
    """Return the shared fact with this key. Raises ContentError where there is none."""
    """Return the shared fact with this key. Raises ContentError where there is none."""
    fact = model._default_manager.filter(key=key).first()
    if fact is None:
        raise ContentError(f"There is no {model._meta.verbose_name} with the key “{key}”")
    return fact
