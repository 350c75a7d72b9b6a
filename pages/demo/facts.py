"""Loads the shared facts and the organization's settings. What exists is left alone."""

from typing import Any

from django.db.models import Model
from wagtail.models import Site

from pages.crisis import NATIONAL_LINES
from pages.demo.content import read_alternatives, read_insurers, read_organization, read_sources, read_terms
from pages.demo.relations import field_values
from pages.demo.tree import find
from pages.snippets import (
    Accreditation,
    AlternativeNeed,
    AlternativeResource,
    CrisisLine,
    GlossaryTerm,
    Insurer,
    InsurerContract,
    OrganizationSettings,
    PhoneLine,
    Source,
)


def load_facts() -> list[str]:
    """Make the facts that are missing; return a line on each kind. The crisis lines come from a migration."""
    organization = read_organization()
    missing = [line for line in NATIONAL_LINES if not CrisisLine.objects.filter(key=line.key).exists()]
    for line in missing:
        CrisisLine.from_facts(line).save()
    return [
        _tally("crisis lines", len(missing), len(NATIONAL_LINES)),
        _make_missing(PhoneLine, organization["phone_lines"]),
        _make_missing(Source, read_sources()),
        _make_missing(GlossaryTerm, [_sourced(term) for term in read_terms()], key="slug"),
        _make_missing(Accreditation, organization["accreditations"]),
        _make_missing(AlternativeResource, [_answering(place) for place in read_alternatives()]),
        _make_missing(Insurer, [_contracted(insurer) for insurer in read_insurers()]),
    ]


def load_organization(site: Site) -> str:
    """Fill the organization's settings if nobody has yet; return a line on it."""
    settings = OrganizationSettings.for_site(site)
    if settings.brand or settings.legal_name:
        return "organization: kept as it is"
    wanted = read_organization()["settings"]
    settings.main_phone = PhoneLine.objects.filter(key=wanted["main_phone"]).first()
    settings.crisis_page, settings.elsewhere_page = find(wanted["crisis_page"]), find(wanted["elsewhere_page"])
    for name in ("brand", "legal_name", "owner", "address", "region", "notice"):
        setattr(settings, name, wanted[name])
    settings.save()
    return "organization: made"


def _sourced(term: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a term with its source in the place of the source's key."""
    return {**term, "source": Source.objects.filter(key=term.get("source", "")).first()}


def _contracted(insurer: dict[str, Any]) -> dict[str, Any]:
    """Return the values of an insurer with its contracts as rows."""
    rows = [field_values(InsurerContract, row, lambda _: None) for row in insurer["contracts"]]
    return {**insurer, "contracts": [InsurerContract(**row) for row in rows]}


def _answering(place: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a place with its needs as rows, and its crisis line in the place of the line's key."""
    line = CrisisLine.objects.filter(key=place.get("crisis_line", "")).first()
    return {**place, "crisis_line": line, "needs": [AlternativeNeed(need=need) for need in place["needs"]]}


def _make_missing(model: type[Model], wanted: list[dict[str, Any]], *, key: str = "key") -> str:
    """Make each row whose key is not taken."""
    made = 0
    for values in wanted:
        if model._default_manager.filter(**{key: values[key]}).exists():
            continue
        row = model(**values)
        row.full_clean()
        row.save()
        made += 1
    return _tally(str(model._meta.verbose_name_plural), made, len(wanted))


def _tally(what: str, made: int, wanted: int) -> str:
    return f"{what}: {made} made, {wanted - made} kept"
