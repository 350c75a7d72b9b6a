"""What pages say to search engines: in the words of schema.org, and nothing that the page does not show."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from pages.models import EducationPage
from pages.seo.structured import as_json
from tests.factories.bodies import block, items
from tests.factories.pages import EducationPageFactory, GlossaryPageFactory, StandardPageFactory
from tests.factories.snippets import GlossaryTermFactory
from tests.pages.conftest import House
from tests.pages.seo.head import items_at, items_in, soup_at, unspaced, visible_text, words_in
from tests.pages.seo.vocabulary import faults

HARM = "</script><script>alert(1)</script><!-- & \u2028"


def only(found: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    """Return the one item of a type."""
    (item,) = (
        item for item in found if kind in (item["@type"] if isinstance(item["@type"], list) else [item["@type"]])
    )
    return item


def test_words_of_an_editor_cannot_leave_the_data_block(client: Client, house: House) -> None:
    page = StandardPageFactory(parent=house.home, title=HARM, slug="harm", lede=HARM)
    raw = client.get(page.url).content.decode()
    block = raw.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert "alert(1)" in block
    assert not set("<>&\u2028") & set(block)
    assert only(items_at(client, page.url), "WebPage")["name"] == HARM


def test_the_text_of_a_data_block_holds_no_character_that_ends_it() -> None:
    assert as_json({"name": "<b>&\u2028\u2029"}) == r'{"name":"\u003cb\u003e\u0026\u2028\u2029"}'


@pytest.mark.parametrize(("address", "status"), [("/contact/", 200), ("/contact/thanks/", 200), ("/nowhere/", 404)])
def test_what_is_no_page_says_nothing(client: Client, house: House, address: str, status: int) -> None:
    assert items_in(soup_at(client, address, status)) == []


def test_every_page_of_the_demo_keeps_to_the_vocabulary_and_to_what_it_shows(client: Client, demo_site: None) -> None:
    for address in [page.get_url() for page in Page.objects.live().filter(depth__gt=1).specific()]:
        page = soup_at(client, address)
        found = items_in(page)
        assert found, address
        assert not [fault for item in found for fault in faults(item)], address
        shown = visible_text(page)
        unseen = [text for item in found for text in words_in(item) if unspaced(text) not in shown]
        assert not unseen, f"{address} does not show {unseen}"


def test_the_home_page_says_who_runs_the_site(client: Client, house: House) -> None:
    found = items_at(client, "/")
    runs = only(found, "MedicalOrganization")
    assert (runs["name"], runs["legalName"]) == ("Example House", "Example House Treatment LLC")
    assert runs["brand"] == {"@type": "Brand", "name": "Example House"}
    assert runs["address"] == "1 Example Road\nSpringfield"
    assert runs["telephone"] == house.phone.display
    assert runs["url"] == house.home.full_url
    assert only(found, "WebPage")["about"] == {"@id": runs["@id"]}
    assert "breadcrumb" not in only(found, "WebPage")


def test_breadcrumbs_are_those_that_the_page_shows(client: Client, house: House) -> None:
    crumbs = only(items_at(client, "/learn/kratom/"), "MedicalWebPage")["breadcrumb"]["itemListElement"]
    assert [(crumb["position"], crumb["name"], crumb["item"]["@id"]) for crumb in crumbs] == [
        (1, "Home", house.home.full_url),
        (2, "Learn", house.learn.full_url),
        (3, "Kratom", house.substance.full_url),
    ]


def test_an_education_page_is_a_page_on_health_about_a_substance(client: Client, house: House) -> None:
    page = only(items_at(client, "/learn/kratom/"), "MedicalWebPage")
    assert page["about"] == [{"@type": "Substance", "name": "Kratom"}]
    assert page["medicalAudience"] == {"@type": "Patient"}
    assert (page["name"], page["url"], page["inLanguage"]) == ("Kratom", house.substance.full_url, "en")
    assert page["publisher"]["name"] == "Example House"
    assert not {"datePublished", "dateModified", "lastReviewed", "reviewedBy"} & set(page), "the page shows no date"


@pytest.mark.parametrize(
    ("kind", "title", "about"),
    [
        ("substance", "Kratom: what it does", [("Substance", "Kratom")]),
        ("substance", "Opioids and fentanyl: what they do", [("Substance", "Opioids"), ("Substance", "fentanyl")]),
        ("condition", "Anxiety and substance use: two at once", [("MedicalCondition", "Anxiety and substance use")]),
        ("substance", "What it does to sleep", []),
        ("general", "Withdrawal: day by day", []),
        ("family", "Talking: how to begin", []),
    ],
)
def test_a_subject_is_named_only_where_the_title_names_it(
    client: Client, house: House, kind: str, title: str, about: list[tuple[str, str]]
) -> None:
    page = EducationPageFactory(parent=house.learn, title=title, kind=kind)
    said = only(items_at(client, page.url), "MedicalWebPage")
    assert [(subject["@type"], subject["name"]) for subject in said.get("about", [])] == about
    assert ("medicalAudience" in said) == (kind != "family")


def test_sources_are_cited_where_the_page_lists_them_and_nowhere_else(client: Client, house: House) -> None:
    listed = only(items_at(client, "/learn/kratom/"), "MedicalWebPage")["citation"]
    assert {cited["url"] for cited in listed} == {source.url for source in house.sources}
    assert {cited["datePublished"] for cited in listed} == {"2024"}
    without = [raw for raw in house.substance.body.raw_data if raw["type"] != "sources"]
    EducationPage.objects.filter(pk=house.substance.pk).update(body=without)
    assert "citation" not in only(items_at(client, "/learn/kratom/"), "MedicalWebPage")


def test_questions_are_told_only_by_a_page_that_answers_some(client: Client, house: House) -> None:
    assert "FAQPage" not in str(items_at(client, "/learn/"))
    asked = {"question": "Is it <b>safe</b>?", "answer": "<p>No &amp; yes.</p><ul><li>Ask a nurse.</li></ul>"}
    page = StandardPageFactory(
        parent=house.home, slug="ask", body=[block("faq", title="Questions", questions=items(asked))]
    )
    (question,) = only(items_at(client, page.url), "FAQPage")["mainEntity"]
    assert question["name"] == "Is it <b>safe</b>?"
    assert question["acceptedAnswer"] == {"@type": "Answer", "text": "No & yes. Ask a nurse."}


def test_a_program_is_a_service_with_what_its_page_shows(client: Client, house: House) -> None:
    service = only(items_at(client, house.program.url), "WebPage")["about"]
    assert service["@type"] == "Service"
    assert (service["name"], service["serviceType"]) == ("Intensive outpatient", "ASAM level 2.1")
    assert service["provider"]["name"] == "Example House"


def test_the_glossary_defines_its_terms(client: Client, house: House) -> None:
    term = GlossaryTermFactory()
    page = GlossaryPageFactory(parent=house.home)
    terms = only(items_at(client, page.url), "WebPage")["about"]
    assert (terms["@type"], terms["name"]) == ("DefinedTermSet", page.title)
    assert terms["hasDefinedTerm"] == [{"@type": "DefinedTerm", "name": term.term, "description": term.explanation}]


def test_the_table_of_the_vocabulary_finds_faults() -> None:
    assert faults({"@type": "Drug", "name": "Kratom"})
    assert faults({"@type": "WebPage", "telephone": "911"})
    assert faults({"@type": "WebPage", "publisher": "Example House"})
    assert faults({"@type": "WebPage", "about": {"@type": "AggregateRating"}})
    assert faults({"@type": "WebPage", "url": "/learn/"})
    assert not faults({"@type": ["WebPage", "FAQPage"], "name": "Ask", "about": {"@id": "https://example.org/#x"}})


def test_a_page_without_an_address_says_nothing(client: Client, house: House) -> None:
    loose = Page.objects.get(depth=1).add_child(instance=EducationPage(title="Loose", slug="loose"))
    response = loose.specific.make_preview_request()
    assert b"ld+json" not in response.content
    assert b"og:title" not in response.content
