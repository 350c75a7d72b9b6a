"""Puts together what a page says to search engines, from what it shows to its reader.

A page type adds facts of its own with `own_facts.register`; any other is a WebPage.
"""

from functools import singledispatch
from urllib.parse import urljoin

from wagtail.rich_text import get_text_for_indexing

from pages.body import Citations
from pages.chrome import Chrome, Link
from pages.glossary import known_terms
from pages.models import EducationPage, GlossaryPage, HomePage, ProgramPage
from pages.models.base import BasePage
from pages.seo import structured
from pages.seo.structured import Node

#: The `lang` of base.html.
LANGUAGE = "en"
#: What the first crumb says on every page, see components/breadcrumbs.html.
FIRST_CRUMB = "Home"


def document_of(page: BasePage, chrome: Chrome, citations: Citations) -> Node:
    """Return the structured data of a page, {} while it has no address. No query when the page was routed to."""
    address = page.canonical_url
    if not address:
        return {}
    home = urljoin(address, chrome.home_url)
    items = [_web_page(page, chrome, home, citations)]
    if isinstance(page, HomePage):
        items += [structured.organization(chrome, home), structured.website(chrome, home)]
    return structured.graph(items)


def _web_page(page: BasePage, chrome: Chrome, home: str, citations: Citations) -> Node:
    address = page.canonical_url
    shared = structured.node(
        "WebPage",
        name=page.title,
        url=address,
        inLanguage=LANGUAGE,
        description=page.lede,
        breadcrumb=_breadcrumbs(page),
        isPartOf=structured.website(chrome, home),
        publisher=structured.publisher(chrome, home),
        citation=_sources_shown(page, citations),
    )
    item = {**shared, **own_facts(page, structured.publisher(chrome, home))}
    questions = _questions(page)
    if questions:
        item["@type"] = [item["@type"], "FAQPage"]
        item["mainEntity"] = questions
    return structured.named(item, address, "page")


@singledispatch
def own_facts(page: BasePage, provider: Node) -> Node:
    """Return what a page type says beside what all say; `provider` points to who runs the site."""
    return {}


@own_facts.register
def _education(page: EducationPage, provider: Node) -> Node:
    """Call it what it is: a page on health, and for whom. Families read for somebody else, so they are no patients."""
    audience = None if page.kind == EducationPage.Kind.FAMILY else {"@type": "Patient"}
    return structured.node("MedicalWebPage", about=_subjects(page), medicalAudience=audience)


@own_facts.register
def _program(page: ProgramPage, provider: Node) -> Node:
    """Offer the level of care as a service, with what the strip of facts shows of it."""
    service = structured.node(
        "Service",
        name=page.title,
        description=page.lede,
        serviceType=page.asam_level,
        url=page.canonical_url,
        provider=provider,
    )
    return {"about": structured.named(service, page.canonical_url, "service")}


@own_facts.register
def _home(page: HomePage, provider: Node) -> Node:
    """Say that the home page is about who runs the site; the organization stands beside it in full."""
    return {"about": {"@id": provider["@id"]}}


@own_facts.register
def _glossary(page: GlossaryPage, provider: Node) -> Node:
    """List the terms that the page explains."""
    return {"about": structured.defined_terms(page.title, known_terms())}


def _subjects(page: EducationPage) -> list[Node]:
    """Return what the page is about, named by the title up to its colon, or by a title of one word; else nothing.

    A title may name two substances ("Opioids and fentanyl: …"); a condition is one, however it is named.
    """
    named, colon, _ = page.title.partition(":")
    if not colon and len(page.title.split()) > 1:
        return []
    if page.kind == EducationPage.Kind.SUBSTANCE:
        return [structured.node("Substance", name=name.strip()) for name in named.split(" and ")]
    return (
        [structured.node("MedicalCondition", name=named.strip())] if page.kind == EducationPage.Kind.CONDITION else []
    )


def _breadcrumbs(page: BasePage) -> Node | None:
    names = [FIRST_CRUMB, *(above.title for above in page.trail[1:])]
    crumbs = [
        Link(title=name, url=urljoin(page.canonical_url, above.url or ""), slug=above.slug)
        for name, above in zip(names, page.trail, strict=False)
    ]
    return structured.breadcrumb_list(crumbs, page.title, page.canonical_url) if crumbs else None


def _sources_shown(page: BasePage, citations: Citations) -> list[Node]:
    """Return the sources if the page lists them; a number beside a sentence alone names none."""
    shown = any(block.block_type == "sources" for block in page.body)
    return [structured.citation(cited.source) for cited in citations] if shown else []


def _questions(page: BasePage) -> list[Node]:
    return [
        structured.question(item["question"], get_text_for_indexing(item["answer"].source))
        for block in page.body
        if block.block_type == "faq"
        for item in block.value["questions"]
    ]
