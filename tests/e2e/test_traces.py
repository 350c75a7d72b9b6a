"""What a visitor typed is nowhere: not in the database, the logs, the mail or the temporary folders."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.people import Typed, sign_in, write_inquiry
from tests.e2e.server import RunningSite

#: 20 strings that stand nowhere else: 5 inquiries, each with one in every free field, and 5 in a refused form.
CANARIES = [f"canary{number:02d}zqx" for number in range(20)]


@pytest.fixture
def journeys(page: Page) -> None:
    """Type every canary: in inquiries that are sent, opened and noted, and in a form that is refused."""
    for first in range(0, 15, 3):
        reach, name, message = CANARIES[first : first + 3]
        write_inquiry(page, Typed(reach=f"{reach}@example.org", name=name, message=message))
        page.wait_for_url("**/contact/thanks/**")
    for word in CANARIES[15:19]:
        write_inquiry(page, Typed(reach=f"{word} is no number", name=word, message=f"{word}\n{word}"))
        expect(page.get_by_role("alert")).to_be_visible()
    sign_in(page, "admissions")
    for _ in range(2):
        page.goto("/admin/inquiries/")
        page.get_by_role("button", name="Claim and open").first.click()
        page.get_by_label("Add a note").fill(CANARIES[19])
        page.get_by_role("button", name="Add the note").click()
        expect(page.get_by_text(CANARIES[19]).first).to_be_visible()


def _left_on_disk(site: RunningSite) -> list[Path]:
    return [path for path in site.var_dir.parent.rglob("*") if path.is_file()]


def _wait_for_the_mail(site: RunningSite) -> None:
    """Wait until the worker has told the people on call, so that their mails are searched as well."""
    deadline = time.monotonic() + 60
    while not any(site.var_dir.glob("mail/*")) and time.monotonic() < deadline:
        time.sleep(0.5)


@pytest.mark.usefixtures("journeys")
def test_no_canary_is_left_anywhere(site: RunningSite) -> None:
    _wait_for_the_mail(site)
    files = _left_on_disk(site)
    names = {path.name for path in files}
    assert "site.sqlite3" in names
    assert "server.log" in names
    assert any(path.parent.name == "mail" for path in files)
    found = [
        f"{word} in {path}"
        for path in files
        for word in CANARIES
        if word.encode() in (content := path.read_bytes()) or word.encode("utf-16-le") in content
    ]
    assert not found
    dump = site.manage("dumpdata", "--exclude", "contenttypes")
    assert "contact.inquiry" in dump
    assert not [word for word in CANARIES if word in dump]
