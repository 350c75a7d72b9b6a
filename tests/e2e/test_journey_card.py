"""Somebody without JavaScript asks what a plan covers and adds two photos of the card; the desk opens them."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from tests.contact.pictures.hostile import exif, photo
from tests.e2e.people import sign_in

#: Nobody else who sends this form has it.
MEMBER = "KV900417"


def _photo(data: bytes) -> FilePayload:
    return {"name": "IMG_0042.jpg", "mimeType": "image/jpeg", "buffer": data}


def _ask_the_plan(page: Page) -> None:
    page.goto("/contact/insurance/")
    page.get_by_label("How can we reach you?").fill("(305) 555-0163")
    page.get_by_label("What name should we call you?").fill("Robin Vale")
    page.get_by_role("link", name="Go on").click()
    page.get_by_label("Whose care is it about?").fill("Robin Vale")
    page.get_by_label("When were they born?").fill("3/31/1990")
    page.get_by_label("What is the name of the insurance?").fill("Blue Hills Health")
    page.get_by_label("What is the member ID?").fill(MEMBER)
    page.locator("label[for=id_benefits]").click()
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/contact/thanks/**")


def _shots(page: Page, screenshots: Path, name: str, height: int = 900) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": height})
        page.screenshot(path=screenshots / f"{name}-{width}.png", full_page=True)


@pytest.mark.parametrize("width", [390])
def test_two_photos_are_added_without_a_script_and_opened_at_the_desk(
    plain_page: Page, context: BrowserContext, screenshots: Path
) -> None:
    page = plain_page
    _ask_the_plan(page)
    _shots(page, screenshots, "card-offer")
    page.get_by_label("Photo of the front").set_input_files(_photo(b"no picture"))
    page.get_by_label("Photo of the back").set_input_files(_photo(photo("JPEG", 1_200, 760, exif=exif(1).tobytes())))
    page.get_by_role("button", name="Add photos").click()
    expect(page.get_by_text("The back: we locked it and kept it.")).to_be_visible()
    expect(page.locator(".field__error")).to_contain_text("We could not read this picture of the front")
    _shots(page, screenshots, "card-problem")
    page.get_by_label("Photo of the front").set_input_files(_photo(photo("JPEG", 1_200, 760)))
    page.get_by_role("button", name="Add the photo").click()
    page.wait_for_url("**/contact/card/**")
    expect(page.get_by_text("We have both sides")).to_be_visible()
    _shots(page, screenshots, "card-kept")
    _open_at_the_desk(context, screenshots)


def _open_at_the_desk(context: BrowserContext, screenshots: Path) -> None:
    desk = context.new_page()
    sign_in(desk, "admissions")
    desk.goto("/admin/inquiries/")
    rows = desk.get_by_role("row").filter(has_text="Benefits check")
    records = [str(link.get_attribute("href")) for link in rows.get_by_role("rowheader").get_by_role("link").all()]
    for record in records:  # others send this form to the same site
        desk.goto(record)
        if desk.get_by_text(MEMBER).count():
            break
    for side in ("front", "back"):
        with context.expect_page() as opening:
            desk.get_by_role("button", name=f"Insurance card, {side}").click()
        card = opening.value
        card.wait_for_load_state()
        assert card.evaluate("document.images[0].naturalWidth") == 1_200
        card.screenshot(path=screenshots / f"card-opened-{side}.png")
        card.close()
    desk.reload()
    _shots(desk, screenshots, "desk-card", height=2_200)  # the admin scrolls inside of its own frame
