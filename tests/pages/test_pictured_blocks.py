"""Every block that can show a picture: no visit makes one, its size is said, and it waits until it is near."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.blocks import Block, ListBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import Rendition

from pages import pictures
from pages.blocks.streams import BodyStreamBlock, HomeStreamBlock, LegalStreamBlock
from tests.factories import files
from tests.pages.conftest import House
from tests.pages.test_figure import figure, put
from tests.pages.test_files import video
from tests.pages.test_therapy import main_part

#: How to make each of them with an image. Whoever adds such a block adds it here.
PICTURED: dict[str, Callable[[Any], dict[str, Any]]] = {
    "figure": figure,
    "video": lambda image: video(poster=image.pk),
}


def _parts(block: Block) -> Iterator[Block]:
    yield block
    children = [block.child_block] if isinstance(block, ListBlock) else getattr(block, "child_blocks", {}).values()
    for child in children:
        yield from _parts(child)


def test_every_block_that_can_hold_a_picture_is_tried_here() -> None:
    streams = (BodyStreamBlock(), HomeStreamBlock(), LegalStreamBlock())
    holding = {
        name
        for stream in streams
        for name, block in stream.child_blocks.items()
        if any(isinstance(part, ImageChooserBlock) for part in _parts(block))
    }
    assert holding == set(PICTURED)


@pytest.mark.parametrize("name", PICTURED)
def test_a_visit_makes_no_picture_before_and_none_after_it_is_published(
    client: Client, house: House, name: str
) -> None:
    put(house.about, PICTURED[name](files.image()))
    assert not main_part(client, house.about.url).select("img, [poster]")
    assert Rendition.objects.count() == 0
    put(house.about, PICTURED[name](files.image()), publish=True)
    made = Rendition.objects.count()
    assert made == len(pictures.FIGURE)
    (shown,) = main_part(client, house.about.url).select("img, [poster]")
    assert (shown["width"], shown["height"]) == ("800", "600")
    assert shown.get("loading") == "lazy" or shown.get("preload") == "none"
    assert Rendition.objects.count() == made
