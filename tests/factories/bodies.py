"""Bodies for tests: every block once, with shared facts in each place that takes them."""

from typing import Any
from uuid import uuid4

from wagtail.models import Page

from pages.snippets import CrisisLine, PhoneLine, Source

Raw = list[dict[str, Any]]


def block(kind: str, **value: Any) -> dict[str, Any]:
    """Return the raw form of one block, as the database holds it."""
    return {"type": kind, "value": value, "id": str(uuid4())}


def items(*values: Any) -> Raw:
    """Return the raw form of a list."""
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def statement(text: str, *sources: Source) -> dict[str, Any]:
    """Return a fact with its sources."""
    return {"text": text, "sources": items(*(source.pk for source in sources))}


def full_body(*, sources: list[Source], crisis: CrisisLine, phone: PhoneLine, linked: list[Page]) -> Raw:
    """Return a body of an education page; the sources are first used in reverse order.

    It has every block but `not_us`, which reads a table of its own: `test_alternatives.py` counts its queries.
    """
    last, *_, first = sources
    return [
        block("key_facts", title="At a glance", facts=items(statement("It passes.", first), statement("Help works."))),
        block("heading", text="What it does"),
        block("paragraph", text=_linking(linked[0]), sources=items(last.pk, first.pk), certainty="strong"),
        block("callout", tone="caution", title="Do not stop alone", text=_linking(linked[-1]), sources=items(last.pk)),
        block(
            "effects", title="Effects", short_term=items(statement("Nausea", first)), long_term=items(statement("Low"))
        ),
        block("heading", text="What it does"),
        block("timeline", title="Course", certainty="limited", entries=items(_stretch(last))),
        block("heading", text="Who can help"),
        block("care_card", urgency="urgent", title="Call today", text="<p>If you are in pain.</p>", phone=crisis.pk),
        block(
            "overdose",
            title="Overdose",
            signs=items("No breath"),
            steps=items("Call 911."),
            lines=items(crisis.pk),
            sources=items(*(source.pk for source in sources)),
        ),
        block("crisis_lines", title="Every line"),
        block("levels_of_care", title="Levels of care", intro="From most to least."),
        block("therapies", title="Therapies", therapies=items({"name": "Talk", "text": "It helps.", "sources": []})),
        block("steps", title="Steps", steps=items({"title": "You write", "text": "Four questions."})),
        block("phone_call", title="Call us", text="Ask anything.", phone_line=phone.pk),
        block("paths", title="Ways on", paths=items({"title": "For me", "text": "", "page": linked[0].pk})),
        block("faq", title="Questions", questions=items({"question": "When?", "answer": _linking(linked[0])})),
        block("related_pages", title="Read next", pages=items(*(page.pk for page in linked))),
        block("sources", title="Sources"),
    ]


def _linking(page: Page) -> str:
    return f'<p>Read <a linktype="page" id="{page.pk}">more</a>.</p>'


def _stretch(source: Source) -> dict[str, Any]:
    stretch = {"start": 12, "end": 48, "unit": "hours", "title": "It starts", "text": "Restless."}
    return {**stretch, "sources": items(source.pk)}
