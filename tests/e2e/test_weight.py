"""The kratom page reaches a poor phone: few bytes, few requests, none of them to anybody else."""

import gzip

import brotli
from playwright.sync_api import Page, Response

from tests.e2e.server import RunningSite

COMPRESSED_BY_NATURE = (".woff2", ".webp", ".avif", ".png", ".jpg", ".ico")
HTML_BYTES = 30_000
FIRST_VIEW_BYTES = 120_000
FIRST_VIEW_REQUESTS = 12


def _bytes_as_served(response: Response) -> int:
    """Return the body's size as production sends it: brotli for what WhiteNoise keeps, gzip for the page itself."""
    body = response.body()
    if response.url.endswith(COMPRESSED_BY_NATURE):
        return len(body)
    if "/static/" in response.url:
        return len(brotli.compress(body))
    return len(gzip.compress(body, 6))


def test_the_first_view_of_the_kratom_page_is_within_its_budget(page: Page, site: RunningSite) -> None:
    responses: list[Response] = []

    def keep(response: Response) -> None:  # the built-in append is no function that Playwright can take
        responses.append(response)

    page.on("response", keep)
    page.goto("/learn/kratom/", wait_until="networkidle")
    sizes = {response.url.removeprefix(site.url): _bytes_as_served(response) for response in responses}
    print(f"kratom, first view: {len(sizes)} requests, {sum(sizes.values())} bytes: {sizes}")  # noqa: T201 - the figure of the budget
    assert sizes["/learn/kratom/"] <= HTML_BYTES
    assert len(sizes) <= FIRST_VIEW_REQUESTS
    assert sum(sizes.values()) <= FIRST_VIEW_BYTES


def test_no_page_asks_another_origin_breaks_the_policy_or_errs(page: Page, site: RunningSite) -> None:
    elsewhere: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(site.url) else elsewhere.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    addresses = set(page.eval_on_selector_all("a[href^='/']", "links => links.map(link => link.pathname)"))
    assert len(addresses) > 10
    for address in sorted(addresses):
        page.goto(address, wait_until="networkidle")
    assert not elsewhere
    assert not complaints
    assert page.context.cookies() == []
