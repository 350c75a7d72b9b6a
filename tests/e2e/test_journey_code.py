"""Somebody writes, takes the code home on paper, and comes back with it, without a script and on any screen."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.server import RunningSite

CANARY = "canary58c2"


def _write(page: Page) -> str:
    page.goto("/contact/")
    page.get_by_label("How can we reach you?").fill("(305) 555-0148")
    page.get_by_label("What name should we call you?").fill(CANARY)
    page.get_by_label("Me", exact=True).check()
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/contact/thanks/**")
    return page.locator(".code-sheet__code").inner_text().strip()


def _enter(page: Page, code: str) -> None:
    page.goto("/contact/code/")
    page.get_by_role("textbox", name="Your code").fill(code.lower())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your message", exact=True)).to_be_visible()


def test_a_code_adds_a_line_and_erases(plain_page: Page, width: int, screenshots: Path, site: RunningSite) -> None:
    page = plain_page
    code = _write(page)
    assert code not in page.url
    page.screenshot(path=screenshots / f"code-thanks-{width}.png", full_page=True)
    page.emulate_media(media="print")
    expect(page.locator(".code-sheet")).to_be_visible()
    expect(page.locator(".page-header")).to_be_hidden()
    page.screenshot(path=screenshots / f"code-print-{width}.png", full_page=True)
    page.emulate_media(media="screen")

    _enter(page, code)
    expect(page.get_by_text("We have your message and have not opened it yet.")).to_be_visible()
    page.screenshot(path=screenshots / f"code-message-{width}.png", full_page=True)
    page.get_by_label("What do you want to add?").fill(f"{CANARY} can talk after six")
    page.get_by_role("button", name="Add this").click()
    expect(page.get_by_text("We kept it.")).to_be_visible()
    page.get_by_role("button", name="Stop all contact").click()
    expect(page.get_by_text("You asked us not to contact you any more.")).to_be_visible()

    page.get_by_role("button", name="Erase my message").click()
    expect(page.get_by_role("heading", name="What stays")).to_be_visible()
    page.screenshot(path=screenshots / f"code-question-{width}.png", full_page=True)
    page.get_by_role("button", name="Erase it").click()
    expect(page.get_by_role("heading", name="Certificate")).to_be_visible()
    page.screenshot(path=screenshots / f"code-certificate-{width}.png", full_page=True)

    _is_found_no_more(page, code)
    page.screenshot(path=screenshots / f"code-wrong-{width}.png", full_page=True)
    logged = site.log.read_text()
    assert not [word for word in (CANARY, code, code.replace("-", "")) if word in logged]


def _is_found_no_more(page: Page, code: str) -> None:
    page.goto("/contact/code/")
    expect(page.get_by_role("textbox", name="Your code")).to_have_value("")
    page.get_by_role("textbox", name="Your code").fill(code)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("Nothing is found with this code")).to_be_visible()
    assert page.url.endswith("/contact/code/")
