"""What templates ask for: the chrome, the way here, citations, the programs, and the insurers."""

from typing import Any

from django import template
from django.template.context import Context

from pages.alternatives import NeedGroup, places_for
from pages.body import Citation, Citations
from pages.chrome import Chrome, Link, site_chrome
from pages.crisis import NATIONAL_LINES
from pages.facts import kept_rows
from pages.insurers import InsurersToday
from pages.insurers import insurers_today as read_insurers
from pages.models.base import BasePage
from pages.programs import ProgramFacts
from pages.programs import programs_by_support as read_programs
from pages.snippets import CrisisLine

register = template.Library()


@register.simple_tag(name="chrome")
def chrome_tag() -> Chrome:
    """Return what stands around every page; works without a request and without a database."""
    return site_chrome()


@register.simple_tag
def breadcrumbs(page: BasePage) -> list[Link]:
    """Return the pages above this one, from the home page down."""
    return [Link(title=above.title, url=above.url or "", slug=above.slug) for above in page.trail]


@register.simple_tag
def programs_by_support() -> list[ProgramFacts]:
    """Return every published program, most support first."""
    return read_programs()


@register.simple_tag
def insurers_today() -> InsurersToday:
    """Return who we are in network with today, and whom we can ask."""
    return read_insurers()


@register.inclusion_tag("components/citation.html", takes_context=True)
def cite(context: Context, sources: Any) -> dict[str, list[Citation]]:
    """Render the numbers of a statement's sources. Outside of a page, as in a block's preview, they count from one."""
    citations = context.get("citations") or Citations.from_sources(sources or ())
    return {"citations": citations.of(sources or ())}


@register.simple_tag
def outside_places(needs: Any) -> list[NeedGroup]:
    """Return where else to turn, a group for each need that has a place."""
    return places_for(needs or ())


@register.simple_tag
def crisis_lines_in_full() -> list[CrisisLine]:
    """Return every crisis line; the national ones where there is none."""
    return kept_rows(CrisisLine) or [CrisisLine.from_facts(line) for line in NATIONAL_LINES]
