"""How a page is looked at by people who change their browser, and what must not go wrong then."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.e2e.server import RunningSite

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

#: A window of 1280 by 1024 at 400 %, as WCAG 1.4.10 counts it.
ZOOMED: ViewportSize = {"width": 320, "height": 256}

#: What stands out of the window at its side, when the page can be moved to the side at all.
OUT_OF_THE_WINDOW = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
        .map(each => [each, each.getBoundingClientRect()])
        .filter(([each, box]) => box.right > width + 1 || box.left < -1)
        .map(([each]) => `${each.tagName}.${each.className}`).slice(0, 20);
}"""

#: WCAG 1.4.12: line height, and the space after a paragraph and between letters and words.
SPACED_OUT = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
        * { word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""


@contextmanager
def a_tab(browser: Browser, site: RunningSite, **look: Any) -> Iterator[Page]:
    """Open a tab with a look of its own: a viewport, a color scheme, forced colors, less motion."""
    context = browser.new_context(base_url=site.url, **({"viewport": {"width": 1280, "height": 900}} | look))
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def faults(page: Page, *, without: tuple[str, ...] = ()) -> list[str]:
    """Return what axe finds on the page."""
    options = {"runOnly": RULES, "rules": {rule: {"enabled": False} for rule in without}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def scrolls_sideways(page: Page) -> list[str]:
    """Return what stands out of the window at its side; nothing when the page fits."""
    found: list[str] = page.evaluate(OUT_OF_THE_WINDOW)
    return found
