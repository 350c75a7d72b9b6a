"""One walk through every page, in one tab: at 400 %, at every width, with spaced letters, and from right to left."""

from collections import defaultdict

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.every_page import PAGES, every_page
from tests.e2e.looks import OUT_OF_THE_WINDOW, SPACED_OUT, ZOOMED, a_tab
from tests.e2e.server import RunningSite

WIDTHS = (320, 390, 768, 1280, 1920)

#: Words that a box hides, and words that stand out of a box with an edge or a ground of its own. What is there for a
#: screen reader alone, or for a machine alone, is left out; so is the pixel that such words take up.
CUT_OFF = """() => {
    const forAll = each => each.checkVisibility() && each.innerText?.trim()
        && getComputedStyle(each).clipPath === "none" && !each.closest(".visually-hidden, .honeypot");
    const hides = value => ["hidden", "clip"].includes(value);
    const isBox = look => parseFloat(look.borderInlineEndWidth) > 0 || look.backgroundColor !== "rgba(0, 0, 0, 0)";
    return [...document.body.querySelectorAll("*")].filter(each => {
        const across = each.scrollWidth - each.clientWidth, down = each.scrollHeight - each.clientHeight;
        if (across < 2 && down < 2) return false;
        const look = getComputedStyle(each);
        if (look.display === "inline" || !forAll(each)) return false;
        return across > 1 && hides(look.overflowX) || down > 1 && hides(look.overflowY) || across > 2 && isBox(look);
    }).map(each => `${each.tagName}.${each.className}: ${each.innerText.slice(0, 60)}`);
}"""

#: Arrows to the side that still point where people came from.
UNTURNED = """() => [...document.querySelectorAll(".icon--arrow")]
    .filter(each => each.checkVisibility() && getComputedStyle(each).scale !== "-1 1")
    .map(each => `arrow in ${each.parentElement.className}`)"""

#: All three looks of a page at one width. The sheet of the spaced letters goes away again.
LOOKS = f"""() => {{
    const cutOff = {CUT_OFF}, outside = {OUT_OF_THE_WINDOW}, unturned = {UNTURNED};
    const asItIs = [...cutOff(), ...outside()];
    document.documentElement.dir = "rtl";
    const turned = [...unturned(), ...cutOff(), ...outside()];
    document.documentElement.dir = "ltr";
    ({SPACED_OUT})();
    const spaced = [...cutOff(), ...outside()];
    document.adoptedStyleSheets = [];
    return {{ "as it is": asItIs, "right to left": turned, "spaced out": spaced }};
}}"""

#: The same with words that no column holds, in whatever people write or read, spaced out and from right to left.
LONG_WORDS = f"""() => {{
    const word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente".repeat(2);
    document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, summary, cite), footer p")
        .forEach(each => each.append(word));
    ({SPACED_OUT})();
    const outside = {OUT_OF_THE_WINDOW}, found = outside();
    document.documentElement.dir = "rtl";
    return [...found, ...outside()];
}}"""

#: What is wrong in a window so low: what stays in place takes too much of it, or the title cannot be brought into view.
MAGNIFIED = f"""() => {{
    const stays = [...document.body.querySelectorAll("*")]
        .filter(each => ["fixed", "sticky"].includes(getComputedStyle(each).position) && each.checkVisibility())
        .reduce((sum, each) => sum + each.getBoundingClientRect().height, 0);
    const title = document.querySelector("main h1");
    title.scrollIntoView({{ block: "center", behavior: "instant" }});
    const {{ left, right, top, height }} = title.getBoundingClientRect();
    const middle = document.elementFromPoint((left + right) / 2, top + height / 2);
    return [
        ...({OUT_OF_THE_WINDOW})(),
        ...(stays > innerHeight / 5 ? [`${{stays}} pixels do not move with the page`] : []),
        ...(title.contains(middle) ? [] : [`the title lies below ${{middle?.className}}`]),
    ];
}}"""


def _looked_at(page: Page) -> dict[str, list[str]]:
    """Return what is wrong with the page that stands in the tab, by kind."""
    page.set_viewport_size(ZOOMED)
    wrong = defaultdict(list, {"magnified": page.evaluate(MAGNIFIED)})
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for kind, lines in page.evaluate(LOOKS).items():
            wrong[kind] += [f"{width}: {line}" for line in lines]
    page.set_viewport_size(ZOOMED)
    wrong["long words"] = page.evaluate(LONG_WORDS)
    return wrong


@pytest.fixture(scope="module")
def found(browser: Browser, site: RunningSite, reached: dict[str, str]) -> dict[str, dict[str, list[str]]]:
    """Walk through every page once; return what is wrong, by page and by kind."""
    with a_tab(browser, site, viewport=ZOOMED, reduced_motion="reduce") as page:
        return {name: _looked_at(page) for name in every_page(page, reached)}


@pytest.mark.parametrize("kind", ["magnified", "as it is", "spaced out", "right to left", "long words"])
def test_nothing_is_cut_off_covered_or_out_of_the_window(found: dict[str, dict[str, list[str]]], kind: str) -> None:
    assert len(found) > len(PAGES)
    assert {name: wrong[kind] for name, wrong in found.items() if wrong[kind]} == {}
