"""Every page that a visitor can come to, in a real browser: whole, and talking to nobody but this site."""

from collections import Counter
from collections.abc import Callable, Iterator
from time import monotonic
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.e2e.crawl import Crawl, Visit
from tests.e2e.people import Typed, write_inquiry
from tests.e2e.server import RunningSite

MISSING = "/not-a-page/"
#: Where a visitor may come in beside the sitemap: searches that find much, nothing and danger, and one that is too old.
STARTS = [
    "/",
    MISSING,
    "/contact/code/",
    "/search/?q=kratom",
    "/search/?q=zzzz",
    "/search/?q=I+want+to+die",
    "/search/?s=gone",
]
FILES = ["/robots.txt", "/sitemap.xml", "/manifest.webmanifest", "/.well-known/security.txt"]
TYPED = Typed(reach="(305) 555-0164", name="Sam", message="")

Faults = Callable[[Visit], object]

#: What is wrong with a page by itself; each gives something that is empty when nothing is.
FAULTS: dict[str, Faults] = {
    "asks another origin": lambda visit: visit.elsewhere,
    "breaks its policy": lambda visit: visit.breaches,
    "makes the browser complain": lambda visit: visit.complaints,
    "leaves something in the browser": lambda visit: visit.kept,
    "has a picture without words": lambda visit: visit.without_alt,
    "has not exactly one h1": lambda visit: visit.headings if len(visit.headings) != 1 else "",
    "has an empty h1": lambda visit: "empty" if "" in visit.headings else "",
    "says no language": lambda visit: "" if (visit.language, visit.direction) == ("en", "ltr") else "none",
    "has no title": lambda visit: "" if visit.title.strip() else "none",
    "has no description": lambda visit: "" if visit.description.strip() else "none",
}

FAULTY = """<!doctype html><html><head><title> </title><link rel="canonical" href="/elsewhere/"></head><body>
<img src="/static/img/brand.svg"><img src="https://counter.example/pixel.gif" alt=""><h1></h1><h1>Two</h1>
<script>localStorage.setItem("seen", "1")</script><a href="#nowhere">x</a><a href="/gone/">y</a></body></html>"""


@pytest.fixture(scope="module")
def crawl(browser: Browser, site: RunningSite) -> Iterator[Crawl]:
    """Read the whole site once, with the form in error and the page after it."""
    context = browser.new_context(base_url=site.url)
    context.set_default_timeout(30_000)
    crawl = Crawl(context.new_page(), site.url)
    began = monotonic()
    crawl.follow([*STARTS, *crawl.sitemap(), *FILES])
    _write(crawl)
    seconds = monotonic() - began
    print(f"crawl: {len(crawl.visits)} pages and {len(crawl.files)} files in {seconds:.0f} s")  # noqa: T201 - its figure
    yield crawl
    context.close()


def _write(crawl: Crawl) -> None:
    crawl.page.goto("/contact/")
    crawl.page.get_by_role("button", name="Send").click()
    crawl.page.get_by_role("alert").wait_for()
    crawl.visits["the form in error"] = crawl.look()
    write_inquiry(crawl.page, TYPED)
    crawl.page.wait_for_url("**/contact/thanks/**")
    crawl.visits["the page after it"] = crawl.look()


@pytest.fixture
def faulty(page: Page, site: RunningSite) -> Crawl:
    """Open a page of this site on which everything is wrong, with the policy that every page has."""
    policy = page.request.get("/").headers["content-security-policy"]

    def serve(route: Route) -> None:
        route.fulfill(content_type="text/html", body=FAULTY, headers={"Content-Security-Policy": policy})

    page.route("**/faulty/", serve)
    page.route("**/leaky/", lambda route: route.fulfill(content_type="text/html", body=FAULTY))
    page.route("https://counter.example/**", lambda route: route.fulfill(status=204))
    return Crawl(page, site.url)


def test_the_crawl_would_see_each_fault(faulty: Crawl) -> None:
    strict, leaky = faulty.read("/faulty/"), faulty.read("/leaky/")
    unseen = [fault for fault, of in FAULTS.items() if not of(strict) and not of(leaky)]
    assert not unseen
    assert _broken(faulty) == ["/faulty/#nowhere", "/gone/", "/leaky/#nowhere"]
    assert _wrong_canonical(leaky, faulty.origin)


def test_the_crawl_came_everywhere(crawl: Crawl) -> None:
    paths = {visit.path for visit in crawl.visits.values()}
    assert len(paths) > 50
    assert {*crawl.sitemap(), MISSING, "/search/", "/a-z/", "/contact/"} <= paths
    assert any(path.startswith("/contact/thanks/") for path in paths)
    assert any("/versions/" in path for path in paths)
    assert any("kind=" in visit.address for visit in crawl.visits.values()), "no search found anything"


@pytest.mark.parametrize("fault", FAULTS)
def test_no_page(crawl: Crawl, fault: str) -> None:
    found = {name: what for name, visit in crawl.visits.items() if (what := FAULTS[fault](visit))}
    assert not found, f"{len(found)} pages: {found}"


def test_no_visit_left_a_cookie(crawl: Crawl) -> None:
    assert crawl.page.context.cookies() == []


def test_every_page_and_file_is_there(crawl: Crawl) -> None:
    pages = {visit.address: visit.status for visit in crawl.visits.values() if visit.status != 200}
    assert pages == {MISSING: 404}
    assert {address: status for address, status in crawl.files.items() if status != 200} == {}
    assert set(FILES) <= set(crawl.files)


def _broken(crawl: Crawl) -> list[str]:
    """Return the links of the site that lead to no page, or to a place that its page does not have."""
    ids = {visit.address: {*visit.ids, "", "top"} for visit in crawl.visits.values() if visit.status == 200}
    known = set(ids) | {address for address, status in crawl.files.items() if status == 200}
    links = {link for visit in crawl.visits.values() for link in visit.links if link.startswith(f"{crawl.origin}/")}
    parted = [urldefrag(link.removeprefix(crawl.origin)) for link in sorted(links)]
    return [
        "#".join(filter(None, (address, fragment)))
        for address, fragment in parted
        if address not in known | set(crawl.visits) or fragment not in ids.get(address, {fragment})
    ]


def test_every_link_leads_to_a_page_and_to_a_place_on_it(crawl: Crawl) -> None:
    assert _broken(crawl) == []


@pytest.mark.parametrize("word", ["title", "description"])
def test_no_two_pages_say_the_same(crawl: Crawl, word: str) -> None:
    said = Counter({visit.path: getattr(visit, word) for visit in crawl.visits.values()}.values())
    assert [each for each, times in said.items() if times > 1] == []


def _wrong_canonical(visit: Visit, origin: str) -> bool:
    return visit.canonical not in ("", f"{origin}{visit.path}")


def test_every_page_of_the_sitemap_names_its_own_address(crawl: Crawl) -> None:
    assert [visit.address for visit in crawl.visits.values() if _wrong_canonical(visit, crawl.origin)] == []
    assert [address for address in crawl.sitemap() if not crawl.visits[address].canonical] == []
