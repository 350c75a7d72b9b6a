"""What is checked, and what a check has to say in the end."""

from dataclasses import dataclass, field

#: What is checked, and what holds when nothing was found.
CHECKS = {
    "cookie": "No answer sets a cookie.",
    "elsewhere": "No page loads anything from another site.",
    "inline": "No script stands inside a page, where a stranger could have put it.",
    "policy": "Every page forbids the browser to load from or send to another site.",
    "referrer": "No other site is told which page somebody came from.",
    "form": "No form sends what is typed to another site, or puts it into an address.",
    "reports": "The browser is not asked to report to another site.",
    "https": "The connection is protected, on the page and on all that it loads.",
    "unread": "Every page could be read.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check found, and on which page."""

    check: str
    address: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When to stop: answers read, bytes of one answer and of all, seconds in all."""

    pages: int = 1000
    page_bytes: int = 5_000_000
    all_bytes: int = 300_000_000
    seconds: float = 600


@dataclass(slots=True, kw_only=True)
class Report:
    """What a check found. `complete` is false when a limit ended it; `policies` are those that the pages came with."""

    site: str
    checked_at: str
    pages: int = 0
    files: int = 0
    bytes: int = 0
    seconds: float = 0
    complete: bool = True
    browser: bool = False
    cookies: list[str] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
