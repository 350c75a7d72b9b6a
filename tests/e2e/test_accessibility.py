"""axe finds nothing on any type of page, on the form in error, on an error page, in light and in dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.every_page import every_page
from tests.e2e.looks import faults
from tests.e2e.server import RunningSite

FAULT_PAGE = "from django.template.loader import render_to_string; print(render_to_string('500.html'))"


@pytest.fixture(params=["light", "dark"])
def tab(request: pytest.FixtureRequest, browser: Browser, site: RunningSite) -> Iterator[Page]:
    """Open a tab in one color scheme."""
    context = browser.new_context(
        base_url=site.url, color_scheme=request.param, viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_any_type_of_page(tab: Page, reached: dict[str, str]) -> None:
    for name in every_page(tab, reached):
        assert not faults(tab), name


def test_axe_finds_nothing_on_the_form_in_error(tab: Page) -> None:
    tab.goto("/contact/")
    tab.get_by_role("button", name="Send").click()
    tab.get_by_role("alert").wait_for()
    assert not faults(tab)


def test_axe_finds_nothing_on_the_page_of_an_inner_fault(tab: Page, site: RunningSite) -> None:
    html = site.manage("shell", "-v", "0", "-c", FAULT_PAGE)
    tab.route("**/fault/", lambda route: route.fulfill(status=500, content_type="text/html", body=html))
    tab.goto("/fault/")
    assert tab.get_by_role("heading", level=1).count() == 1
    assert not faults(tab)
