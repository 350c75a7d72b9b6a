"""The pages for when nothing of ours answers: whole in themselves, honest, and with the numbers as they stand."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command

from pages.chrome import site_chrome

#: What each must say of the message that somebody may just have sent.
SAID = {"unavailable.html": "your message was NOT sent", "too-large.html": "We did NOT get what you just sent"}


def test_where_they_can_not_be_written_it_is_said(tmp_path: Path, db: None) -> None:
    with pytest.raises(CommandError, match=r"unavailable\.html could not be written"):
        call_command("write_fallback_pages", str(tmp_path / "nowhere"), verbosity=0)


@pytest.mark.parametrize("name", SAID)
def test_it_asks_for_nothing_and_says_that_nothing_was_sent(name: str, tmp_path: Path, demo_site: None) -> None:
    call_command("write_fallback_pages", str(tmp_path), verbosity=0)
    text = (tmp_path / name).read_text(encoding="utf-8")
    page = BeautifulSoup(text, "html.parser")
    assert not page.select("script, link, img, iframe, form, [src]")
    assert not re.search(r"url\(|@import", text)
    assert SAID[name] in page.get_text()
    # Photos follow a message: whoever sends one must not take the message for lost.
    assert re.search(r"before (it )?is not affected", page.get_text())
    links = {str(link["href"]) for link in page.select("a")}
    chrome = site_chrome()
    assert chrome.phone is not None
    assert {chrome.phone.href, "tel:911", "tel:988"} <= links
    assert all(link.startswith(("tel:", "sms:")) for link in links)
    assert not list(tmp_path.glob("*.tmp"))


@pytest.mark.parametrize("name", SAID)
def test_with_nothing_known_it_still_shows_the_national_lines(name: str, tmp_path: Path, db: None) -> None:
    call_command("write_fallback_pages", str(tmp_path), verbosity=0)
    assert 'href="tel:988"' in (tmp_path / name).read_text(encoding="utf-8")
