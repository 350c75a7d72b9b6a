"""A long page is laid out as it is read, and nobody notices: each way into it leads to the right words."""

import re
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


def test_what_is_not_yet_laid_out_is_there_for_a_search_and_a_screen_reader(page: Page) -> None:
    page.goto(ADDRESS)
    put_off = page.locator(".reading__text > .flow--therapies")
    assert put_off.evaluate("each => getComputedStyle(each).contentVisibility") == "auto"
    expect(page.get_by_role("heading", name="What you may be offered")).to_have_count(1)
    assert page.evaluate("window.find('Motivational interviewing')")
    expect(put_off.get_by_text(re.compile("Motivational interviewing")).first).to_be_in_viewport()


def test_on_paper_nothing_is_put_off(page: Page) -> None:
    page.goto(ADDRESS)
    page.emulate_media(media="print")
    shown = page.locator(".reading__text > .flow").evaluate_all(
        "all => all.map(e => getComputedStyle(e).contentVisibility)"
    )
    assert set(shown) == {"visible"}
