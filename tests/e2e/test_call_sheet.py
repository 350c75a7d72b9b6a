"""The sheet for the call is paper: nothing on it can be filled in, and it fits on two sheets."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import paper_pages

ADDRESS = "/call-sheet/"


@pytest.fixture
def sheet(page: Page) -> Page:
    """Open the page."""
    page.goto(ADDRESS, wait_until="networkidle")
    return page


def test_nothing_on_it_takes_what_somebody_types(sheet: Page) -> None:
    main = sheet.get_by_role("main")
    expect(main.locator("input, textarea, select, form, [contenteditable]")).to_have_count(0)


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_it_takes_two_sheets_of_paper_at_most(sheet: Page, size: str) -> None:
    assert 1 <= paper_pages(sheet, size) <= 2


def test_paper_has_both_lists_room_to_write_and_the_crisis_lines(sheet: Page) -> None:
    sheet.emulate_media(media="print")
    main = sheet.get_by_role("main")
    expect(main.get_by_text("Is anyone paid for my call")).to_be_visible()
    expect(main.get_by_text("What you can keep to yourself")).to_be_visible()
    rooms = main.locator(".call-sheet__room")
    expect(rooms).to_have_count(main.locator(".call-sheet__ask li").count())
    box = rooms.first.bounding_box()
    assert box is not None
    assert box["height"] >= 30
    expect(sheet.get_by_role("contentinfo").get_by_role("link", name="Call 988")).to_be_visible()
    expect(main.get_by_text("Talk to someone")).to_be_hidden()
