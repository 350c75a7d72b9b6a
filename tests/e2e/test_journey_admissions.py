"""Admissions sign in, claim an inquiry, open it, note and close it; nobody else sees that it exists."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import Typed, sign_in, write_inquiry
from tests.e2e.server import RunningSite

TYPED = Typed(reach="(305) 555-0163", name="Robin Vale", message="My brother will not talk to me.")


def _shots(page: Page, screenshots: Path, name: str) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 1400})
        page.reload()  # the admin's sidebar moves when the width changes
        page.screenshot(path=screenshots / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


LIST_IDS = "from contact.models import Inquiry; print(*Inquiry.objects.values_list('pk', flat=True))"


def _ids(site: RunningSite) -> set[str]:
    return set(site.manage("shell", "-v", "0", "-c", LIST_IDS).split())


@pytest.fixture
def waiting(page: Page, site: RunningSite) -> str:
    """Leave an inquiry for the desk, as a visitor does, and return its id: other journeys leave theirs too."""
    before = _ids(site)
    write_inquiry(page, TYPED)
    page.wait_for_url("**/contact/thanks/**")
    (new,) = _ids(site) - before
    return new


@pytest.mark.parametrize("username", ["editor", "reviewer", "administrator"])
def test_everybody_else_gets_nothing(page: Page, waiting: str, username: str) -> None:
    sign_in(page, username)
    expect(page.get_by_role("link", name="Inquiries")).to_have_count(0)
    for address in ("/admin/inquiries/", f"/admin/inquiries/{waiting}/"):
        response = page.goto(address)
        assert response is not None
        assert response.status == 404


def _claim(page: Page, inquiry_id: str) -> None:
    row = page.get_by_role("row").filter(has_text=inquiry_id[:8])
    row.get_by_role("button", name="Claim and open").click()


def test_admissions_claim_open_note_and_close(page: Page, waiting: str, screenshots: Path) -> None:
    sign_in(page, "admissions")
    page.goto("/admin/inquiries/")
    expect(page.get_by_text(TYPED.name)).to_have_count(0)
    _shots(page, screenshots, "desk-list")
    _claim(page, waiting)
    expect(page.get_by_text(TYPED.name)).to_be_visible()
    assert TYPED.name not in page.title() + page.url
    expect(page.get_by_text("Do not leave a voicemail")).to_be_visible()
    page.get_by_label("Add a note").fill("Called at noon. They will think about it.")
    page.get_by_role("button", name="Add the note").click()
    expect(page.get_by_text("Called at noon. They will think about it.")).to_be_visible()
    _shots(page, screenshots, "desk-record")
    _close(page)
    expect(page.get_by_role("status")).to_contain_text("is closed")


def _close(page: Page) -> None:
    page.get_by_text("Close this inquiry").first.click()
    page.get_by_label("Referred elsewhere, connected").check()
    page.get_by_role("button", name="Close").click()


def test_a_colleague_sees_who_looked_before(page: Page, browser: Browser, site: RunningSite, waiting: str) -> None:
    sign_in(page, "admissions")
    page.goto("/admin/inquiries/")
    _claim(page, waiting)
    page.wait_for_url("**/admin/inquiries/*/")
    record = page.url
    colleague = browser.new_context(base_url=site.url).new_page()
    sign_in(colleague, "supervisor")
    colleague.goto(record)
    expect(colleague.locator(".record__aside")).to_contain_text("Maya")
    assert "The audit is whole" in site.manage("audit_verify")
    colleague.context.close()
