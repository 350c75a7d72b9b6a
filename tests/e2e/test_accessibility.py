"""axe finds nothing on any type of page, on the form in error, on an error page, in light and in dark."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.e2e.server import RunningSite

PAGES = {
    "home": "/",
    "education index": "/learn/",
    "education page": "/learn/kratom/",
    "program index": "/programs/",
    "program page": "/programs/intensive-outpatient/",
    "standard page": "/admissions/",
    "therapy": "/programs/how-we-treat/medications/",
    "people": "/about/our-people/",
    "person": "/about/our-people/riley-placeholder/",
    "location": "/about/where-we-are/",
    "insurers": "/cost/insurance/",
    "prices": "/cost/paying-yourself/",
    "articles": "/articles/",
    "article": "/articles/first-72-hours/",
    "legal page": "/legal/",
    "glossary": "/glossary/",
    "family hub": "/families/",
    "crisis lines in full": "/crisis/",
    "where else to turn": "/elsewhere/",
    "self-check": "/self-check/",
    "call sheet": "/call-sheet/",
    "A to Z": "/a-z/",
    "search": "/search/",
    "proof of privacy": "/privacy/proof/",
    "form": "/contact/",
    "thank-you": "/contact/thanks/",
    "not found": "/not-a-page/",
}
FAULT_PAGE = "from django.template.loader import render_to_string; print(render_to_string('500.html'))"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(params=["light", "dark"])
def tab(request: pytest.FixtureRequest, browser: Browser, site: RunningSite) -> Iterator[Page]:
    """Open a tab in one color scheme."""
    context = browser.new_context(
        base_url=site.url, color_scheme=request.param, viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def _faults(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


def test_axe_finds_nothing_on_any_type_of_page(tab: Page) -> None:
    for name, address in PAGES.items():
        tab.goto(address)
        assert not _faults(tab), name


def test_axe_finds_nothing_on_the_form_in_error(tab: Page) -> None:
    tab.goto("/contact/")
    tab.get_by_role("button", name="Send").click()
    tab.get_by_role("alert").wait_for()
    assert not _faults(tab)


def test_axe_finds_nothing_on_the_page_of_an_inner_fault(tab: Page, site: RunningSite) -> None:
    html = site.manage("shell", "-v", "0", "-c", FAULT_PAGE)
    tab.route("**/fault/", lambda route: route.fulfill(status=500, content_type="text/html", body=html))
    tab.goto("/fault/")
    assert tab.get_by_role("heading", level=1).count() == 1
    assert not _faults(tab)


def test_no_page_scrolls_sideways_on_the_smallest_phone(tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    for name, address in PAGES.items():
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, name
