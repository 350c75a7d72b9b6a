"""Somebody searches, opens a result and comes back: the results are there, and no word of theirs is in an address."""

from playwright.sync_api import Page, expect


def test_the_back_button_leads_to_the_results_again(page: Page) -> None:
    page.goto("/search/")
    field = page.locator("main input[name=q]")
    field.fill("kratom withdrawal")
    field.press("Enter")
    page.wait_for_url("**/search/?s=*")
    results = page.locator(".search-hit a")
    first = results.first.inner_text()
    address = page.url
    assert "kratom" not in address
    assert "withdrawal" not in page.title()
    results.first.click()
    page.wait_for_url("**/learn/kratom/**")
    page.go_back()
    expect(page).to_have_url(address)
    expect(results.first).to_have_text(first)
    expect(page.locator("main input[name=q]")).to_have_value("kratom withdrawal")
