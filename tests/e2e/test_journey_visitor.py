"""A visitor without JavaScript and without a mouse reads about kratom and writes to the center."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.people import tab_to


def _shot(page: Page, screenshots: Path, name: str) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    page.screenshot(path=screenshots / f"{name}-{width}.png", full_page=True)


def _read_about_kratom(page: Page, screenshots: Path) -> None:
    page.goto("/")
    _shot(page, screenshots, "home")
    tab_to(page, page.get_by_role("main").get_by_role("link", name="I want to understand kratom"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kratom")
    expect(page.get_by_role("heading", name="If someone takes too much")).to_be_visible()
    _shot(page, screenshots, "kratom")


def _answer(page: Page) -> None:
    tab_to(page, page.get_by_label("How can we reach you?"))
    page.keyboard.type("(305) 555-0148")
    tab_to(page, page.get_by_label("What name should we call you?"))
    page.keyboard.type("Sam")
    tab_to(page, page.get_by_label("Me", exact=True))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_label("You may send me text messages"))
    page.keyboard.press("Space")


def test_a_visitor_reads_and_writes_by_keyboard_without_javascript(plain_page: Page, screenshots: Path) -> None:
    page = plain_page
    _read_about_kratom(page, screenshots)
    page.reload()  # a person at the end of a long page starts over from its top
    tab_to(page, page.get_by_role("link", name="Skip to writing to us"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write to us")
    _shot(page, screenshots, "form")
    _answer(page)
    tab_to(page, page.get_by_role("button", name="Send"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/contact/thanks/**")
    _shot(page, screenshots, "thanks")
    expect(page.get_by_role("main")).to_contain_text("911")


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(plain_page: Page, screenshots: Path) -> None:
    page = plain_page
    page.goto("/contact/")
    page.get_by_label("How can we reach you?").fill("not a number")
    page.get_by_label("Is there more you want to tell us?").fill("Please call after six.")
    page.get_by_role("button", name="Send").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(3)
    expect(page.get_by_label("How can we reach you?")).to_have_value("not a number")
    expect(page.get_by_label("Is there more you want to tell us?")).to_have_value("Please call after six.")
    _shot(page, screenshots, "form-errors")
    summary.get_by_role("link").first.click()
    expect(page.get_by_label("How can we reach you?")).to_be_focused()
