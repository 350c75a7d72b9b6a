"""The pattern page holds up: axe finds nothing, nothing scrolls sideways, and every control answers."""

import pytest
from playwright.sync_api import Browser, Locator

from tests.e2e.looks import ZOOMED, a_tab, faults, scrolls_sideways
from tests.e2e.server import RunningSite

#: Rules about a page as a whole, which a page of many samples of the same landmarks cannot keep.
OF_A_PAGE = ("landmark-unique", "landmark-no-duplicate-banner", "region")
SHADES = ["outline-style", "background-color", "color", "border-block-start-color", "text-decoration-line", "translate"]


@pytest.mark.parametrize("query", ["", "?scheme=dark", "?dir=rtl"])
def test_axe_finds_nothing_in_any_state(browser: Browser, site: RunningSite, query: str) -> None:
    with a_tab(browser, site) as page:
        page.goto(f"/patterns/{query}")
        assert not faults(page, without=OF_A_PAGE)


@pytest.mark.parametrize("query", ["", "?dir=rtl", "?width=narrow"])
def test_no_state_scrolls_sideways(browser: Browser, site: RunningSite, query: str) -> None:
    for viewport in (ZOOMED, {"width": 768, "height": 900}, {"width": 1280, "height": 900}):
        with a_tab(browser, site, viewport=viewport) as page:
            page.goto(f"/patterns/{query}")
            assert not scrolls_sideways(page), viewport


def _shades(control: Locator) -> list[str]:
    """Return how the control looks, with the row around a choice, which is what a hand sees change."""
    script = """(control, names) => [control, control.closest('.choice') ?? control].flatMap(
        each => names.map(name => getComputedStyle(each).getPropertyValue(name)))"""
    found: list[str] = control.evaluate(script, SHADES)
    return found


def test_every_control_answers_hover_focus_and_press(browser: Browser, site: RunningSite) -> None:
    with a_tab(browser, site, reduced_motion="reduce") as page:
        page.goto("/patterns/")
        controls = page.locator(".controls").locator("a, button, input, select, summary")
        assert controls.count() > 12
        for control in controls.all():
            name = control.evaluate("each => each.outerHTML.slice(0, 80)")
            page.evaluate("document.activeElement.blur()")
            page.mouse.move(0, 0)
            still = _shades(control)
            control.hover()
            hovered = _shades(control)
            assert hovered != still, f"no hover: {name}"
            if control.evaluate("each => each.matches('a, button')"):
                page.mouse.down()
                assert _shades(control) != hovered, f"no press: {name}"
                page.mouse.move(0, 0)
                page.mouse.up()
            page.keyboard.press("ArrowLeft")  # the browser shows its ring to those who use the keyboard
            control.focus()
            assert _shades(control) != still, f"no focus: {name}"
