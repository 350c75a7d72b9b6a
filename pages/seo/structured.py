"""Builds the facts of a page for search engines, in the words of schema.org. Nothing here that the page does not show.

Pure functions: plain values in, plain dicts out, properties without a value left out. `pages.seo.assembly` puts a page
together from them. There is no rating of ourselves and no claim. Kratom is neither a Drug nor a DietarySupplement: the
FDA says that it may lawfully be sold as neither.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pages.chrome import Chrome, Link
from pages.snippets import Source
from pages.terms import TermFacts

Node = dict[str, Any]

#: What could end the script element or start a comment in it, as JSON writes it without harm.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def node(kind: str | list[str], **properties: Any) -> Node:
    """Return an item of a type with the properties that have a value."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value}}


def named(item: Node, address: str, fragment: str) -> Node:
    """Return the item with an id, so that others can point to it."""
    return {"@id": f"{address}#{fragment}", **item}


def organization(chrome: Chrome, home: str) -> Node:
    """Say who runs the site, as its footer does. The owner is left out: it may be a person or a company."""
    brand = node("Brand", name=chrome.brand)
    phone = chrome.phone.display if chrome.phone else ""
    item = node(
        "MedicalOrganization",
        name=chrome.brand,
        legalName=chrome.legal_name,
        brand=brand,
        telephone=phone,
        address=chrome.address,
        url=home,
    )
    return named(item, home, "organization")


def publisher(chrome: Chrome, home: str) -> Node:
    """Point to who runs the site, from a page that is not its home page."""
    return named(node("MedicalOrganization", name=chrome.brand, url=home), home, "organization")


def website(chrome: Chrome, home: str) -> Node:
    """Name the site that a page is part of."""
    return named(node("WebSite", name=chrome.brand, url=home), home, "website")


def breadcrumb_list(crumbs: Iterable[Link], title: str, address: str) -> Node:
    """Say where a page stands: the pages above it, and itself. The addresses of the crumbs are full."""
    places = [*((crumb.title, crumb.url) for crumb in crumbs), (title, address)]
    items = [
        node("ListItem", position=position, name=name, item={"@id": url})
        for position, (name, url) in enumerate(places, start=1)
    ]
    return node("BreadcrumbList", itemListElement=items)


def citation(source: Source) -> Node:
    """Name one source. The publisher is left out: it may be a journal, which is no organization."""
    return node("CreativeWork", name=source.title, url=source.url, datePublished=str(source.year or ""))


def question(asked: str, answer: str) -> Node:
    """Put a question and its answer in plain text."""
    return node("Question", name=asked, acceptedAnswer=node("Answer", text=answer))


def defined_terms(title: str, terms: Iterable[TermFacts]) -> Node:
    """Name the terms of the glossary, each with its explanation."""
    explained = [node("DefinedTerm", name=term.term, description=term.explanation) for term in terms]
    return node("DefinedTermSet", name=title, hasDefinedTerm=explained)


def graph(items: Iterable[Node]) -> Node:
    """Put the items of one page into one document."""
    return {"@context": "https://schema.org", "@graph": list(items)}


def as_json(document: Mapping[str, Any]) -> str:
    """Return JSON that can stand inside a script element: it holds no <, > or &, whatever an editor wrote."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
