"""Every block: how the picker shows it, and that its template draws its preview."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import get_template
from wagtail.blocks import Block, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.blocks.facts import TimelineEntryBlock
from pages.blocks.paths import PathBlock
from pages.blocks.text import HeadingBlock
from tests.factories.pages import EducationPageFactory, StandardPageFactory, site_home
from tests.factories.snippets import PhoneLineFactory
from tests.pages.registry import name_of, nested, registered

each_block = pytest.mark.parametrize("block", registered(), ids=name_of)
GROUPS = {"Words", "Facts at a glance", "Pictures, film and files", "Getting help", "Questions and reading on"}
TEMPLATES = Path(settings.BASE_DIR) / "templates" / "blocks"


def preview(block: Block) -> str:
    """Return the block drawn from its preview value, as the picker draws it."""
    return str(block.render(block.get_preview_value(), context={}))


@each_block
def test_the_picker_can_show_it(block: Block) -> None:
    assert block.is_previewable
    assert block.meta.icon != "placeholder"
    assert block.meta.group in GROUPS
    assert len(block.get_description()) > 20
    assert block.meta.label


@each_block
def test_it_draws_its_preview_without_any_row_in_the_database(block: Block, db: None) -> None:
    drawn = BeautifulSoup(preview(block), "html.parser")
    assert drawn.find(True), "nothing was drawn"
    headings = drawn.find_all(re.compile("^h[1-6]$"))
    levels = [int(heading.name[1]) for heading in headings]
    assert 1 not in levels
    assert all(later <= earlier + 1 for earlier, later in zip([1, *levels], levels, strict=False)), levels
    assert all(heading.get_text(strip=True) for heading in headings)


@each_block
def test_its_template_has_its_name(block: Block) -> None:
    snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name_of(block)).lower()
    assert block.meta.template == f"blocks/{snake}.html"
    get_template(block.meta.template)


def test_no_block_template_is_dead() -> None:
    used = {block.meta.template for block in registered()}
    assert {f"blocks/{path.name}" for path in TEMPLATES.glob("*.html")} == used


def test_only_what_a_stream_offers_has_a_template() -> None:
    inner = [each for block in registered() for each in nested(block) if each is not block]
    assert not [name_of(each) for each in inner if isinstance(each, StructBlock) and hasattr(each.meta, "template")]


def test_no_struct_is_anonymous() -> None:
    everything = [each for block in registered() for each in nested(block)]
    assert StructBlock not in {type(each) for each in everything}


@pytest.mark.parametrize(
    ("start", "end", "unit", "label"),
    [
        (12, 48, "hours", "12 to 48 hours"),
        (1, None, "weeks", "1 week"),
        (3, 3, "days", "3 days"),
        (0, 1, "days", "0 to 1 days"),
    ],
)
def test_a_stretch_of_time_says_itself(start: int, end: int | None, unit: str, label: str) -> None:
    value = TimelineEntryBlock().to_python({"start": start, "end": end, "unit": unit, "title": "", "text": ""})
    assert value.label == label


def test_a_stretch_may_not_end_before_it_starts() -> None:
    block = TimelineEntryBlock()
    value = block.to_python({"start": 9, "end": 2, "unit": "days", "title": "It eases", "text": "Slowly."})
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(value)
    assert "before the start" in str(error.value.block_errors["end"])


def test_a_path_leads_to_one_place(db: None) -> None:
    page = StandardPageFactory(parent=site_home())
    block = PathBlock()
    with pytest.raises(StructBlockValidationError) as error:
        block.clean(block.to_python({"title": "For me", "page": page.pk, "to_form": True}))
    assert "not both" in str(error.value.block_errors["to_form"])


def test_a_path_to_a_draft_is_no_path(db: None) -> None:
    page = StandardPageFactory(parent=site_home(), live=False)
    value = PathBlock().to_python({"title": "For me", "page": page.pk})
    assert value.live_page is None


def test_a_heading_without_letters_still_has_an_id() -> None:
    value: StructValue = HeadingBlock().to_python({"text": "…"})
    assert value.anchor == "section"


def test_the_call_block_previews_a_real_line_where_there_is_one(db: None) -> None:
    line = PhoneLineFactory(number="+12025550188")
    html = preview(next(block for block in registered() if name_of(block) == "PhoneCallBlock"))
    assert line.href in html


def test_related_pages_preview_published_pages(db: None) -> None:
    home = site_home()
    EducationPageFactory(parent=home, title="A published one")
    EducationPageFactory(parent=home, title="A draft", live=False)
    html = preview(next(block for block in registered() if name_of(block) == "RelatedPagesBlock"))
    assert "A published one" in html
    assert "A draft" not in html
