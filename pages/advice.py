"""What an editor is told after saving: nothing that stops the work, but worth a look before the page goes out."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from wagtail.blocks import StreamValue

from pages.blocks.media import FigureBlockValue
from pages.blocks.voices import StoryBlockValue
from pages.imagery import harmful_words


def advise(request: HttpRequest, page: Any) -> None:
    """Tell the editor what was found in the text of the page that was just saved."""
    for words in advice(getattr(page, "body", None)):
        messages.warning(request, words)


def advice(body: StreamValue | None) -> Iterator[str]:
    """Yield what is worth a look, in the order of the text."""
    for block in body or ():
        if isinstance(block.value, FigureBlockValue):
            yield from _of_figure(block.value)
        elif isinstance(block.value, StoryBlockValue) and block.value.left_out:
            yield f"No reader sees the story “{block.value['title']}”: {block.value.why_left_out}."


def _of_figure(figure: FigureBlockValue) -> Iterator[str]:
    image = figure["image"]
    about = [figure["words"], figure["caption"], *([image.title, image.filename] if image else [])]
    found = harmful_words(filter(None, about))
    if found:
        words = ", ".join(f"“{word}”" for word in found)
        yield f"A picture speaks of {words}. Such pictures can set off a craving. Can you show people, a place or help?"
