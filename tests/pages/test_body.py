"""What is read from a body: numbers of the sources, and the contents."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from pages.blocks import BodyStreamBlock
from pages.blocks.loading import load_stream, references
from pages.body import read_body
from pages.facts import facts_by_id
from pages.models import StandardPage
from pages.snippets import CrisisLine
from tests.factories.bodies import block, items, statement
from tests.factories.pages import StandardPageFactory, site_home
from tests.factories.snippets import SourceFactory
from tests.pages.conftest import House


def drawn(client: Client, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html.parser")


def test_sources_are_numbered_in_order_of_first_use(house: House) -> None:
    citations = read_body(StandardPage.objects.get(pk=house.about.pk).body).citations
    last, second, third, first = house.sources
    assert [citation.source for citation in citations] == [first, last, second, third]
    assert [citation.number for citation in citations] == [1, 2, 3, 4]


def test_a_statement_shows_its_numbers_in_order_and_each_leads_to_its_source(client: Client, house: House) -> None:
    page = drawn(client, "/learn/kratom/")
    marks = page.select(".paragraph__sources a")
    assert [mark["href"] for mark in marks] == ["#source-1", "#source-2"]
    for mark in page.select("sup a"):
        assert isinstance(page.find(id=str(mark["href"])[1:]), Tag)
    assert house.sources[3].title in str(page.find(id="source-1"))


def test_a_source_named_twice_has_one_number(db: None) -> None:
    source = SourceFactory()
    body = BodyStreamBlock().to_python([block("key_facts", title="", facts=items(statement("x", source, source)))])
    reading = read_body(body)
    assert len(reading.citations) == 1
    assert [citation.number for citation in reading.citations.of([source, source, None])] == [1]


def test_a_deleted_source_takes_no_number(client: Client, house: House) -> None:
    house.sources[3].delete()
    page = drawn(client, "/learn/kratom/")
    assert len(page.select(".sources__item")) == 3
    assert page.select_one(".key-facts sup") is None


def test_contents_and_headings_share_ids_that_are_unique(client: Client, house: House) -> None:
    page = drawn(client, "/learn/kratom/")
    headings = [str(heading["id"]) for heading in page.select("h2.heading")]
    assert headings == ["what-it-does", "what-it-does-2", "who-can-help"]
    assert [link["href"] for link in page.select(".toc a")] == [f"#{anchor}" for anchor in headings]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["Main", "Main"], ["main-2", "main-3"]),
        (["Risks", "Risks 2", "Risks"], ["risks", "risks-2", "risks-3"]),
        (["¿Qué es?", "治療"], ["qué-es", "治療"]),
    ],
)
def test_headings_keep_clear_of_each_other_and_of_the_templates(words: list[str], ids: list[str]) -> None:
    body = BodyStreamBlock().to_python([block("heading", text=text) for text in words])
    assert [entry.id for entry in read_body(body).toc] == ids


def test_an_empty_body_reads_as_nothing() -> None:
    reading = read_body(BodyStreamBlock().to_python([]))
    assert (len(reading.citations), reading.toc) == (0, [])


def test_what_a_body_refers_to_is_found_in_its_raw_form(house: House) -> None:
    body = StandardPage.objects.get(pk=house.about.pk).body
    found = {(model.__name__, pk) for model, pk in references(body.stream_block, body.get_prep_value())}
    assert {("Source", source.pk) for source in house.sources} <= found
    assert {("CrisisLine", house.crisis.pk), ("PhoneLine", house.phone.pk), ("Page", house.about.pk)} <= found


def test_a_list_in_the_form_of_long_ago_is_read_too(house: House) -> None:
    old = [block("overdose", title="", signs=["No breath"], steps=["Call"], lines=[house.crisis.pk], sources=[])]
    body = BodyStreamBlock().to_python(old)
    load_stream(body, facts_by_id)
    assert body[0].value.known_lines == [house.crisis]


def test_a_deleted_crisis_line_leaves_the_rest_of_the_card(client: Client, house: House) -> None:
    CrisisLine.objects.get(pk=house.crisis.pk).delete()
    page = drawn(client, "/learn/kratom/")
    assert page.select_one(".overdose h2")
    assert not page.select(".overdose__line")


def test_a_page_may_be_read_before_it_is_saved_with_raw_values(db: None) -> None:
    page = StandardPageFactory(parent=site_home(), body=[{"type": "heading", "value": {"text": "One"}}])
    assert [entry.title for entry in read_body(page.body).toc] == ["One"]
