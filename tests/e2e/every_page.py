"""Every type of page, in the states that it has: the list that the tests of looks, access and weight go through."""

from collections.abc import Iterator

from playwright.sync_api import Page, Route

#: By name, with an address that a browser can ask for.
PAGES = {
    "home": "/",
    "education index": "/learn/",
    "education page": "/learn/kratom/",
    "program index": "/programs/",
    "program page": "/programs/intensive-outpatient/",
    "standard page": "/admissions/",
    "therapy": "/programs/how-we-treat/medications/",
    "people": "/about/our-people/",
    "person": "/about/our-people/riley-placeholder/",
    "location": "/about/where-we-are/",
    "insurers": "/cost/insurance/",
    "prices": "/cost/paying-yourself/",
    "articles": "/articles/",
    "article": "/articles/first-72-hours/",
    "legal page": "/legal/",
    "glossary": "/glossary/",
    "family hub": "/families/",
    "crisis lines in full": "/crisis/",
    "where else to turn": "/elsewhere/",
    "self-check": "/self-check/",
    "call sheet": "/call-sheet/",
    "A to Z": "/a-z/",
    "search": "/search/",
    "proof of privacy": "/privacy/proof/",
    "how to report a flaw": "/security-policy/",
    "thank you for a vote": "/helpful/thanks/",
    "form": "/contact/",
    "form for a call": "/contact/call/",
    "form for a family": "/contact/family/",
    "form for a plan": "/contact/insurance/",
    "form for professionals": "/contact/professionals/",
    "thank-you": "/contact/thanks/",
    "code": "/contact/code/",
    "no photo to add": "/contact/card/",
    "not found": "/not-a-page/",
}
_FOLDER = "/reached/"


def every_page(tab: Page, reached: dict[str, str]) -> Iterator[str]:
    """Open one page after another in the tab, those that a sent form leads to as well, and yield the name of each."""
    for name, address in PAGES.items():
        tab.goto(address)
        yield name
    for name in reached:
        show(tab, reached, name)
        yield name


def show(tab: Page, reached: dict[str, str], name: str) -> None:
    """Open a page that a sent form leads to; the tab gets it at an address of its own."""

    def answer(route: Route) -> None:
        route.fulfill(content_type="text/html; charset=utf-8", body=reached[name])

    address = f"{_FOLDER}{list(reached).index(name)}/"
    tab.route(f"**{address}", answer, times=1)
    tab.goto(address)
