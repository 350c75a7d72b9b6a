"""Every type of page reaches a poor phone: few bytes and few requests at its first view, by the house's budgets."""

import gzip
from collections.abc import Callable

import brotli
import pytest
from playwright.sync_api import Browser, Response

from tests.e2e.every_page import PAGES
from tests.e2e.server import ROOT, RunningSite

COMPRESSED_BY_NATURE = (".woff2", ".webp", ".avif", ".png", ".jpg", ".ico")
FIRST_VIEW_BYTES = 100_000
FIRST_VIEW_REQUESTS = 10
HTML_BYTES = 40_000
STYLE_BYTES = 20_000
SCRIPT_BYTES = 10_000

#: Prints the address of the page that was last made of each type, whatever types there are.
ONE_OF_EACH = """
from wagtail.models import get_page_models
newest = [model.objects.live().public().filter(depth__gt=1).order_by("-pk").first() for model in get_page_models()]
print(*(page.get_url() for page in newest if page))
"""

Weigh = Callable[..., dict[str, int]]


def _bytes_as_served(response: Response) -> int:
    """Return the body's size as production sends it: brotli for what WhiteNoise keeps, gzip for the page itself."""
    body = response.body()
    if response.url.endswith(COMPRESSED_BY_NATURE):
        return len(body)
    if "/static/" in response.url:
        return len(brotli.compress(body))
    return len(gzip.compress(body, 6))


@pytest.fixture
def weigh(browser: Browser, site: RunningSite) -> Weigh:
    """Give a way to open an address with an empty cache, and to get the size of each answer."""

    def first_view(address: str, html: str = "") -> dict[str, int]:
        responses: list[Response] = []

        def keep(response: Response) -> None:  # the built-in append is no function that Playwright can take
            responses.append(response)

        context = browser.new_context(base_url=site.url, viewport={"width": 390, "height": 800})
        page = context.new_page()
        page.on("response", keep)
        if html:  # a page that was sent for, shown at an address of its own
            page.route(f"**{address}", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=html))
        page.goto(address, wait_until="networkidle")
        sizes = {response.url.removeprefix(site.url): _bytes_as_served(response) for response in responses}
        context.close()
        return sizes

    return first_view


def _sum_of(sizes: dict[str, int], ending: str) -> int:
    return sum(size for url, size in sizes.items() if url.endswith(ending))


def _hold(address: str, sizes: dict[str, int]) -> None:
    total = sum(sizes.values())
    print(f"{address}, first view: {len(sizes)} requests, {total} bytes: {sizes}")  # noqa: T201 - the budget's figure
    assert total <= FIRST_VIEW_BYTES, sizes
    assert len(sizes) <= FIRST_VIEW_REQUESTS, list(sizes)
    assert sizes[address] <= HTML_BYTES
    assert len([url for url in sizes if url.endswith(".css")]) == 1
    assert 0 < _sum_of(sizes, ".css") <= STYLE_BYTES
    assert _sum_of(sizes, ".js") <= SCRIPT_BYTES


@pytest.mark.parametrize("name", PAGES)
def test_the_first_view_is_within_its_budget(weigh: Weigh, name: str) -> None:
    _hold(PAGES[name], weigh(PAGES[name]))


def test_what_a_sent_form_leads_to_is_within_its_budget(weigh: Weigh, reached: dict[str, str]) -> None:
    sizes = {name: weigh("/reached/", html) for name, html in reached.items()}
    for each in sizes.values():
        _hold("/reached/", each)
    assert any("proof-of-work" in url for url in sizes["look over"])


def test_the_newest_page_of_each_type_is_within_its_budget(weigh: Weigh, site: RunningSite) -> None:
    addresses = site.manage("shell", "-v", "0", "-c", ONE_OF_EACH).split()
    assert len(addresses) > 10
    for address in set(addresses) - set(PAGES.values()):
        _hold(address, weigh(address))


def test_all_scripts_together_are_within_the_budget_of_one_page() -> None:
    scripts = [path for path in (ROOT / "static" / "js").glob("*.js") if not path.name.startswith("admin")]
    assert 0 < sum(len(brotli.compress(path.read_bytes())) for path in scripts) <= SCRIPT_BYTES
