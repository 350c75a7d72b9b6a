"""An editor changes the kratom page, a clinical reviewer publishes it, and the visitor sees it at once."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import sign_in
from tests.e2e.server import RunningSite

NEW_WORDS = "Kratom is the leaf of a tree. Here is what we know, and what to do tonight."

OpenTab = Callable[[], Page]


@pytest.fixture
def tab(browser: Browser, site: RunningSite) -> Iterator[OpenTab]:
    """Give a way to open a tab in a context of its own, as another person on another machine."""
    contexts = []

    def open_tab() -> Page:
        context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(60_000)
        contexts.append(context)
        return context.new_page()

    yield open_tab
    for context in contexts:
        context.close()


def _edit_kratom(editor: Page) -> None:
    editor.goto("/admin/pages/search/?q=kratom")
    editor.get_by_role("link", name=re.compile("^Kratom")).first.click()
    editor.get_by_label("Opening words").fill(NEW_WORDS)


def _see_preview(editor: Page, screenshots: Path) -> None:
    editor.get_by_role("button", name="Toggle preview").click()
    expect(editor.frame_locator("#w-preview-iframe").get_by_text(NEW_WORDS)).to_be_visible(timeout=90_000)
    editor.screenshot(path=screenshots / "editor-preview-1280.png")


def _submit(editor: Page) -> None:
    editor.get_by_role("button", name="More actions").click()
    expect(editor.get_by_role("button", name="Publish")).to_have_count(0)
    editor.get_by_role("button", name="Submit to Clinical review").click()
    expect(editor.get_by_role("status").first).to_contain_text("submitted")


def _approve(reviewer: Page, screenshots: Path) -> None:
    reviewer.screenshot(path=screenshots / "reviewer-home-1280.png")
    reviewer.get_by_role("link", name=re.compile("^Kratom")).first.click()
    reviewer.get_by_role("button", name="More actions").click()
    reviewer.get_by_role("button", name="Approve and Publish", exact=True).click()
    expect(reviewer.get_by_role("status").first).to_contain_text("has been updated")


def test_an_editor_submits_a_reviewer_publishes_the_visitor_sees(tab: OpenTab, screenshots: Path) -> None:
    editor, reviewer, visitor = tab(), tab(), tab()
    sign_in(editor, "editor")
    _edit_kratom(editor)
    _see_preview(editor, screenshots)
    _submit(editor)
    visitor.goto("/learn/kratom/")
    expect(visitor.get_by_text(NEW_WORDS)).to_have_count(0)
    sign_in(reviewer, "reviewer")
    _approve(reviewer, screenshots)
    visitor.reload()
    expect(visitor.get_by_text(NEW_WORDS)).to_be_visible()
