"""Builds the facts of a therapy, a person and a place, in the words of schema.org. Nothing that the page does not show.

A license is told while it holds, by the same answer that the page goes by, so it leaves both at the same midnight.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time

from pages.models import LocationPage, PersonPage, TherapyPage
from pages.models.hours import OpeningHours, Weekday
from pages.seo.structured import Node, node
from pages.text import lines

#: How a place that never closes is told: Google's guide to local businesses asks for these two.
_DAY_AND_NIGHT = ("00:00", "23:59")


def therapy(page: TherapyPage) -> Node:
    """Name a therapy. What the studies say is told in words on the page: schema.org has no word for how sure it is."""
    return node(
        "MedicalTherapy",
        name=page.title,
        description=page.lede,
        howPerformed=page.a_session,
        url=page.canonical_url,
    )


def person(page: PersonPage, provider: Node) -> Node:
    """Name somebody who works here, with degrees, and with the license while it holds."""
    degrees = [node("EducationalOccupationalCredential", name=name) for name in _separate(page.credentials)]
    return node(
        "Person",
        name=page.title,
        jobTitle=page.role,
        description=page.what_they_do,
        knowsLanguage=page.language_list,
        hasCredential=[*degrees, *_license(page)],
        worksFor=provider,
        url=page.canonical_url,
    )


def clinic(page: LocationPage, provider: Node) -> Node:
    """Name a building of the center: it goes by the center's name, and its telephone is its own or none."""
    held = [
        _credential(each.name, each.number, each.authority, each.expires_on, category=each.get_kind_display())
        for each in page.holds
    ]
    return node(
        "MedicalClinic",
        name=provider["name"],
        address=page.address,
        telephone=page.phone.display if page.phone else "",
        openingHoursSpecification=_hours(page.hours),
        hasCredential=held,
        parentOrganization=provider,
        url=page.canonical_url,
    )


def _license(page: PersonPage) -> list[Node]:
    if not page.license_is_current or page.license_expires_on is None:
        return []
    shown = (page.license_name, page.license_number, page.license_authority, page.license_expires_on)
    return [_credential(*shown, category="License")]


def _credential(name: str, number: str, authority: str, expires_on: date, *, category: str) -> Node:
    return node(
        "EducationalOccupationalCredential",
        name=name,
        credentialCategory=category,
        identifier=number,
        recognizedBy=node("Organization", name=authority),
        expires=expires_on.isoformat(),
    )


def _hours(rows: Iterable[OpeningHours]) -> list[Node]:
    """Return the stretches of the week, days with the same one together; a day without any is closed."""
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.weekday, row.opens or time.min)):
        stretch = (f"{row.opens:%H:%M}", f"{row.closes:%H:%M}") if row.opens and row.closes else _DAY_AND_NIGHT
        days[stretch].append(Weekday(row.weekday).label)
    return [
        node("OpeningHoursSpecification", dayOfWeek=names, opens=opens, closes=closes)
        for (opens, closes), names in days.items()
    ]


def _separate(credentials: str) -> list[str]:
    return lines(credentials.replace(",", "\n"))
