"""On paper: the words, the sources with their addresses, the crisis numbers and who we are; nothing to click."""

import re

import pytest
from playwright.sync_api import Page

#: What nobody can use on paper.
NOT_PRINTED = (
    ".header__nav, .header__menu, .header__search, .crisis-bar, .call-bar, .toc, .toc-fold, .skip-link, .helpful"
)

#: What would be drawn over the words, on one page of paper or on all of them.
STAYING = """() => [...document.querySelectorAll("body *")]
    .filter(each => each.checkVisibility() && ["fixed", "sticky"].includes(getComputedStyle(each).position))
    .map(each => each.className)"""

#: A page of paper in the file that Chromium prints to.
SHEET = re.compile(rb"/Type\s*/Page\b")
MOST_SHEETS = 12


@pytest.mark.parametrize("address", ["/", "/learn/kratom/", "/programs/intensive-outpatient/", "/privacy-practices/"])
def test_a_printed_page_holds_what_matters_and_nothing_to_click(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(f":is({NOT_PRINTED}):visible").count() == 0
    assert page.locator("footer a[href='tel:988']").is_visible()
    assert page.locator(".footer__brand").is_visible()
    assert page.evaluate(STAYING) == []
    dark = "() => getComputedStyle(document.querySelector('h1')).color"
    for button in page.locator("main .button:visible").all():
        assert button.evaluate("each => getComputedStyle(each).color") == page.evaluate(dark)


def test_printed_sources_show_their_addresses_and_answers_are_open(page: Page) -> None:
    page.goto("/learn/kratom/")
    page.emulate_media(media="print")
    after = "each => getComputedStyle(each, '::after').content"
    for source in page.locator(".sources__name a").all():
        assert str(source.get_attribute("href")) in source.evaluate(after)
    height = "each => each.getBoundingClientRect().height"
    assert all(each.evaluate(height) > 20 for each in page.locator(".faq__answer").all())


@pytest.mark.parametrize("address", ["/", "/learn/kratom/", "/programs/intensive-outpatient/", "/privacy-practices/"])
def test_a_printed_page_says_where_it_stands_and_of_which_day_it_is(page: Page, address: str) -> None:
    page.goto(address)
    printed = page.locator(".printed")
    assert not printed.is_visible()
    page.emulate_media(media="print")
    canonical = str(page.locator("link[rel=canonical]").get_attribute("href"))
    assert re.fullmatch(rf"{re.escape(canonical)}, published on \w+ \d+, 20\d\d", printed.inner_text().strip())


@pytest.mark.parametrize("address", ["/search/", "/a-z/", "/privacy/proof/", "/contact/"])
def test_a_printed_page_that_is_not_in_the_tree_says_where_it_stands(page: Page, address: str) -> None:
    page.goto(address)
    printed = page.locator(".printed")
    assert not printed.is_visible()
    page.emulate_media(media="print")
    assert printed.is_visible()
    assert printed.inner_text().strip().endswith(address)


def test_the_longest_page_fits_on_a_dozen_sheets(page: Page) -> None:
    page.goto("/learn/kratom/")
    assert 1 < len(SHEET.findall(page.pdf(format="A4"))) <= MOST_SHEETS
    assert len(SHEET.findall(page.pdf(format="Letter"))) <= MOST_SHEETS
