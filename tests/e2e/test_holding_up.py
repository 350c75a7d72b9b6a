"""Every type of page holds up: spaced letters, long words, right to left, forced colors, less motion."""

import pytest
from playwright.sync_api import Browser

from tests.e2e.looks import SPACED_OUT, a_tab, scrolls_sideways
from tests.e2e.server import RunningSite

each_type = pytest.mark.parametrize("address", ["/", "/learn/kratom/", "/programs/intensive-outpatient/", "/contact/"])
PHONE = {"width": 320, "height": 640}

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente" * 2

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


@each_type
def test_text_with_more_space_or_longer_words_or_turned_around_stays_in_the_window(
    browser: Browser, site: RunningSite, address: str
) -> None:
    with a_tab(browser, site, viewport=PHONE) as page:
        page.goto(address)
        page.evaluate(SPACED_OUT)
        assert not scrolls_sideways(page)
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert not scrolls_sideways(page)
        page.evaluate(
            """word => document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, summary, cite), footer p")
                .forEach(each => each.append(word))""",
            LONG_WORD,
        )
        assert not scrolls_sideways(page)


@each_type
def test_controls_keep_their_edges_and_nothing_moves_for_those_who_asked(
    browser: Browser, site: RunningSite, address: str
) -> None:
    with a_tab(browser, site, forced_colors="active", reduced_motion="reduce") as page:
        page.goto(address)
        assert page.evaluate(BARE) == []
        assert page.evaluate(MOVING) == []
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
