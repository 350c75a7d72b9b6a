"""The part of the schema.org vocabulary that the site may use: types, what they derive from, properties, their ranges.

Written down from schema.org. What is not here is not allowed on a page, so a new type or property is a decision: there
is no Drug, no DietarySupplement, no AggregateRating and no Review.
"""

import re
from typing import Any, NamedTuple


class Kind(NamedTuple):
    """A type: what it derives from, and the ranges of the properties that it adds."""

    parents: tuple[str, ...]
    properties: dict[str, tuple[str, ...]]


VOCABULARY = {
    "Thing": Kind((), {"name": ("Text",), "url": ("URL",), "description": ("Text",), "identifier": ("Text",)}),
    "CreativeWork": Kind(
        ("Thing",),
        {
            "about": ("Thing",),
            "author": ("Organization", "Person"),
            "citation": ("CreativeWork", "Text"),
            "datePublished": ("Date",),
            "expires": ("Date",),
            "headline": ("Text",),
            "inLanguage": ("Text",),
            "isPartOf": ("CreativeWork",),
            "mainEntity": ("Thing",),
            "publisher": ("Organization", "Person"),
            "text": ("Text",),
        },
    ),
    "Article": Kind(("CreativeWork",), {}),
    "WebSite": Kind(("CreativeWork",), {}),
    "WebPage": Kind(("CreativeWork",), {"breadcrumb": ("BreadcrumbList",)}),
    "DefinedTermSet": Kind(("CreativeWork",), {"hasDefinedTerm": ("DefinedTerm",)}),
    "DefinedTerm": Kind(("Thing",), {}),
    "EducationalOccupationalCredential": Kind(
        ("CreativeWork",), {"credentialCategory": ("Text", "URL"), "recognizedBy": ("Organization",)}
    ),
    "FAQPage": Kind(("WebPage",), {}),
    "ProfilePage": Kind(("WebPage",), {}),
    "MedicalWebPage": Kind(("WebPage",), {"medicalAudience": ("MedicalAudience",)}),
    "Question": Kind(("CreativeWork",), {"acceptedAnswer": ("Answer",)}),
    "Answer": Kind(("CreativeWork",), {}),
    "ItemList": Kind(("Thing",), {"itemListElement": ("ListItem",)}),
    "BreadcrumbList": Kind(("ItemList",), {}),
    "ListItem": Kind(("Thing",), {"item": ("Thing",), "position": ("Integer",)}),
    "Organization": Kind(
        ("Thing",),
        {
            "address": ("PostalAddress", "Text"),
            "brand": ("Brand", "Organization"),
            "hasCredential": ("EducationalOccupationalCredential",),
            "legalName": ("Text",),
            "parentOrganization": ("Organization",),
            "telephone": ("Text",),
        },
    ),
    "MedicalOrganization": Kind(("Organization",), {}),
    "Place": Kind(
        ("Thing",),
        {
            "address": ("PostalAddress", "Text"),
            "openingHoursSpecification": ("OpeningHoursSpecification",),
            "telephone": ("Text",),
        },
    ),
    "LocalBusiness": Kind(("Organization", "Place"), {}),
    "MedicalBusiness": Kind(("LocalBusiness",), {}),
    "MedicalClinic": Kind(("MedicalBusiness", "MedicalOrganization"), {}),
    "OpeningHoursSpecification": Kind(
        ("Thing",), {"closes": ("Time",), "dayOfWeek": ("DayOfWeek",), "opens": ("Time",)}
    ),
    "Person": Kind(
        ("Thing",),
        {
            "hasCredential": ("EducationalOccupationalCredential",),
            "jobTitle": ("Text",),
            "knowsLanguage": ("Text",),
            "worksFor": ("Organization",),
        },
    ),
    "Brand": Kind(("Thing",), {}),
    "Service": Kind(("Thing",), {"provider": ("Organization", "Person"), "serviceType": ("Text",)}),
    "MedicalAudience": Kind(("Thing",), {}),
    "Patient": Kind(("MedicalAudience",), {}),
    "MedicalEntity": Kind(("Thing",), {}),
    "MedicalCondition": Kind(("MedicalEntity",), {}),
    "Substance": Kind(("MedicalEntity",), {}),
    "MedicalProcedure": Kind(("MedicalEntity",), {"howPerformed": ("Text",)}),
    "TherapeuticProcedure": Kind(("MedicalProcedure",), {}),
    "MedicalTherapy": Kind(("TherapeuticProcedure",), {}),
}

#: The members of the list DayOfWeek that a page names; a public holiday is left to words.
DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}


def lineage(kind: str) -> set[str]:
    """Return the type and all that it derives from."""
    return {kind}.union(*(lineage(parent) for parent in VOCABULARY[kind].parents))


def types_of(item: dict[str, Any]) -> set[str]:
    """Return the types of an item with all that they derive from; a bare reference can be any thing."""
    if set(item) == {"@id"}:
        return set(VOCABULARY)
    named = item["@type"] if isinstance(item["@type"], list) else [item["@type"]]
    return set().union(*(lineage(kind) for kind in named))


def faults(item: dict[str, Any], where: str = "") -> list[str]:
    """Return what is wrong with an item and with all inside it, each with its place."""
    unknown = [kind for kind in _named(item) if kind not in VOCABULARY]
    if unknown:
        return [f"{where}: unknown type {unknown}"]
    ranges: dict[str, tuple[str, ...]] = {}
    for kind in types_of(item):
        ranges |= VOCABULARY[kind].properties
    found = []
    for name, value in item.items():
        if name in ("@id", "@type"):
            continue
        for single in value if isinstance(value, list) else [value]:
            found += _value_faults(single, ranges.get(name, ()), f"{where}/{name}")
    return found


def _named(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type", [])
    return kinds if isinstance(kinds, list) else [kinds]


def _value_faults(value: Any, ranges: tuple[str, ...], where: str) -> list[str]:
    if isinstance(value, dict):
        inner = faults(value, where)
        return inner or (
            [] if types_of(value) & set(ranges) else [f"{where}: {value.get('@type')} is not in its range"]
        )
    return [] if _plain_kind(value) & set(ranges) else [f"{where}: {value!r} is not in its range {ranges}"]


def _plain_kind(value: Any) -> set[str]:
    if isinstance(value, int):
        return {"Integer"}
    text = str(value)
    kinds = {"Text"} if text.strip() else set()
    if text.startswith(("http://", "https://")):
        kinds = {"URL"}
    if re.fullmatch(r"\d{4}(-\d\d-\d\d)?", text):
        kinds.add("Date")
    if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        kinds.add("Time")
    if text in DAYS:
        kinds.add("DayOfWeek")
    return kinds
