"""How we treat: one page a therapy, with what is known about it."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.db.models import PROTECT, QuerySet
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from pages.blocks.base import Certainty
from pages.body import Citations, TocEntry
from pages.models.base import BasePage
from pages.snippets import Source
from pages.text import lines
from pages.visible import visible

PER_PAGE = 24


class TherapyIndexPage(BasePage):
    """Lists the therapies below it, in the order that editors gave them."""

    parent_page_types = ["pages.ProgramIndexPage"]
    subpage_types = ["pages.TherapyPage"]

    def entries(self) -> "QuerySet[TherapyPage]":
        """Return the published therapies below, without their bodies."""
        return visible(TherapyPage.objects.child_of(self)).defer("body").order_by("path")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `entries`, one page of them; a wrong number in the address gives the nearest one."""
        entries = Paginator(self.entries(), PER_PAGE).get_page(request.GET.get("page"))
        return {**super().get_context(request, *args, **kwargs), "entries": entries}


class TherapyPage(BasePage):  # type: ignore[django-manager-missing]  # Wagtail ships no types
    """One therapy: what it is, what a session is like, who it helps, and how well that is known."""

    summary = models.CharField(max_length=240, blank=True, help_text="One sentence, used in lists.")
    led_by = models.CharField(max_length=160, blank=True, help_text="Who leads it, such as A licensed counselor.")
    session_length = models.CharField("one session", max_length=120, blank=True, help_text="Such as 45 to 60 minutes.")
    typical_length = models.CharField(
        "how long in all", max_length=120, blank=True, help_text="Such as 12 to 16 weeks."
    )
    a_session = models.TextField("a session", blank=True, help_text="What it is like to sit in one.")
    who_it_helps = models.TextField(blank=True, help_text="One on each line.")
    who_not_for = models.TextField("when something else fits", blank=True, help_text="One on each line.")
    evidence = models.TextField("what the studies say", blank=True, help_text="In plain words, limits too.")
    certainty = models.CharField("how certain is this?", max_length=12, blank=True, choices=Certainty.choices)

    content_panels = [
        *BasePage.content_panels[:1],
        FieldPanel("summary"),
        *BasePage.content_panels[1:2],
        MultiFieldPanel(
            [
                FieldPanel("led_by"),
                FieldRowPanel([FieldPanel("session_length"), FieldPanel("typical_length")]),
                FieldPanel("a_session"),
            ],
            heading="What it is like",
        ),
        MultiFieldPanel([FieldPanel("who_it_helps"), FieldPanel("who_not_for")], heading="Who it helps"),
        MultiFieldPanel(
            [FieldPanel("evidence"), FieldPanel("certainty"), InlinePanel("evidence_sources", label="Source")],
            heading="What the studies say",
        ),
        *BasePage.content_panels[2:],
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("a_session"),
        index.SearchField("who_it_helps"),
        index.SearchField("evidence"),
    ]
    parent_page_types = ["pages.TherapyIndexPage"]
    subpage_types: list[str] = []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the sources of the evidence, numbered before those of the body, and its sections to the contents."""
        context = super().get_context(request, *args, **kwargs)
        sources = [cited.source for cited in self.evidence_sources.select_related("source")]
        return {
            **context,
            "evidence_sources": sources,
            "unlisted": bool(sources) and "sources" not in {block.block_type for block in self.body},
            "citations": Citations.from_sources([*sources, *context["citations"].sources]),
            "toc": [*self._sections(), *context["toc"]],
        }

    def _sections(self) -> list[TocEntry]:
        known = [
            (self.who_it_helps or self.who_not_for, "Who it helps", "who-it-helps"),
            (self.a_session, "What a session is like", "a-session"),
            (self.evidence, "What the studies say", "evidence"),
        ]
        return [TocEntry(title, anchor) for given, title, anchor in known if given]

    @property
    def certainty_label(self) -> str:
        """The certainty in a reader's words, or ""."""
        return str(Certainty(self.certainty).label) if self.certainty else ""

    @property
    def who_it_helps_items(self) -> list[str]:
        """Who it helps, one each."""
        return lines(self.who_it_helps)

    @property
    def who_not_for_items(self) -> list[str]:
        """When something else fits better, one each."""
        return lines(self.who_not_for)


class EvidenceSource(Orderable):
    """A source that the evidence of a therapy rests on."""

    therapy = ParentalKey(TherapyPage, related_name="evidence_sources", on_delete=models.CASCADE)
    source: models.ForeignKey[Source, Source] = models.ForeignKey(Source, on_delete=PROTECT, related_name="+")

    panels = [FieldPanel("source")]
