"""A context for each state of each component that a block does not draw by itself."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator

from legacy_site.patterns import facts
from legacy_site.patterns.samples import LONG_WORD, Example, Pattern, drawn
from pages.crisis import NATIONAL_LINES
from pages.instruments import DRUGS

_CARD = {"title": "Alcohol", "text": "What it does, and what helps.", "label": "Substance", "url": "/learn/alcohol/"}
_CARD_LONG = _CARD | {"title": facts.LONG_TITLE, "text": LONG_WORD, "label": LONG_WORD}
_TOC = [{"title": title, "id": "main"} for title in ("What it is", "What helps", facts.LONG_TITLE)]
_RESULTS = [
    {"kind_name": "Read", "url": "/learn/", "title": title, "text": LONG_WORD} for title in ("Learn", LONG_WORD)
]
_KINDS = [("page", "Pages to read", 2), ("person", "People", 1)]
_SHOWN = facts.VERSIONS[1]
_SCENES = ("dawn", "morning", "noon", "garden", "dusk", "night")
_ICONS = ("arrow", "phone", "check", "cross", "info", "alert", "clock", "pen")


def _found(count: int) -> Any:
    return Paginator(_RESULTS * count, 4).page(1)


def _read(**more: Any) -> dict[str, Any]:
    return {"reading": {"labels": [], "corrected": []} | more, "kinds": _KINDS, "kind": "page", "sealed": "x"}


#: For each template, what to draw it with. Add to it when you add a component that no block draws.
EXAMPLES: dict[str, list[Example]] = {
    "components/article_card.html": [
        Example(
            state="many", context={"article": facts.ARTICLE, "url": "/"}, times=4, inside="ul index__list", across=True
        ),
        Example(state="with long words", context={"article": facts.ARTICLE_LONG, "url": "/"}, inside="ul index__list"),
    ],
    "components/breadcrumbs.html": [
        Example(state="below the home page", context={"crumbs": [facts.LINK]}),
        Example(state="deep, with long words", context={"crumbs": [facts.LINK, facts.LINK, facts.LINK_LONG]}),
    ],
    "components/compare.html": [
        Example(state="many", context={"programs": facts.PROGRAMS}, across=True),
        Example(state="one, with long words", context={"programs": [facts.PROGRAM_LONG]}),
    ],
    "components/crisis_lines.html": [
        Example(state="all", context={"lines": NATIONAL_LINES}, across=True),
        Example(state="one", context={"lines": NATIONAL_LINES[:1]}),
    ],
    "components/glossary_entry.html": [
        Example(state="in full", context={"term": facts.TERM}, inside="dl glossary__terms"),
        Example(
            state="bare, with long words",
            context={"term": {"slug": "long", "term": LONG_WORD, "explanation": LONG_WORD}},
            inside="dl glossary__terms",
        ),
    ],
    "components/helpful.html": [Example(state="as usual", context={"page": {"pk": 1}})],
    "components/icon.html": [Example(state=name, context={"name": name}) for name in _ICONS],
    "components/illustration.html": [
        *(Example(state=key, context={"key": key}) for key in _SCENES),
        Example(state="no picture", context={"key": ""}),
    ],
    "components/index_card.html": [
        Example(state="one", context=_CARD, inside="ul index__list", across=True),
        Example(state="many", context=_CARD, times=7, inside="ul index__list", across=True),
        Example(state="with long words", context=_CARD_LONG, inside="ul index__list"),
        Example(state="bare", context={"title": "Alcohol", "url": "/"}, inside="ul index__list"),
    ],
    "components/instrument.html": [
        Example(state="ten questions", context={"instrument": DRUGS, "emergency": NATIONAL_LINES[0]}),
    ],
    "components/insurer_in_network.html": [
        Example(state=state, context=insurer, inside="ul insurers")
        for state, insurer in (("in full", facts.INSURED), ("bare, with long words", facts.INSURED_BARE))
    ],
    "components/licenses.html": [
        Example(state="none", context={"holds": []}),
        Example(state="one, with long words", context={"holds": [facts.LICENSE | {"name": LONG_WORD}]}),
        Example(state="many", context={"holds": [facts.LICENSE] * 3}),
    ],
    "components/location_opening.html": [
        Example(state="in full", context={"page": facts.PLACE, "week": facts.WEEK, "holds": [facts.LICENSE]}),
        Example(state="bare, with long words", context={"page": {"address": LONG_WORD}}),
    ],
    "components/navigation.html": [
        Example(state="the page that is read", context={"items": [facts.LINK] * 3, "current": "/learn/"}),
        Example(state="with long words", context={"items": [facts.LINK, facts.LINK_LONG], "current": "/"}),
    ],
    "components/nothing_yet.html": [Example(state="an empty list", context={"text": "Nobody is listed here yet."})],
    "components/page_header.html": [
        Example(state="with a picture", context=_CARD | {"lede": _CARD["text"], "illustration": "dawn"}, across=True),
        Example(state="long words, no picture", context={"title": facts.LONG_TITLE, "lede": LONG_WORD}, across=True),
        Example(state="bare", context={"title": "Learn"}, across=True),
    ],
    "components/pagination.html": [
        Example(state=f"page {number} of 3", context={"entries": Paginator(range(60), 24).page(number)})
        for number in (1, 2, 3)
    ],
    "components/path_card.html": [
        Example(state="one", context=_CARD, inside="ul paths__list", across=True),
        Example(state="five", context=_CARD, times=5, inside="ul paths__list", across=True),
        Example(state="with long words", context=_CARD_LONG, inside="ul paths__list"),
    ],
    "components/person_card.html": [
        Example(state=state, context={"person": person, "url": "/"}, times=times, inside="ul index__list", across=True)
        for state, person, times in (
            ("one, without a photo", facts.PERSON_BARE, 1),
            ("many", facts.PERSON, 5),
            ("with long words and a photo", facts.PERSON_PICTURED | {"title": LONG_WORD}, 1),
        )
    ],
    "components/person_opening.html": [
        Example(state="in full", context={"page": facts.PERSON}),
        Example(state="a license that no longer holds", context={"page": facts.PERSON_LONG}),
    ],
    "components/phone_card.html": [
        Example(state="as usual", context={"phone": facts.PHONE}),
        Example(state="long words, paid per call", context={"phone": facts.PHONE_LONG, "title": LONG_WORD}),
        Example(state="no line", context={"phone": None}),
    ],
    "components/picture.html": [Example(state="one", context={"picture": facts.PICTURE, "alt": "A window"})],
    "components/places.html": [
        Example(state="many, one with long words", context={"places": [facts.ELSEWHERE, facts.ELSEWHERE_LONG]}),
    ],
    "components/price_details.html": [
        Example(state=state, context={"program": {"price": {"is_current": current, "amount": "$100"}}})
        for state, current in (("current", True), ("out of date", False))
    ],
    "components/printed.html": [
        Example(
            state="with a day, on paper alone", context={"address": "example.org/learn/", "day": date(2026, 11, 23)}
        ),
        Example(state="without one, on paper alone", context={"address": f"example.org/{LONG_WORD}/"}),
    ],
    "components/program_facts.html": [
        Example(state="in full", context={"program": facts.PROGRAM}, across=True),
        Example(state="with long words", context={"program": facts.PROGRAM_LONG}),
        Example(state="hours alone", context={"program": facts.PROGRAM_BARE}),
    ],
    "components/program_fit.html": [Example(state="in full", context={"program": facts.PROGRAM})],
    "components/search_form.html": [
        Example(state="empty", context={"prefix": "one"}),
        Example(
            state="filled, with suggestions", context={"prefix": "two", "value": LONG_WORD, "suggested": ["Learn"]}
        ),
    ],
    "components/self_check_next.html": [
        Example(
            state="as usual",
            context={"talk": NATIONAL_LINES[1:], "public_list": facts.PUBLIC_LIST, "phone": facts.PHONE},
        ),
    ],
    "components/site_notice.html": [
        Example(state="a notice", context={"text": "We are closed on Monday."}, across=True)
    ],
    "components/sources_section.html": [
        Example(state="with long words", context={"citations": facts.CITATIONS}),
        Example(state="many", context={"citations": facts.MANY_CITATIONS}),
    ],
    "components/staircase.html": [
        Example(state="five", context={"programs": facts.PROGRAMS}, across=True),
        Example(state="one, with long words", context={"programs": [facts.PROGRAM_LONG]}),
    ],
    "components/term.html": [Example(state="a term", context={"words": "tapering", "term": facts.TERM})],
    "components/therapy_facts.html": [Example(state="in full", context={"therapy": facts.THERAPY})],
    "components/therapy_opening.html": [
        Example(
            state="in full", context={"page": facts.THERAPY, "citations": facts.CITATIONS, "sources": facts.SOURCES}
        )
    ],
    "components/toc.html": [Example(state="with long words", context={"items": _TOC})],
    "components/trust_facts.html": [
        Example(state="in full", context={"chrome": facts.CHROME}, across=True),
        Example(state="nothing known, long words", context={"chrome": {"legal_name": LONG_WORD}}),
    ],
    "components/version_status.html": [
        Example(state="in force", context={"page": facts.LEGAL_NOW, "shown": _SHOWN, "url": "/"}),
        Example(
            state="to come", context={"page": facts.LEGAL_NOW, "shown": facts.VERSIONS[0], "force": _SHOWN, "url": "/"}
        ),
        Example(state="earlier", context={"page": facts.LEGAL_EARLIER, "shown": facts.VERSIONS[2], "url": "/"}),
    ],
    "components/versions.html": [
        Example(state="many", context={"versions": facts.VERSIONS, "shown": _SHOWN, "url": "/"}),
    ],
    "components/write_card.html": [Example(state="as usual", context={})],
    "search/danger.html": [Example(state="as usual", context={"lines": NATIONAL_LINES})],
    "search/nothing.html": [Example(state="as usual", context={"chrome": {"phone": facts.PHONE}})],
    "search/results.html": [
        Example(state="one", context=_read() | {"found": Paginator(_RESULTS[:1], 4).page(1)}),
        Example(state="many, corrected", context=_read(corrected=["kratom"], labels=["a drug"]) | {"found": _found(5)}),
        Example(state="none", context=_read() | {"found": _found(0)}),
    ],
}


def component_patterns() -> list[Pattern]:
    """Return a pattern for each component, by its template."""
    return [Pattern(name=name, words="", samples=drawn(name, examples)) for name, examples in sorted(EXAMPLES.items())]
