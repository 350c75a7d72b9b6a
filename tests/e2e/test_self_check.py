"""The self-check in a browser: it asks the network for nothing, adds up right, and forgets. Paper works as well."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.e2e.people import paper_pages, tab_to
from tests.e2e.server import RunningSite

ADDRESS = "/self-check/"
#: The most sheets of paper that it takes.
MOST_PAGES = 4
TRACES = "[localStorage.length, sessionStorage.length, document.cookie, location.href, history.length]"


@pytest.fixture
def sheet(page: Page) -> Page:
    """Open the page and wait until all of it is there."""
    page.goto(ADDRESS, wait_until="networkidle")
    return page


@pytest.fixture
def plain(browser: Browser, site: RunningSite) -> Iterator[Page]:
    """Open the page in a browser with JavaScript off."""
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(ADDRESS, wait_until="networkidle")
    yield page
    context.close()


def _answer(page: Page, *places: int) -> None:
    """Choose the first, second or later answer of each question on alcohol."""
    for question, place in enumerate(places, start=1):
        page.locator(f"#alcohol-{question}-{place}").check()


def _result(page: Page, key: str = "alcohol") -> Locator:
    return page.get_by_role("region").filter(has=page.locator(f"#{key}-title")).get_by_role("status")


def test_answering_asks_the_network_for_nothing_and_leaves_no_trace(sheet: Page) -> None:
    before = sheet.evaluate(TRACES)
    asked: list[str] = []
    sheet.on("request", lambda request: asked.append(request.url))
    _answer(sheet, 5, 5, 5)
    sheet.locator("#drugs-1-2").check()
    sheet.keyboard.press("Enter")
    expect(_result(sheet)).to_contain_text("Your sum: 12 of 12")
    expect(_result(sheet, "drugs")).to_contain_text("Your sum: 1 of 1")
    sheet.get_by_role("button", name="Clear my answers").click()
    sheet.wait_for_load_state("networkidle")
    assert asked == []
    assert sheet.evaluate(TRACES) == before
    assert sheet.context.cookies() == []


def test_the_policy_stops_what_a_script_would_send(sheet: Page) -> None:
    refused = sheet.evaluate(
        """async () => {
            const tries = [() => fetch("/"), () => new Promise((yes, no) => {
              const asked = new XMLHttpRequest();
              asked.onload = yes; asked.onerror = no;
              asked.open("GET", "/"); asked.send();
            })];
            const ends = await Promise.allSettled(tries.map((attempt) => attempt()));
            return ends.map((end) => end.status);
        }"""
    )
    assert refused == ["rejected", "rejected"]


@pytest.mark.parametrize(
    ("places", "total", "title"),
    [
        ((1,), 0, "Below both lines"),
        ((2, 1, 1), 1, "Below both lines"),
        ((3, 1, 1), 2, "Below both lines"),
        ((3, 2, 1), 3, "At the line for women, below the line for men"),
        ((4, 2, 1), 4, "At or above both lines"),
        ((5, 5, 5), 12, "At or above both lines"),
    ],
)
def test_the_answers_are_added_up(sheet: Page, places: tuple[int, ...], total: int, title: str) -> None:
    _answer(sheet, *places)
    expect(_result(sheet).locator("p").nth(0)).to_have_text(f"Your sum: {total} of 12")
    expect(_result(sheet).locator("p").nth(1)).to_have_text(title)


def test_no_sum_stands_there_before_all_that_counts_is_answered(sheet: Page) -> None:
    _answer(sheet, 4, 2)
    expect(_result(sheet)).to_be_empty()
    _answer(sheet, 4, 2, 1)
    expect(_result(sheet)).to_contain_text("4 of 12")
    expect(_result(sheet, "drugs")).to_be_empty()
    expect(sheet.get_by_role("heading", name="What your sum may mean").first).to_be_hidden()


def test_leaving_the_page_forgets_the_answers(sheet: Page) -> None:
    _answer(sheet, 5, 5, 5)
    sheet.get_by_role("link", name="Home").click()
    sheet.wait_for_url("**/")
    sheet.go_back(wait_until="networkidle")
    expect(sheet.locator(":checked")).to_have_count(0)
    expect(_result(sheet)).to_be_empty()


def test_a_page_that_the_browser_kept_whole_comes_back_empty(sheet: Page) -> None:
    _answer(sheet, 5, 5, 5)
    sheet.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(sheet.locator(":checked")).to_have_count(0)
    expect(_result(sheet)).to_be_empty()


def test_the_keyboard_is_enough(sheet: Page) -> None:
    for question, downs in ((1, 3), (2, 1), (3, 1)):
        tab_to(sheet, sheet.locator(f"#alcohol-{question}-1"))
        sheet.keyboard.press("Space")
        for _ in range(downs):
            sheet.keyboard.press("ArrowDown")
    expect(_result(sheet)).to_contain_text("Your sum: 5 of 12")
    button = sheet.get_by_role("button", name="Clear my answers")
    sheet.evaluate("document.getElementById('main').focus()")
    tab_to(sheet, button)
    sheet.keyboard.press("Enter")
    expect(sheet.locator(":checked")).to_have_count(0)


def test_without_javascript_the_page_is_a_sheet_to_add_up_by_hand(plain: Page) -> None:
    plain.locator("#alcohol-1-2").check()
    asked: list[str] = []
    plain.on("request", lambda request: asked.append(request.url))
    plain.keyboard.press("Enter")
    expect(plain.get_by_text("Add up the points that stand beside your answers.")).to_be_visible()
    expect(plain.get_by_text("At or above both lines")).to_be_visible()
    expect(plain.get_by_role("button", name="Clear my answers")).to_be_hidden()
    assert asked == []
    assert plain.url.endswith(ADDRESS)


@pytest.mark.parametrize("script", ["with", "without"])
def test_on_paper_every_answer_has_its_points(context: BrowserContext, plain: Page, script: str) -> None:
    page = context.new_page() if script == "with" else plain
    page.goto(ADDRESS, wait_until="networkidle")
    page.emulate_media(media="print")
    for words in ("4 or more times a week", "points that stand beside", "At or above both lines", "988 Suicide"):
        expect(page.get_by_role("main").get_by_text(words).first).to_be_visible()
    expect(page.get_by_role("main").get_by_text("4 points").first).to_be_visible()
    assert paper_pages(page) <= MOST_PAGES
