"""What a page type says to search engines beside what all say. Registered here; any other page is a WebPage alone."""

from functools import singledispatch

from pages.glossary import known_terms
from pages.models import (
    ArticlePage,
    EducationPage,
    GlossaryPage,
    HomePage,
    LocationPage,
    PersonPage,
    ProgramPage,
    TherapyPage,
)
from pages.models.base import BasePage
from pages.seo import care, structured
from pages.seo.structured import Node, named, node


@singledispatch
def own_facts(page: BasePage, provider: Node) -> Node:
    """Return what a page type says beside what all say; `provider` points to who runs the site."""
    return {}


@own_facts.register
def _education(page: EducationPage, provider: Node) -> Node:
    """Call it what it is: a page on health, and for whom. Families read for somebody else, so they are no patients."""
    audience = None if page.kind == EducationPage.Kind.FAMILY else {"@type": "Patient"}
    return node("MedicalWebPage", about=_subjects(page), medicalAudience=audience)


@own_facts.register
def _program(page: ProgramPage, provider: Node) -> Node:
    """Offer the level of care as a service, with what the strip of facts shows of it."""
    service = node(
        "Service",
        name=page.title,
        description=page.lede,
        serviceType=page.asam_level,
        url=page.canonical_url,
        provider=provider,
    )
    return {"about": named(service, page.canonical_url, "service")}


@own_facts.register
def _therapy(page: TherapyPage, provider: Node) -> Node:
    """Say what the page is about: a therapy, and how a session goes. How well it works is left to the page."""
    return {"about": named(care.therapy(page), page.canonical_url, "therapy")}


@own_facts.register
def _person(page: PersonPage, provider: Node) -> Node:
    """Call it the page of a person, with what it shows of them today."""
    return node("ProfilePage", mainEntity=named(care.person(page, provider), page.canonical_url, "person"))


@own_facts.register
def _location(page: LocationPage, provider: Node) -> Node:
    """Say where care happens, when the door is open, and under which licenses of today."""
    return {"about": named(care.clinic(page, provider), page.canonical_url, "clinic")}


@own_facts.register
def _home(page: HomePage, provider: Node) -> Node:
    """Say that the home page is about who runs the site; the organization stands beside it in full."""
    return {"about": {"@id": provider["@id"]}}


@own_facts.register
def _glossary(page: GlossaryPage, provider: Node) -> Node:
    """List the terms that the page explains."""
    return {"about": structured.defined_terms(page.title, known_terms())}


@own_facts.register
def _article(page: ArticlePage, provider: Node) -> Node:
    """Call it an article of a day. Its author is told when it is a person with a page; a bare name may be a group."""
    author = page.author_link and node("Person", name=page.author, url=page.author_link.full_url)
    return node(["WebPage", "Article"], headline=page.title, datePublished=page.date.isoformat(), author=author)


def _subjects(page: EducationPage) -> list[Node]:
    """Return what the page is about, named by the title up to its colon, or by a title of one word; else nothing.

    A title may name two substances ("Opioids and fentanyl: …"); a condition is one, however it is named.
    """
    named, colon, _ = page.title.partition(":")
    if not colon and len(page.title.split()) > 1:
        return []
    if page.kind == EducationPage.Kind.SUBSTANCE:
        return [node("Substance", name=name.strip()) for name in named.split(" and ")]
    return [node("MedicalCondition", name=named.strip())] if page.kind == EducationPage.Kind.CONDITION else []
