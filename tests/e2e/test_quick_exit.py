"""The quick way out: by link and by key, and never by typing."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.server import RunningSite

ELSEWHERE = "https://www.weather.gov/"


@pytest.fixture
def form(page: Page) -> Page:
    """Open a page, then the form, and answer for the site that somebody leaves to."""
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(content_type="text/html", body="<title>Weather</title>"))
    page.goto("/admissions/")
    page.goto("/contact/", wait_until="networkidle")
    return page


def _still_there(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Write to us")


def test_typing_capitals_does_not_leave(form: Page) -> None:
    form.get_by_label("What name should we call you?").focus()
    for letter in "ABCDE":
        form.keyboard.down("Shift")
        form.keyboard.press(letter)
        form.keyboard.up("Shift")
    _still_there(form)
    expect(form.get_by_label("What name should we call you?")).to_have_value("ABCDE")


def test_going_back_through_the_fields_does_not_leave(form: Page) -> None:
    for _ in range(4):
        form.keyboard.press("Shift+Tab")
    _still_there(form)


def test_shift_with_clicks_and_a_shift_that_is_held_do_not_leave(form: Page) -> None:
    for _ in range(4):
        form.get_by_role("heading", level=1).click(modifiers=["Shift"])
    form.keyboard.down("Shift")
    for _ in range(4):
        form.keyboard.down("Shift")
    form.keyboard.up("Shift")
    _still_there(form)


def test_three_slow_presses_do_not_leave(form: Page) -> None:
    for _ in range(3):
        form.keyboard.press("Shift")
        form.wait_for_timeout(900)
    _still_there(form)


@pytest.mark.parametrize("in_a_field", [True, False])
def test_shift_three_times_leaves_and_the_back_button_does_not_return(form: Page, in_a_field: bool) -> None:
    if in_a_field:
        form.get_by_label("What name should we call you?").focus()
    for _ in range(3):
        form.keyboard.press("Shift")
    form.wait_for_url(ELSEWHERE)
    form.go_back()
    assert form.url.endswith("/admissions/")


def test_the_link_leaves_and_the_back_button_does_not_return(form: Page) -> None:
    form.get_by_role("link", name="Leave this site quickly").click()
    form.wait_for_url(ELSEWHERE)
    form.go_back()
    assert form.url.endswith("/admissions/")


def test_without_javascript_the_link_still_leaves(browser: Browser, site: RunningSite) -> None:
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    page = context.new_page()
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(content_type="text/html", body="<title>Weather</title>"))
    page.goto("/contact/")
    page.get_by_role("link", name="Leave this site quickly").click()
    page.wait_for_url(ELSEWHERE)
    context.close()


def test_the_page_says_what_leaving_does_not_do(form: Page) -> None:
    expect(form.get_by_role("contentinfo")).to_contain_text("Your browser still keeps its history.")
    title = form.get_by_role("link", name="Leave this site quickly").get_attribute("title")
    assert title is not None
    assert "does not erase your browser history" in title
