"""Walks through a site from link to link, and checks each answer."""

import re
from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPException
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pages.proof.check.findings import Finding, Limits, Report
from pages.proof.check.reading import PageReader, css_addresses, origin, policy_problems, printable

TIMEOUT_SECONDS = 15
#: Machines that a person tries a site on, where nobody can listen in between.
_LOCAL = ("localhost", "127.0.0.1", "::1")


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Follow nothing: a redirect is read like a page."""


class Check:
    """One walk through a site."""

    def __init__(self, start: str, limits: Limits | None = None) -> None:
        self.own, self.limits = origin(start), limits or Limits()
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.report = Report(site=self.own, checked_at=now)
        self.waiting = deque([urldefrag(urljoin(start, urlsplit(start).path or "/")).url, f"{self.own}/sitemap.xml"])
        self.seen, self.read_pages = set(self.waiting), list[str]()
        self._began, self._open = monotonic(), build_opener(_StayHere).open

    def run(self) -> Report:
        """Read the site until nothing is left or a limit is reached."""
        report = self.report
        if self.own.startswith("http:") and urlsplit(self.own).hostname not in _LOCAL:
            self.found("https", self.own, "the site is not served over https")
        while self.waiting and not self._ended():
            self._visit(self.waiting.popleft())
        report.complete = not self.waiting
        report.seconds = round(monotonic() - self._began, 1)
        report.origins = sorted({self.own, *report.origins})
        return report

    def found(self, check: str, address: str, what: str) -> None:
        """Write a finding down, once."""
        finding = Finding(check, address, printable(what))
        if finding not in self.report.findings:
            self.report.findings.append(finding)

    def _ended(self) -> bool:
        report, limits = self.report, self.limits
        read = report.pages + report.files
        return read >= limits.pages or report.bytes >= limits.all_bytes or self._late()

    def _late(self) -> bool:
        return monotonic() - self._began >= self.limits.seconds

    def _visit(self, address: str) -> None:
        try:
            status, headers, body = self._fetch(address)
        except (OSError, HTTPException, ValueError) as error:
            self.report.files += 1
            self.found("unread", address, f"no answer: {type(error).__name__}")
            return
        self.report.bytes += len(body)
        if status >= 500 or len(body) > self.limits.page_bytes:
            self.found("unread", address, f"status {status}, {len(body)} bytes")
        self._check_headers(address, headers)
        text, kind = body.decode("utf-8", "replace"), headers.get_content_type()
        if kind == "text/html":
            self._check_page(address, headers, text)
        else:
            self.report.files += 1
        if kind == "text/css":
            self._load(address, css_addresses(text))
        if address == f"{self.own}/sitemap.xml":
            self._follow(address, re.findall(r"<loc>([^<]*)</loc>", text))

    def _fetch(self, address: str) -> tuple[int, Message, bytes]:
        request = Request(address, headers={"User-Agent": "privacy_check", "Accept": "text/html, */*"})  # noqa: S310 - only http and https get here, see `_follow`
        try:
            response = self._open(request, timeout=TIMEOUT_SECONDS)
        except HTTPError as error:
            response = error
        body = b""
        with response:
            while len(body) <= self.limits.page_bytes and not self._late() and (part := response.read1(65_536)):
                body += part
        return response.status, response.headers, body

    def _check_headers(self, address: str, headers: Message) -> None:
        for cookie in headers.get_all("Set-Cookie", []):
            name = printable(cookie.partition("=")[0])
            self.report.cookies = sorted({*self.report.cookies, name})
            self.found("cookie", address, name)
        for name in ("Report-To", "Reporting-Endpoints", "NEL"):
            for target in re.findall(r"https?://[^\s\"',;>]+", headers.get(name, "")):
                self.found("reports", address, f"{name}: {target}")
        self._load(address, re.findall(r"<([^>]*)>", headers.get("Link", "")))
        if "Location" in headers:
            self._load(address, [headers["Location"]])

    def _check_page(self, address: str, headers: Message, text: str) -> None:
        self.report.pages += 1
        self.read_pages.append(address)
        policies = [each.strip() for each in ",".join(headers.get_all("Content-Security-Policy", [])).split(",")]
        self.report.policies = sorted({*self.report.policies, *filter(None, policies)})
        problems = [policy_problems(each, self.own) for each in policies]
        for problem in problems[0] if all(problems) else []:  # a browser obeys each policy, so one strict one is enough
            self.found("policy", address, problem if policies != [""] else "there is no policy")
        referrer = headers.get("Referrer-Policy", "").split(",")[-1].strip().lower()
        if referrer not in ("no-referrer", "same-origin"):
            self.found("referrer", address, referrer or "there is no Referrer-Policy")
        page = PageReader(text)
        base = urljoin(address, page.base)
        for what in page.inline:
            self.found("inline", address, what)
        self._check_forms(address, base, page)
        self._load(address, [urljoin(base, each) for each in page.loads])
        self._follow(base, page.links)

    def _check_forms(self, address: str, base: str, page: PageReader) -> None:
        for form in page.forms:
            for target in [urljoin(base, each) if each else address for each in form["to"]]:
                if origin(target) != self.own:
                    self.found("form", address, f"a form is sent to {target}")
            if form["typed"] and form["method"] == "get":
                self.found("form", address, "a form puts what is typed into an address")

    def _load(self, address: str, loaded: Iterable[str]) -> None:
        for target in (urljoin(address, each.strip()) for each in loaded):
            host = origin(target)
            if host and host != self.own:
                self.report.origins.append(host)
                self.found("elsewhere", address, target)
                if self.own.startswith("https:") and host.startswith(("http:", "ws:")):
                    self.found("https", address, f"unprotected: {target}")
        self._follow(address, loaded)

    def _follow(self, base: str, links: Iterable[str]) -> None:
        for target in (urldefrag(urljoin(base, each.strip())).url for each in links):
            if origin(target) == self.own and target not in self.seen:
                self.seen.add(target)
                self.waiting.append(target)
