"""A flood in a real browser: with scripts the work is done meanwhile, without them the second page is enough."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.server import RunningSite, running_site


@pytest.fixture(scope="module")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """Serve a site for which every submission is one too many."""
    with running_site(tmp_path_factory.mktemp("flooded"), CONTACT_NETWORK_FLOOD="0") as site:
        yield site


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def visitor(request: pytest.FixtureRequest, browser: Browser, flooded: RunningSite) -> Iterator[tuple[Page, bool]]:
    """Open a tab with or without scripts."""
    context = browser.new_context(base_url=flooded.url, java_script_enabled=request.param)
    context.set_default_timeout(30_000)
    yield context.new_page(), request.param
    context.close()


def test_a_person_gets_through_a_flood(visitor: tuple[Page, bool]) -> None:
    page, has_scripts = visitor
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto("/contact/call/")
    page.fill("[name=reach]", "202-555-0123")
    page.fill("[name=name]", "Robin Redbreast")
    page.check("[name=about][value=self]")
    page.locator("form.form button[type=submit]", has_text="Send").first.click()

    page.wait_for_selector("form[data-target]")
    assert "Robin Redbreast" in page.inner_text("form[data-target]")
    if has_scripts:
        # A polling function would be code from a string, which our policy refuses.
        expect(page.locator("[name=solution]")).not_to_have_value("", timeout=30_000)
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/contact/thanks/**")
    assert refused == []


def test_who_presses_before_the_work_is_done_is_sent_when_it_is(browser: Browser, flooded: RunningSite) -> None:
    context = browser.new_context(base_url=flooded.url)
    page = context.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    page.goto("/contact/call/")
    page.fill("[name=reach]", "202-555-0124")
    page.fill("[name=name]", "Robin")
    page.check("[name=about][value=self]")
    page.locator("form.form button[type=submit]", has_text="Send").first.click()
    page.wait_for_selector("form[data-target]")
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/contact/thanks/**")
    assert "solution=&" not in sent[-1]
    context.close()
