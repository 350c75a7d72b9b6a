"""The page for when nothing of ours runs: whole in itself, honest, and with the numbers as they stand."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command

from pages.chrome import site_chrome


def test_where_it_can_not_be_written_it_is_said(tmp_path: Path, db: None) -> None:
    with pytest.raises(CommandError):
        call_command("write_fallback_page", str(tmp_path / "nowhere" / "page.html"))


def test_it_asks_for_nothing_and_says_that_nothing_was_sent(tmp_path: Path, demo_site: None) -> None:
    path = tmp_path / "page.html"
    call_command("write_fallback_page", str(path), verbosity=0)
    text = path.read_text(encoding="utf-8")
    page = BeautifulSoup(text, "html.parser")
    assert not page.select("script, link, img, iframe, form, [src]")
    assert not re.search(r"url\(|@import", text)
    assert "NOT sent" in page.get_text()
    links = {str(link["href"]) for link in page.select("a")}
    chrome = site_chrome()
    assert chrome.phone is not None
    assert {chrome.phone.href, "tel:911", "tel:988"} <= links
    assert all(link.startswith(("tel:", "sms:")) for link in links)
    assert not list(tmp_path.glob("*.tmp"))


def test_with_nothing_known_it_still_shows_the_national_lines(tmp_path: Path, db: None) -> None:
    call_command("write_fallback_page", str(tmp_path / "page.html"), verbosity=0)
    assert 'href="tel:988"' in (tmp_path / "page.html").read_text(encoding="utf-8")
