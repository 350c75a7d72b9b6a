"""With Tab alone from the first stop of a page to its last: in the order that is seen, with a ring, never hidden."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.every_page import PAGES, show
from tests.e2e.looks import a_tab
from tests.e2e.server import RunningSite

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 700}
#: More than any page has: who gets here goes round in circles.
MOST_STOPS = 300

WALKED = [
    "home",
    "education page",
    "program page",
    "form in error, contact",
    "form in error, call",
    "form in error, family",
    "form in error, insurance",
    "form in error, referral",
    "code in error",
    "message",
    "card in error",
    "look over",
]

#: Runs once on a page, before the first stop. `stop()` tells what is wrong where the focus came to.
WALK = """() => {
    // A ring is drawn by the control itself, by what it covers its card with, or by the row that it is the answer of.
    const drawn = each => [each, each.parentElement, each.closest("label, .choice")].filter(Boolean).flatMap(one =>
        [null, "::after"].map(part => { const look = getComputedStyle(one, part);
            const ring = look.outlineStyle === "none" ? "" : `${look.outlineWidth} ${look.outlineColor}`;
            return `${ring} ${look.boxShadow}`; })).join();
    // At least a line of it, at a place that is not covered.
    const isSeen = each => [...each.getClientRects()].some(box => {
        const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
        const there = document.elementFromPoint((box.left + box.right) / 2, (top + bottom) / 2);
        return bottom - top >= Math.min(box.height - 1, 20) && there
            && (each.contains(there) || there.closest("label")?.control === each);
    });
    // Up is only ever the top of the next column. In a line of text a taller control begins a little higher.
    const goesBack = (from, to) => to.bottom < from.top + 4 && to.left < from.right - 4;
    const place = each => { const { top, bottom, left, right } = each.getBoundingClientRect();
        return { top: top + scrollY, bottom: bottom + scrollY, left, right }; };
    let last = null;
    window.stop = () => {
        const now = document.activeElement, wrong = [];
        const isOver = now === document.body || (last && last.each.compareDocumentPosition(now)
            & Node.DOCUMENT_POSITION_PRECEDING);
        if (last && drawn(last.each) === last.drawn) wrong.push(`no ring: ${last.name}`);
        if (isOver) return { isOver: true, wrong, last: last.name };
        const name = now.outerHTML.replace(/\\s+/g, " ").slice(0, 110);
        if (!isSeen(now)) wrong.push(`out of sight: ${name}`);
        const stands = place(now);
        if (last && goesBack(last.place, stands)) wrong.push(`back from ${last.name} to ${name}`);
        last = { each: now, name, place: stands, drawn: drawn(now) };
        return { isOver: false, wrong };
    };
    // Not from the summary of what is wrong, which has the focus in a form that comes back.
    document.querySelector("a").focus();
}"""

#: What Tab has to come to, in the order of the page. Of the answers to one question it comes to one.
CONTROLS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(each => each.checkVisibility({ visibilityProperty: true }) && each.type !== "hidden" && each.tabIndex >= 0)
    .filter(each => each.type !== "radio" || each === (document.querySelector(`[name="${each.name}"]:checked`)
        ?? document.querySelector(`[name="${each.name}"]`))).length"""


def _open(page: Page, name: str, reached: dict[str, str]) -> None:
    if name in PAGES:
        page.goto(PAGES[name])
    else:
        show(page, reached, name)


def _walk(page: Page) -> tuple[int, list[str]]:
    """Press Tab from the top of the page to its end; return the number of stops, and what was wrong on the way."""
    page.evaluate(WALK)
    wrong: list[str] = []
    for stops in range(MOST_STOPS):
        found: dict[str, Any] = page.evaluate("stop()")
        wrong += found["wrong"]
        if found["isOver"]:
            return stops, wrong
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not come to the end of the page")


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_every_stop_is_in_order_has_a_ring_and_is_seen(
    browser: Browser, site: RunningSite, reached: dict[str, str], window: dict[str, int]
) -> None:
    with a_tab(browser, site, viewport=window, reduced_motion="reduce") as page:
        for name in WALKED:
            _open(page, name, reached)
            stops, wrong = _walk(page)
            assert not wrong, name
            assert stops == page.evaluate(CONTROLS), name


@pytest.mark.parametrize("name", ["home", "education page", "form in error, contact", "code"])
def test_the_first_stop_leads_past_what_is_the_same_on_every_page(
    browser: Browser, site: RunningSite, reached: dict[str, str], name: str
) -> None:
    with a_tab(browser, site, java_script_enabled=False) as page:
        _open(page, name, reached)
        skip = page.get_by_role("link", name="Skip to the main text")
        skip.focus()
        expect(skip).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("main").locator(":focus")).to_have_count(1)


def test_the_open_menu_hides_nothing_that_the_keyboard_comes_to(browser: Browser, site: RunningSite) -> None:
    with a_tab(browser, site, viewport=PHONE, reduced_motion="reduce") as page:
        page.goto("/")
        closed, _ = _walk(page)
        menu = page.locator(".header__summary")
        menu.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".header__drawer")).to_be_visible()
        within = page.locator(".header__drawer").locator("a, input, button").count()
        page.evaluate("document.querySelector('a').focus()")
        expect(page.locator(".header__drawer")).to_be_hidden()
        menu.focus()
        stops, wrong = _walk(page)
        assert not [line for line in wrong if not line.startswith("back from")]  # the menu lies over what comes next
        assert (within > 4, stops) == (True, closed + within)
