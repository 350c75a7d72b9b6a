"""The bar at the foot of a phone's screen covers nothing that matters, and goes when it is told to."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.server import RunningSite

#: The link, button or fold that has the focus, and whether any of it is left uncovered by the bar.
HIDDEN_FOCUS = """() => {
  const focus = document.activeElement, bar = document.querySelector(".call-bar");
  if (!focus || focus === document.body || bar.contains(focus)) return null;
  const { top, bottom } = focus.getBoundingClientRect();
  return bottom > bar.getBoundingClientRect().top && top < innerHeight ? focus.outerHTML.slice(0, 120) : null;
}"""
MOST_TABS = 150


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def phone(request: pytest.FixtureRequest, browser: Browser, site: RunningSite) -> Iterator[Page]:
    """Open a tab on a phone, with and without JavaScript."""
    context = browser.new_context(
        base_url=site.url, java_script_enabled=request.param, viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def test_it_can_be_hidden_and_comes_back_on_the_next_page(phone: Page) -> None:
    phone.goto("/admissions/")
    bar = phone.get_by_role("complementary", name="Call, write or leave")
    expect(bar.get_by_role("link", name="Call")).to_be_in_viewport()
    bar.locator("summary").click()
    expect(bar.get_by_role("link", name="Call")).to_be_hidden()
    expect(bar).not_to_be_in_viewport()
    assert phone.context.cookies() == []
    phone.goto("/cost/")
    expect(bar.get_by_role("link", name="Call")).to_be_in_viewport()


def test_the_end_of_the_page_lies_above_it(phone: Page) -> None:
    phone.goto("/admissions/")
    phone.keyboard.press("End")
    last = phone.get_by_role("contentinfo").get_by_text("Your browser still keeps its history.")
    bar = phone.get_by_role("complementary", name="Call, write or leave")
    expect(last).to_be_in_viewport()
    words, fixed = last.bounding_box(), bar.bounding_box()
    assert words is not None
    assert fixed is not None
    assert words["y"] + words["height"] <= fixed["y"]


def test_what_has_the_focus_is_never_behind_it(browser: Browser, site: RunningSite) -> None:
    page = browser.new_page(base_url=site.url, viewport={"width": 390, "height": 700}, reduced_motion="reduce")
    page.goto("/admissions/", wait_until="networkidle")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        assert page.evaluate(HIDDEN_FOCUS) is None
        if page.evaluate("document.activeElement.closest('.call-bar') !== null"):
            break
    else:
        raise AssertionError("the keyboard does not reach the bar")
    page.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (800, 900), (640, 360)])
def test_it_is_for_small_screens_with_room_for_it(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/admissions/")
    expect(page.locator(".call-bar")).to_be_hidden()


def test_it_is_not_on_paper(phone: Page) -> None:
    phone.goto("/admissions/")
    phone.emulate_media(media="print")
    expect(phone.locator(".call-bar")).to_be_hidden()
