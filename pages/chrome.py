"""What stands around every page: brand, navigation, phone and crisis lines.

It is read from the cache, else built from the database; when neither answers, the last good one in memory serves, then
the snapshot on disk, then the national lines that are built in. So an error page shows them with the database down.
"""

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseFailure
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from redis.exceptions import RedisError
from wagtail.models import Page, Site

from pages import snapshot
from pages.crisis import NATIONAL_LINES, CrisisFacts
from pages.dated import in_force
from pages.facts import kept_rows
from pages.kept import kept
from pages.snippets import Accreditation, CrisisLine, OrganizationSettings
from pages.visible import visible

logger = logging.getLogger(__name__)

#: What a database, a cache server or a disk raises when it is away.
_AWAY = (DatabaseFailure, RedisError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page to go to."""

    title: str
    url: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneFacts:
    """The main number, with what a wary caller wants to know. `recorded` is a sentence."""

    label: str
    display: str
    href: str
    owner: str
    who_answers: str
    hours: str
    recorded: str
    paid_per_call: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseLine:
    """A license or accreditation: its number in short, and `more`, what it is for and who gave it.

    `holds_until` is its last day as 2030-06-30, "" for a line of the settings, which has none.
    """

    short: str
    more: str = ""
    holds_until: str = ""

    @property
    def is_current(self) -> bool:
        """Whether it may be shown today."""
        return not self.holds_until or in_force(date.fromisoformat(self.holds_until))


#: Fields of the chrome that hold links.
_LINK_LISTS = ("navigation", "footer_links", "legal_links")
_LINKS = ("crisis_page", "elsewhere_page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """What base.html draws around a page. Plain data: it can be cached, pickled and written as JSON.

    Of the pages below home, those shown in menus make the navigation. The others stand in the footer: the legal texts
    and the page that holds such texts among the legal ones, the rest among the other links.
    """

    brand: str
    legal_name: str = ""
    owner: str = ""
    address: str = ""
    notice: str = ""
    license_lines: list[LicenseLine] = field(default_factory=list)
    home_url: str = "/"
    navigation: list[Link] = field(default_factory=list)
    footer_links: list[Link] = field(default_factory=list)
    legal_links: list[Link] = field(default_factory=list)
    crisis_page: Link | None = None
    elsewhere_page: Link | None = None
    phone: PhoneFacts | None = None
    crisis_lines: list[CrisisFacts] = field(default_factory=lambda: list(NATIONAL_LINES))

    @property
    def licenses(self) -> list[LicenseLine]:
        """The licenses and accreditations that may be shown today. Judged at each reading, since a copy may be old."""
        return [line for line in self.license_lines if line.is_current]

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Chrome":
        """Return the chrome that `asdict` made plain."""
        return cls(
            **{
                **plain,
                **{name: [Link(**link) for link in plain[name]] for name in _LINK_LISTS},
                **{name: Link(**plain[name]) if plain[name] else None for name in _LINKS},
                "license_lines": [LicenseLine(**line) for line in plain["license_lines"]],
                "phone": PhoneFacts(**plain["phone"]) if plain["phone"] else None,
                "crisis_lines": [CrisisFacts(**line) for line in plain["crisis_lines"]],
            }
        )


class _Memory:
    """The last good chrome of this process."""

    last_good: Chrome | None = None


def site_chrome() -> Chrome:
    """Return the chrome of the default site; raises nothing when the database, the cache or the disk is away."""
    try:
        chrome = Chrome.from_plain(kept("chrome", _build, Chrome, Link, LicenseLine, PhoneFacts, CrisisFacts))
    except _AWAY as error:
        logger.warning("chrome_unavailable", extra={"event": "chrome_unavailable", "error": type(error).__name__})
        return _Memory.last_good or _from_disk() or Chrome(brand=settings.WAGTAIL_SITE_NAME)
    _Memory.last_good = chrome
    return chrome


def _from_disk() -> Chrome | None:
    plain = snapshot.read()
    try:
        return Chrome.from_plain(plain) if plain else None
    except (KeyError, TypeError):  # written by an older or a newer version
        return None


def _build() -> dict[str, Any]:
    organization = _organization()
    if organization is None:
        return asdict(Chrome(brand=settings.WAGTAIL_SITE_NAME))
    plain = asdict(_read(organization))
    snapshot.write(plain)
    return plain


def _organization() -> OrganizationSettings | None:
    """Return who runs the default site, with the site; unsaved when nobody wrote it down yet."""
    found = OrganizationSettings.objects.select_related("site__root_page", "main_phone").filter(
        site__is_default_site=True
    )
    site = Site.objects.select_related("root_page").filter(is_default_site=True)
    return found.first() or next((OrganizationSettings(site=each) for each in site), None)


def _read(organization: OrganizationSettings) -> Chrome:
    home = organization.site.root_page
    pages = list(_pages(home, organization))
    children = [page for page in pages if page.is_child_of(home)]
    low = [page for page in children if not page.show_in_menus]
    links = {page.pk: _link(page) for page in pages}
    return Chrome(
        brand=organization.brand or settings.WAGTAIL_SITE_NAME,
        legal_name=organization.legal_name,
        owner=organization.owner,
        address=organization.address,
        notice=organization.notice,
        license_lines=_licenses(home, organization),
        home_url=home.url or "/",
        navigation=[_link(page) for page in children if page.show_in_menus],
        footer_links=[_link(page) for page in low if not page.is_legal],
        legal_links=[_link(page) for page in low if page.is_legal],
        crisis_page=links.get(organization.crisis_page_id),
        elsewhere_page=links.get(organization.elsewhere_page_id),
        phone=_phone(organization),
        crisis_lines=[line.facts for line in kept_rows(CrisisLine)] or list(NATIONAL_LINES),
    )


def _pages(home: Page, organization: OrganizationSettings) -> "QuerySet[Any]":
    """Return the pages below home and the two that lead to help, which stand anywhere; one query."""
    below = Q(depth=home.depth + 1, path__startswith=home.path)
    helping = Q(pk__in=[organization.crisis_page_id, organization.elsewhere_page_id])
    legal = {"content_type__app_label": "pages", "content_type__model": "legalpage"}  # models stand above this module
    texts = Page.objects.filter(path__startswith=OuterRef("path"), **legal)
    pages: QuerySet[Any] = visible(Page.objects.filter(below | helping)).annotate(is_legal=Exists(texts))
    return pages.order_by("path")


def _licenses(home: Page, organization: OrganizationSettings) -> list[LicenseLine]:
    """Return what the published places of the site hold, each once, lapsed or not; then the lines without a day."""
    places = visible(Page.objects.filter(path__startswith=home.path))
    held = "locationpage__credentials"  # models stand above this module
    facts = {
        name: F(f"{held}__accreditation__{name}") for name in ("kind", "name", "number", "authority", "expires_on")
    }
    rows = places.filter(**{f"{held}__isnull": False}).order_by("path", f"{held}__sort_order").values(**facts)
    dated = (
        LicenseLine(
            short=f"{Accreditation.Kind(row['kind']).label} {row['number']}",
            more=f"{row['name']}. Given by {row['authority']}.",
            holds_until=row["expires_on"].isoformat(),
        )
        for row in rows
    )
    return [*dict.fromkeys(dated), *(LicenseLine(short=line) for line in organization.license_list)]


def _link(page: Page) -> Link:
    return Link(title=page.title, url=page.url or "", slug=page.slug)


def _phone(organization: OrganizationSettings) -> PhoneFacts | None:
    line = organization.main_phone
    return PhoneFacts(**{name: getattr(line, name) for name in PhoneFacts.__dataclass_fields__}) if line else None
