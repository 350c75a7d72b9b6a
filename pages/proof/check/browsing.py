"""Opens pages in Chromium, where scripts run too. Playwright is needed for this part alone."""

import shutil
from typing import Any

from pages.proof.check.findings import Report
from pages.proof.check.reading import origin
from pages.proof.check.walking import Check

_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
_KEPT = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((each) => each.name),
]"""


def look_in_browser(check: Check) -> Report:
    """Open each page that the check has read; raises ImportError without Playwright."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - who does not ask for it need not have it

    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
        browser = playwright.chromium.launch(executable_path=path)
        context = browser.new_context()
        page = context.new_page()
        page.on("request", lambda request: _requested(check, page.url, request.url))
        for address in check.read_pages:
            page.goto(address, wait_until="load")
            for name in page.evaluate(_KEPT):
                check.found("cookie", address, f"kept in the browser: {name}")
        _cookies(check, context.cookies())
        browser.close()
    check.report.browser = True
    return check.report


def _requested(check: Check, address: str, target: str) -> None:
    host = origin(target)
    if host and host != check.own:
        check.report.origins = sorted({*check.report.origins, host})
        check.found("elsewhere", address, target)


def _cookies(check: Check, cookies: list[Any]) -> None:
    for cookie in cookies:
        check.report.cookies = sorted({*check.report.cookies, cookie["name"]})
        check.found("cookie", check.own, cookie["name"])
