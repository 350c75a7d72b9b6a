"""The glossary: who keeps it, what it lists, and how a page explains a term where it first stands."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pages.demo.content import read_terms
from pages.models import GlossaryPage
from pages.snippets import GlossaryTerm
from pages.terms import TermFacts, explained, terms_in
from tests import personas
from tests.factories.bodies import block
from tests.factories.pages import GlossaryPageFactory, LegalPageFactory, StandardPageFactory
from tests.factories.snippets import GlossaryTermFactory, SourceFactory
from tests.pages.conftest import House
from tests.pages.demo_prose import reading_grade


@pytest.fixture
def glossary(house: House) -> GlossaryPage:
    page: GlossaryPage = GlossaryPageFactory(parent=house.home, slug="glossary")
    source = SourceFactory(title="A good book")
    GlossaryTermFactory(term="withdrawal", also_called="coming off, W/D", source=source)
    GlossaryTermFactory(term="tolerance", explanation='Less does <b>not</b> "do" it & more is <i>needed</i>.')
    GlossaryTermFactory(term="ASAM level")
    return page


def drawn(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "html.parser")


def page_saying(house: House, *texts: str) -> str:
    body = [block("paragraph", text=text, sources=[]) for text in texts]
    return str(StandardPageFactory(parent=house.home, title="Words", slug="words", body=body).url)


def facts(*names: str) -> tuple[TermFacts, ...]:
    return tuple(
        TermFacts(
            term=name,
            slug=name.lower().replace(" ", "-"),
            explanation="What it means.",
            other_names=(),
            source_title="",
            source_url="",
            url="/g/",
        )
        for name in names
    )


def test_a_stranger_and_admissions_cannot_touch_a_term(client: Client, glossary: GlossaryPage) -> None:
    urls = [reverse(f"wagtailsnippets_pages_glossaryterm:{view}") for view in ("list", "add")]
    assert {client.get(url).status_code for url in urls} == {302}
    client.force_login(personas.admissions())
    assert all(client.get(url).status_code in {302, 403} for url in urls)


@pytest.mark.parametrize("person", [personas.editor, personas.reviewer], ids=lambda person: person.__name__)
def test_editors_and_reviewers_keep_the_terms(client: Client, glossary: GlossaryPage, person: object) -> None:
    client.force_login(person())  # type: ignore[operator]  # the ids need a plain parameter
    assert "withdrawal" in client.get(reverse("wagtailsnippets_pages_glossaryterm:list")).content.decode()
    typed = {"term": "craving", "slug": "craving", "explanation": "A strong pull.", "also_called": "", "source": ""}
    client.post(reverse("wagtailsnippets_pages_glossaryterm:add"), typed)
    assert "A strong pull." in drawn(client, "/glossary/").get_text()


def test_an_explanation_that_is_too_long_is_refused(db: None) -> None:
    with pytest.raises(ValidationError):
        GlossaryTermFactory.build(explanation="x" * 301).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        GlossaryTermFactory(explanation="x" * 301)
    GlossaryTermFactory(explanation="\u00e4" * 300).full_clean()


def test_the_glossary_lists_terms_by_letter_each_at_its_address(client: Client, glossary: GlossaryPage) -> None:
    page = drawn(client, "/glossary/")
    assert [letter.get_text() for letter in page.select(".glossary__heading")] == ["A", "T", "W"]
    assert [link["href"] for link in page.select(".glossary__letter")] == ["#letter-a", "#letter-t", "#letter-w"]
    entry = page.find(id="term-withdrawal")
    assert isinstance(entry, Tag)
    assert "Also called: coming off, W/D." in entry.get_text()
    assert "A good book" in entry.get_text()
    assert not page.select("button.term")


def test_a_glossary_without_terms_says_so(client: Client, house: House) -> None:
    page = drawn(client, GlossaryPageFactory(parent=house.home).url)
    assert page.select_one(".glossary__empty")
    assert not page.select(".glossary__letters")


def test_a_term_is_explained_where_it_first_stands_and_nowhere_else(
    client: Client, house: House, glossary: GlossaryPage
) -> None:
    url = page_saying(house, "<p>The withdrawal is hard. Withdrawal passes.</p>", "<p>Tolerance and withdrawal.</p>")
    page = drawn(client, url)
    assert [button.get_text() for button in page.select("button.term")] == ["withdrawal", "Tolerance"]


def test_pressing_a_term_opens_its_note_without_a_script(client: Client, house: House, glossary: GlossaryPage) -> None:
    page = drawn(client, page_saying(house, "<p>It is withdrawal.</p>"))
    button = page.select_one("button.term")
    assert button is not None
    note = page.find(id=str(button["popovertarget"]))
    assert isinstance(note, Tag)
    assert note.has_attr("popover")
    described = page.find(id=str(button["aria-describedby"]))
    assert isinstance(described, Tag)
    assert described.get_text() == "What it means, in plain words."
    link = note.select_one("a")
    assert link is not None
    assert link["href"] == "/glossary/#term-withdrawal"
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_what_an_editor_typed_is_shown_as_words(client: Client, house: House, glossary: GlossaryPage) -> None:
    page = drawn(client, page_saying(house, "<p>A tolerance.</p>"))
    note = page.select_one(".term-note__text")
    assert note is not None
    assert not note.find_all(True)
    assert '<b>not</b> "do" it &' in note.get_text()


def test_without_a_published_glossary_the_note_leads_nowhere(
    client: Client, house: House, glossary: GlossaryPage
) -> None:
    glossary.unpublish()
    page = drawn(client, page_saying(house, "<p>It is withdrawal.</p>"))
    assert page.select_one(".term-note")
    assert not page.select(".term-note a")


def test_the_text_of_counsel_is_left_as_it_is(client: Client, house: House, glossary: GlossaryPage) -> None:
    body = [block("paragraph", text="<p>On withdrawal of consent.</p>", sources=[])]
    page = drawn(client, LegalPageFactory(parent=house.home, body=body).url)
    assert not page.select("button.term")


def test_a_changed_term_changes_every_page(client: Client, house: House, glossary: GlossaryPage) -> None:
    url = page_saying(house, "<p>It is withdrawal.</p>")
    drawn(client, url)
    term = GlossaryTerm.objects.get(slug="withdrawal")
    term.explanation = "Said anew."
    term.save()
    assert "Said anew." in drawn(client, url).get_text()
    term.delete()
    assert not drawn(client, url).select("button.term")


def test_pages_with_terms_stay_in_the_budget(client: Client, house: House, glossary: GlossaryPage) -> None:
    body = [*house.about.body.get_prep_value(), block("paragraph", text="<p>It is withdrawal.</p>", sources=[])]
    full = StandardPageFactory(parent=house.home, title="All of it", body=body)
    for url in (full.url, "/glossary/"):
        cache.clear()
        ContentType.objects.clear_cache()
        for budget in (15, 8):
            with CaptureQueriesContext(connection) as captured:
                page = drawn(client, url)
            assert len(captured) <= budget, "\n".join(query["sql"] for query in captured.captured_queries)
    assert page.select(".glossary__entry")


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>An opioid.</p>", {"opioid"}),
        ("<p>OPIOIDS, said loud.</p>", {"opioid"}),
        ("<p>Opioid use disorder.</p>", {"opioid-use-disorder"}),
        ("<p>opioid-related, nonopioid, opioidal</p>", set()),
        ('<p><a href="/">opioid</a></p>', set()),
        ('<p><a href="/"><b>opioid</b></a></p>', set()),
        ("<h3>Opioid</h3><p>x</p>", set()),
        ('<p data-x="opioid">x</p>', set()),
        ("<p>matter, mat and Mat</p>", set()),
        ("<p>MAT</p>", {"mat"}),
        ("<ul><li>an <i>opioid</i></li></ul>", {"opioid"}),
        ("<p>R&amp;D</p>", {"r&d"}),
        ("", set()),
    ],
)
def test_a_term_is_found_as_a_whole_word_outside_links_and_headings(html: str, found: set[str]) -> None:
    terms = facts("opioid", "opioid use disorder", "MAT", "R&D")
    assert terms_in(html, terms) == found
    assert explained(html, terms, frozenset()) == html


def test_no_terms_find_nothing() -> None:
    assert terms_in("<p>Anything.</p>", ()) == frozenset()


def test_explaining_changes_nothing_but_the_first_of_each_term() -> None:
    terms = facts("opioid", "opioid use disorder")
    html = "<p>Opioid use disorder and opioids and opioids &lt;3</p>"
    done = explained(html, terms, frozenset({"opioid"}))
    assert done.count("<button") == 1
    assert re.sub(r"<button[^>]*>(.*?)</button><span.*</span>", r"\1", done) == html


@pytest.mark.parametrize("term", read_terms(), ids=lambda term: term["slug"])
def test_each_term_of_the_demo_is_short_and_plain(term: dict[str, str]) -> None:
    assert len(term["explanation"]) <= 300
    assert reading_grade([term["explanation"]]) <= 9


def test_the_terms_of_the_demo_read_at_grade_eight_or_below() -> None:
    assert reading_grade([term["explanation"] for term in read_terms()]) <= 8
