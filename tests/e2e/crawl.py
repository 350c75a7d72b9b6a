"""Walks through a running site as a visitor does, and writes down what each page is and what it made the browser do."""

import re
from collections import deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

#: Far more than the demo has: a crawl that gets here goes round in circles.
MOST_PAGES = 600

#: Runs before the scripts of each page, so that no breach of the policy is missed.
WATCH = """
window.breaches = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.breaches.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""

#: What stands on the page, and what the browser keeps of it.
LOOK = """
async () => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const content = (name) => document.querySelector(`meta[name=${name}]`)?.content ?? '';
  return {
    title: document.title,
    description: content('description'),
    canonical: document.querySelector('link[rel=canonical]')?.href ?? '',
    language: document.documentElement.lang,
    direction: document.documentElement.dir,
    headings: all('h1').map((each) => each.textContent.trim()),
    without_alt: all('img:not([alt]), svg[role=img]:not([aria-label]):not([aria-labelledby])')
      .map((each) => each.outerHTML.slice(0, 120)),
    ids: all('[id]').map((each) => each.id),
    links: all('a[href], area[href]').map((each) => each.href),
    files: all('link[href]').map((each) => each.href),
    forms: all('form').map((each) => each.action),
    kept: [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map((each) => each.name),
      ...(await caches.keys()),
      ...(await navigator.serviceWorker.getRegistrations()).map((each) => each.scope),
    ],
    breaches: window.breaches,
  };
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page that was read. `address` has a path and a query; `links` are full addresses, with their fragments."""

    address: str
    status: int
    title: str = ""
    description: str = ""
    canonical: str = ""
    language: str = ""
    direction: str = ""
    headings: list[str] = field(default_factory=list)
    without_alt: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The address without its query."""
        return urlsplit(self.address).path


class Crawl:
    """Reads pages in one tab. What the tab asked for and complained of is written down with the page it was on."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page, self.origin = page, origin
        self.visits: dict[str, Visit] = {}
        self.files: dict[str, int] = {}
        self._complaints: list[str] = []
        self._elsewhere: list[str] = []
        page.add_init_script(WATCH)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._complaints.append(str(error)))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def follow(self, starts: list[str]) -> None:
        """Read the addresses, and all of this site that they lead to."""
        waiting = deque(starts)
        while waiting:
            address = waiting.popleft()
            if address in self.visits or address in self.files:
                continue
            assert len(self.visits) < MOST_PAGES, f"{address}: the crawl goes round in circles"
            if _is_file(address):
                self.files[address] = self.page.request.get(address).status
            else:
                visit = self.read(address)
                self.visits.setdefault(address, visit)
                waiting.extend(self.inside([*visit.links, *visit.files, *visit.forms]))

    def read(self, address: str) -> Visit:
        """Open an address and write down the page that it leads to."""
        response = self.page.goto(address, wait_until="load")
        assert response is not None, address
        return self.look(response.status)

    def look(self, status: int = 200) -> Visit:
        """Write down the page that stands in the tab."""
        seen: dict[str, Any] = self.page.evaluate(LOOK)
        address = self.page.url.removeprefix(self.origin)
        missing = status == 404  # Chromium complains of the answer that was asked for
        complaints = [each for each in self._complaints if not (missing and address in each)]
        visit = Visit(address=address, status=status, **seen, complaints=complaints, elsewhere=list(self._elsewhere))
        self._complaints.clear()
        self._elsewhere.clear()
        return self.visits.setdefault(address, visit)

    def inside(self, addresses: list[str]) -> list[str]:
        """Return the addresses of this site among full ones, as path and query, each once."""
        plain = [urldefrag(each).url for each in addresses]
        return list(dict.fromkeys(each.removeprefix(self.origin) for each in plain if each.startswith(self.origin)))

    def sitemap(self) -> list[str]:
        """Return every address that the sitemap names."""
        text = self.page.request.get("/sitemap.xml").text()
        named = re.findall(r"<loc>([^<]*)</loc>", text)
        return self.inside([urljoin(self.origin, each) for each in named])

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complaints.append(f"{message.text} ({message.location['url'].removeprefix(self.origin)})")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:")):
            self._elsewhere.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self._complaints.append(f"{response.status} {response.url}")


def _is_file(address: str) -> bool:
    """Tell what a browser would show or save as a file: by its ending, or a feed."""
    path = urlsplit(address).path
    return "." in path.rpartition("/")[2] or path.endswith("/feed/")
