"""Each way into a long page leads to the right words."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.server import RunningSite

ADDRESS = "/learn/kratom/"
#: Parts far below the first view: a heading that the contents lead to, a source, and the end of the text.
PARTS = ("#is-kratom-legal", "#source-12", "#changes")
#: Where a part may stand that was jumped to: below the upper edge, with some room.
ROOM = range(101)
SIZES = ((1280, 900), (390, 844))


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def page(request: pytest.FixtureRequest, browser: Browser, site: RunningSite) -> Iterator[Page]:
    """Open a window in which smooth scrolling is on, as most visitors have it."""
    width, height = request.param
    context = browser.new_context(
        base_url=site.url, viewport={"width": width, "height": height}, reduced_motion="no-preference"
    )
    yield context.new_page()
    context.close()


def lands_at(page: Page, part: str) -> int:
    """Return where a part stands once nothing moves any more, counted from the upper edge of the window."""
    found = page.locator(f"[id='{part[1:]}']")
    expect(found).to_be_in_viewport()
    before, after = -1.0, 0.0
    while before != after:
        before = after
        page.wait_for_timeout(300)
        after = (found.bounding_box() or {"y": -9999.0})["y"]
    return round(after)


@pytest.mark.parametrize("part", PARTS)
def test_who_comes_from_elsewhere_to_a_part_of_the_page_is_there(page: Page, part: str) -> None:
    page.goto(ADDRESS + part)
    assert lands_at(page, part) in ROOM


def test_the_contents_lead_to_the_last_part(page: Page) -> None:
    page.goto(ADDRESS)
    fold = page.locator(".toc-fold__summary")
    if fold.is_visible():
        fold.click()
    link = page.locator(".toc__link:visible").last
    part = str(link.get_attribute("href"))
    link.click()
    assert lands_at(page, part) in ROOM
