"""The admin runs under a policy without inline scripts: its widgets still start, and nothing breaks the policy."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import sign_in
from tests.e2e.server import RunningSite

ADDRESSES = {
    "editor": ("/admin/", "/admin/pages/", "/admin/images/", "/admin/documents/", "/admin/account/"),
    "reviewer": ("/admin/", "/admin/reports/workflow/", "/admin/reports/site-history/"),
    "administrator": ("/admin/users/", "/admin/users/new/", "/admin/groups/", "/admin/redirects/add/"),
    "admissions": ("/admin/", "/admin/inquiries/"),
}

#: How the address of a request to another origin would begin; the site itself is http://localhost.
ELSEWHERE = ("https:", "http://1", "http://w")

Watched = Callable[[str], tuple[Page, list[str]]]


@pytest.fixture
def watched(browser: Browser, site: RunningSite) -> Iterator[Watched]:
    """Give a way to sign somebody in whose browser's complaints, and requests to elsewhere, are kept."""
    contexts = []

    def sign_somebody_in(username: str) -> tuple[Page, list[str]]:
        context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(30_000)
        contexts.append(context)
        page, complaints = context.new_page(), list[str]()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda sent: complaints.append(sent.url) if "//" in sent.url.removeprefix(site.url) else None
        )
        sign_in(page, username)
        return page, complaints

    yield sign_somebody_in
    for context in contexts:
        context.close()


@pytest.mark.parametrize("username", ADDRESSES)
def test_no_page_of_the_admin_breaks_its_policy(watched: Watched, username: str) -> None:
    page, complaints = watched(username)
    for address in ADDRESSES[username]:
        response = page.goto(address, wait_until="networkidle")
        assert response is not None
        directives = [each.strip() for each in response.headers["content-security-policy"].split(";")]
        assert "script-src 'self'" in directives, address
        assert not complaints, f"{address}: {complaints}"


def test_an_editor_chooses_a_page_a_fact_and_a_date(watched: Watched) -> None:
    page, complaints = watched("editor")
    page.goto("/admin/pages/search/?q=kratom")
    page.get_by_role("link", name="Kratom").first.click()
    page.locator(".chooser__choose-button:visible").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    page.get_by_label("Go live date/time").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    assert not complaints


def test_an_administrator_chooses_a_page_for_a_redirect(watched: Watched) -> None:
    page, complaints = watched("administrator")
    page.goto("/admin/redirects/add/")
    page.get_by_role("button", name="Choose a page").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("dialog").get_by_role("link", name="A place to ask").first.click()
    expect(page.get_by_role("main").locator(".chooser__title:visible")).to_contain_text("A place to ask")
    assert not complaints
