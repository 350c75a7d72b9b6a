"""A visitor goes through the steps of a form and back, without a script, and loses nothing."""

from pathlib import Path

from playwright.sync_api import Page, expect


def _go_on(page: Page) -> None:
    page.get_by_role("link", name="Go on").click()


def test_a_family_goes_through_the_steps_and_back(plain_page: Page, screenshots: Path) -> None:
    page = plain_page
    page.goto("/contact/family/")
    expect(page.get_by_label("What should we call them?")).to_be_hidden()
    page.get_by_label("How can we reach you?").fill("(305) 555-0148")
    page.get_by_label("What name should we call you?").fill("Sam")
    _go_on(page)
    expect(page.get_by_label("What name should we call you?")).to_be_hidden()
    page.get_by_label("What should we call them?").fill("Alex")
    _go_on(page)
    page.get_by_label("Which language is best for you?").fill("Spanish")
    page.go_back()
    expect(page.get_by_label("What should we call them?")).to_have_value("Alex")
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_label("What name should we call you?")).to_have_value("Sam")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/contact/thanks/**")
    assert "Alex" not in page.url
    assert "Sam" not in page.url
    expect(page.get_by_role("heading", name="For you, until we talk")).to_be_visible()
    page.screenshot(path=screenshots / f"family-thanks-{page.viewport_size['width']}.png", full_page=True)  # type: ignore[index]  # it was set above


def test_an_early_send_names_what_is_missing_in_later_steps(plain_page: Page, screenshots: Path) -> None:
    page = plain_page
    page.goto("/contact/insurance/")
    expect(page.get_by_role("button", name="Send")).to_be_hidden()
    page.get_by_label("What name should we call you?").fill("Sam")
    page.get_by_label("What name should we call you?").press("Enter")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page.get_by_label("What name should we call you?")).to_have_value("Sam")
    summary.get_by_role("link", name="Enter the member ID from the card.").click()
    expect(page.get_by_label("What is the member ID?")).to_be_focused()
    page.screenshot(path=screenshots / f"insurance-errors-{page.viewport_size['width']}.png", full_page=True)  # type: ignore[index]  # it was set above
