"""Everything that the page of proof says, read from the running configuration and from the last check."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from legacy_site.accounts.roles import Role
from legacy_site.lib.keeping import Keeping, Period, keeping
from pages.proof.check.reading import origin, policy_problems
from pages.proof.last_check import LastCheck, last_check
from pages.proof.policy import Directive, explained, strangers
from pages.proof.served import Served, form_served, page_served
from pages.search.sealing import WORKS_FOR

#: What a header is about. None says what its value means, so none is wrong when the value changes.
HEADERS: Final = {
    "Cache-Control": "Who may keep a copy, and for how long.",
    "Cross-Origin-Embedder-Policy": "Whether a page may draw in what has not allowed it.",
    "Cross-Origin-Opener-Policy": "Whether a page that opened this one can look at it.",
    "Cross-Origin-Resource-Policy": "Whether other sites may show what is ours.",
    "Permissions-Policy": "Who may use your camera and the like. Empty brackets stand for nobody.",
    "Referrer-Policy": "Whether the next site is told where you came from.",
    "Strict-Transport-Security": "For how many seconds your browser uses a protected connection alone.",
    "X-Content-Type-Options": "Whether your browser may guess what a file is.",
    "X-Frame-Options": "Whether another page may show this one inside of it.",
    "X-Robots-Tag": "Whether search engines may list it.",
}
#: The referrer policies under which no other site learns where somebody came from.
_TELLS_NOBODY = {"no-referrer", "same-origin"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header of a page, and what the form has in its place when it differs. "" for none."""

    name: str
    value: str
    on_form: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a visitor can read and check."""

    site: str
    cookies: list[str]
    #: Other sites that the policy of a page or of the form lets in.
    others: list[str]
    #: What else the policy of either does not forbid, as the check has it.
    holes: list[str]
    policy: str
    directives: list[Directive]
    headers: list[Header]
    kept: Keeping
    #: Each group of staff, and whether its members can open an inquiry.
    roles: list[tuple[str, bool]]
    periods: list[Period]
    is_protected: bool
    #: Whether no other site learns which page somebody came from.
    tells_nobody: bool
    check: LastCheck | None
    #: Whether the last check saw another policy than the one that is served now.
    has_changed: bool


def proof(request: HttpRequest) -> Proof:
    """Return the facts as they are now, for the address that was asked."""
    page, form, kept, check = page_served(request), form_served(request), keeping(), last_check()
    directives = explained(page.policy)
    return Proof(
        site=settings.BASE_URL,
        cookies=sorted({*page.cookies, *form.cookies}),
        others=sorted({*strangers(directives), *strangers(explained(form.policy))}),
        holes=sorted(
            {hole for each in (page, form) for hole in policy_problems(each.policy, origin(settings.BASE_URL))}
        ),
        policy=page.policy,
        directives=directives,
        headers=_headers(page, form),
        kept=kept,
        roles=[(role.value, role.value in kept.openers) for role in Role],
        periods=[
            Period(what="The address of a search works", seconds=WORKS_FOR),
            Period(what="Staff are signed in at most", seconds=settings.SESSION_COOKIE_AGE),
            *kept.periods,
        ],
        is_protected=request.is_secure(),
        tells_nobody={each.headers.get("Referrer-Policy", "") for each in (page, form)} <= _TELLS_NOBODY,
        check=check,
        has_changed=check is not None and any(explained(seen) != directives for seen in check.report.policies),
    )


def _headers(page: Served, form: Served) -> list[Header]:
    names = sorted({*page.headers, *form.headers})
    return [_header(name, page.headers.get(name, ""), form.headers.get(name, "")) for name in names]


def _header(name: str, value: str, on_form: str) -> Header:
    differs = "" if on_form == value else on_form or "not set"
    return Header(name=name, value=value or "not set", on_form=differs, means=HEADERS.get(name, ""))
