"""Every page holds up in the colors that somebody chose for all pages, and for those who want less motion."""

from playwright.sync_api import Browser

from tests.e2e.every_page import every_page
from tests.e2e.looks import a_tab
from tests.e2e.server import RunningSite

#: Buttons and fields without an edge, which nobody finds when colors are forced.
BARE = """() => [...document.querySelectorAll("input:not([type=hidden]), textarea, select, .button")]
    .filter(each => each.checkVisibility() && !each.closest(".honeypot"))
    .filter(each => parseFloat(getComputedStyle(each).borderBlockStartWidth) < 1
        && !["checkbox", "radio"].includes(each.type))
    .map(each => each.outerHTML.slice(0, 120))"""

#: What still moves for longer than an eye follows.
MOVING = """() => [...document.querySelectorAll("*")].flatMap(each => ["", "::before", "::after"].map(part => {
        const look = getComputedStyle(each, part);
        const times = `${look.transitionDuration}, ${look.animationDuration}`.split(", ").map(parseFloat);
        const moves = look.transitionProperty !== "none" || look.animationName !== "none";
        return moves && Math.max(...times) > 0.01 ? each.className : null;
    })).filter(Boolean)"""


def test_controls_keep_their_edges_and_nothing_moves_for_those_who_asked(
    browser: Browser, site: RunningSite, reached: dict[str, str]
) -> None:
    with a_tab(browser, site, forced_colors="active", reduced_motion="reduce") as page:
        for name in every_page(page, reached):
            assert page.evaluate(BARE) == [], name
            assert page.evaluate(MOVING) == [], name
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto", name
