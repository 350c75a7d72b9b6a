"""What the visitor's own browser keeps of a form: nothing that the next person at this computer could find."""

from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from contact.intake.forms.ways import WAYS
from tests.e2e.people import Typed, write_inquiry
from tests.e2e.server import RunningSite

TYPED = Typed(reach="left7c1d@example.org", name="left7c1d", message="left7c1d\nleft7c1d")
ADDRESSES = {"contact": "/contact/", "referral": "/contact/professionals/"}

VALUES = "() => [...document.querySelectorAll('.field__input')].map(field => field.value)"
KEPT = """() => JSON.stringify([
  {...localStorage}, {...sessionStorage}, history.state, document.cookie, document.referrer, document.title, name,
])"""


@pytest.fixture
def requests(page: Page) -> list[Request]:
    """Collect every request of the tab."""
    seen: list[Request] = []
    page.on("request", lambda request: seen.append(request))  # noqa: PLW0108 - Playwright takes no built-in method
    return seen


@pytest.fixture
def sent(page: Page, requests: list[Request]) -> Page:
    """Fill the form, send it and come to the thank-you page."""
    write_inquiry(page, TYPED)
    page.wait_for_url("**/contact/thanks/**")
    return page


def _history(page: Page) -> list[dict[str, Any]]:
    tab = page.context.new_cdp_session(page)
    entries: list[dict[str, Any]] = tab.send("Page.getNavigationHistory")["entries"]
    return entries


def test_the_back_button_shows_an_empty_form(sent: Page) -> None:
    sent.go_back()
    expect(sent.get_by_role("heading", level=1)).to_have_text("Write to us")
    values = sent.evaluate(VALUES)
    assert len(values) >= 3
    assert not [value for value in values if value and value != "00"]
    assert sent.locator(":checked:is([type=checkbox], [type=radio]:not([value='']))").count() == 0
    sent.go_forward()
    sent.wait_for_url("**/contact/thanks/**")


def test_history_and_storage_hold_nothing_typed(sent: Page) -> None:
    entries = _history(sent)
    assert [entry["userTypedURL"] for entry in entries if "thanks" in entry["url"]]
    assert "left7c1d" not in str(entries)
    kept = sent.evaluate(KEPT)
    assert "left7c1d" not in kept
    assert sent.context.cookies() == []
    sent.reload()  # asks for the page again, and sends nothing a second time
    assert sent.context.storage_state()["origins"] == []


@pytest.mark.parametrize("start", ["the form", "the thank-you page"])
def test_no_other_site_hears_where_the_visitor_came_from(
    sent: Page, requests: list[Request], site: RunningSite, start: str
) -> None:
    if start == "the form":
        sent.goto("/contact/")
    elsewhere = site.url.replace("localhost", "127.0.0.1")  # another origin for a browser
    sent.evaluate("address => { location.href = address }", f"{elsewhere}/")
    sent.wait_for_url(f"{elsewhere}/")
    assert "referer" not in next(one for one in requests if one.url == f"{elsewhere}/").all_headers()
    heard = {one.all_headers().get("referer", "") for one in requests if one.url.startswith(site.url)}
    assert not [referer for referer in heard if referer and not referer.startswith(site.url)]
    assert "left7c1d" not in str(heard)
    assert [one for one in requests if one.method == "POST"]


@pytest.mark.parametrize("way", WAYS)
def test_no_browser_is_asked_to_remember_or_to_fill_in(page: Page, way: str) -> None:
    response = page.goto(ADDRESSES.get(way, f"/contact/{way}/"))
    assert response
    assert "no-store" in response.headers["cache-control"]
    fields = page.locator(".field__input")
    assert fields.count() >= 2
    for field in fields.all():
        assert (field.get_attribute("autocomplete"), field.get_attribute("spellcheck")) == ("off", "false")
