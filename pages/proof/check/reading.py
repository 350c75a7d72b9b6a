"""Reads a page, a stylesheet and a policy as a browser would: what they load, run and send."""

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

_LOADING_RELS = {"stylesheet", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "prerender"}
_LOADING_RELS |= {"icon", "apple-touch-icon", "mask-icon", "manifest"}
_LOADING_ATTRIBUTES = ("src", "srcset", "poster", "background", "ping", "data")
_DATA_SCRIPTS = ("application/ld+json", "application/json", "text/plain")
_TYPED_INTO = ("text", "search", "email", "tel", "url", "password", "number", "date")
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_HARMLESS_SOURCE = re.compile(r"'(self|none|script|report-sample|nonce-.+|sha(256|384|512)-.+)'", re.IGNORECASE)
_NO_SOURCES = ("sandbox", "upgrade-insecure-requests", "trusted-types", "report-to", "block-all-mixed-content")


class PageReader(HTMLParser):
    """Collects from a page what a browser would follow, load, send and run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.base = ""
        self.links: list[str] = []
        self.loads: list[str] = []
        self.inline: list[str] = []
        self.forms: list[dict[str, Any]] = []
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in one element."""
        given = {name: value or "" for name, value in attrs}
        self._inside = tag if tag == "style" else ""
        if tag == "base":
            self.base = self.base or given.get("href", "")
        elif tag in ("a", "area"):
            self.links.append(given.get("href", ""))
        elif tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.loads += re.findall(r"url\s*=\s*['\"]?([^'\"]+)", given.get("content", ""), re.IGNORECASE)
        self._load(tag, given)
        self._run(tag, given)
        self._send(tag, given)

    def handle_data(self, data: str) -> None:
        """Take in the text of a style element."""
        if self._inside:
            self.loads += css_addresses(data)

    def _load(self, tag: str, given: dict[str, str]) -> None:
        for name in _LOADING_ATTRIBUTES:
            several = given.get(name, "").split(",") if name == "srcset" else [given.get(name, "")]
            self.loads += [each.split()[0] for each in several if each.strip()]
        if tag in ("image", "use"):
            self.loads += [given[name] for name in ("href", "xlink:href") if given.get(name)]
        if tag == "link" and _LOADING_RELS & set(given.get("rel", "").lower().split()):
            self.loads.append(given.get("href", ""))
        self.loads += css_addresses(given.get("style", ""))

    def _run(self, tag: str, given: dict[str, str]) -> None:
        if tag == "script" and "src" not in given and given.get("type", "").lower() not in _DATA_SCRIPTS:
            self.inline.append("a script element without a file")
        self.inline += [f"{name} on {tag}" for name in given if name.startswith("on")]
        values = (given.get(name, "") for name in ("href", "src", "action", "formaction"))
        self.inline += [f"javascript: on {tag}" for each in values if each.strip().lower().startswith("javascript:")]

    def _send(self, tag: str, given: dict[str, str]) -> None:
        if tag == "form":
            method = given.get("method", "get").lower()
            self.forms.append({"to": [given.get("action", "")], "method": method, "typed": False})
        elif self.forms and tag in ("input", "textarea", "button"):
            typed = tag == "textarea" or (tag == "input" and given.get("type", "text").lower() in _TYPED_INTO)
            self.forms[-1]["typed"] |= typed
            self.forms[-1]["to"] += [given["formaction"]] if "formaction" in given else []


def css_addresses(text: str) -> list[str]:
    """Return what a stylesheet loads."""
    return ["".join(found) for found in _CSS_ADDRESS.findall(text)]


def origin(address: str) -> str:
    """Return scheme and host of an address, "" for one that is no page of the web."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https", "ws", "wss") else ""


def policy_problems(policy: str, own: str) -> list[str]:
    """Return what a Content-Security-Policy lets in beside the site itself."""
    named: dict[str, list[str]] = {}
    for name, *sources in (directive.split() for directive in policy.split(";") if directive.strip()):
        named.setdefault(name.lower(), sources)
    missing = [name for name in ("default-src", "form-action") if name not in named]
    problems = [f"{name} is missing" for name in missing]
    for name, sources in named.items():
        allowed = {own, urlsplit(own).netloc} | (
            set() if name.startswith(("script", "default")) else {"data:", "blob:"}
        )
        strange = [each for each in sources if each not in allowed and not _HARMLESS_SOURCE.fullmatch(each)]
        if name == "report-uri":
            strange = [each for each in strange if origin(urljoin(own, each)) != own]
        problems += [] if name in _NO_SOURCES else [f"{name} lets in {each}" for each in strange]
    return problems


def printable(text: str) -> str:
    """Return a text from a stranger's site in a form that does no harm to a terminal or a page."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)[:300]
