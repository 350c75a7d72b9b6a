"""What people do on the site, as the journeys need it: tab to a thing, sign in, write an inquiry."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from legacy_site.accounts.management.commands.load_demo_accounts import DEMO_PASSWORD

MOST_TABS = 150


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the keyboard does not reach it")


def sign_in(page: Page, username: str) -> None:
    """Sign a demo account in to the admin."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


def paper_pages(page: Page, size: str = "Letter") -> int:
    """Print the page and return how many sheets of paper it takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))


@dataclass(frozen=True)
class Typed:
    """What somebody types into the form."""

    reach: str
    name: str
    message: str


def write_inquiry(page: Page, typed: Typed) -> None:
    """Fill the form and send it."""
    page.goto("/contact/")
    page.get_by_label("How can we reach you?").fill(typed.reach)
    page.get_by_label("What name should we call you?").fill(typed.name)
    page.get_by_text("Someone I care about").click()
    page.get_by_label("Is there more you want to tell us?").fill(typed.message)
    page.get_by_role("button", name="Send").click()
