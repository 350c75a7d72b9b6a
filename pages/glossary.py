"""The glossary, read in one go and kept until a term changes, and where on a page its terms are explained."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Subquery
from wagtail.blocks import StreamValue, StructValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from pages.kept import kept
from pages.rich_text import ExplainedText
from pages.snippets import GlossaryTerm
from pages.terms import TermFacts, Terms, terms_in
from pages.visible import visible


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the glossary with its terms."""

    letter: str
    terms: list[TermFacts]


def known_terms() -> Terms:
    """Return every term, A to Z. One query, none when warm."""
    plain = kept("glossary", _read, TermFacts)
    return tuple(TermFacts(**{**each, "other_names": tuple(each["other_names"])}) for each in plain)


def letters() -> list[Letter]:
    """Return the letters that a term begins with, each with its terms."""
    by_letter = groupby(known_terms(), key=lambda each: each.term[0].upper())
    return [Letter(letter, list(terms)) for letter, terms in by_letter]


def explain_terms(body: StreamValue) -> None:
    """Let each paragraph of a loaded body explain the terms that stand in it first. Other blocks are left alone."""
    terms = known_terms()
    seen: set[str] = set()
    for paragraph in _paragraphs(body) if terms else ():
        new = terms_in(paragraph["text"].source, terms) - seen
        if new:
            seen |= new
            paragraph["text"] = ExplainedText(paragraph["text"], terms, new)


def _paragraphs(body: StreamValue) -> list[StructValue]:
    values = [block.value for block in body if block.block_type == "paragraph"]
    return [value for value in values if isinstance(value["text"], RichText)]


def _read() -> list[dict[str, Any]]:
    glossary = visible(apps.get_model("pages", "GlossaryPage").objects.all())
    rows = GlossaryTerm.objects.select_related("source").annotate(
        glossary_id=Subquery(glossary.values("pk")[:1]), glossary_path=Subquery(glossary.values("url_path")[:1])
    )
    return [_plain(row, _address(row)) for row in sorted(rows, key=lambda row: row.term.casefold())]


def _address(row: Any) -> str:
    """Return the address of the glossary that came with a term; "" while none is published."""
    return (Page(pk=row.glossary_id, url_path=row.glossary_path).url or "") if row.glossary_id else ""


def _plain(row: GlossaryTerm, address: str) -> dict[str, Any]:
    return {
        "term": row.term,
        "slug": row.slug,
        "explanation": row.explanation,
        "other_names": row.other_names,
        "source_title": row.source.title if row.source else "",
        "source_url": row.source.url if row.source else "",
        "url": f"{address}#term-{row.slug}" if address else "",
    }
