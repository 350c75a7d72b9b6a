"""The self-check: it can send nothing, it leaves no trace, and it puts others before us."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from pages.instruments import ALCOHOL, DRUGS
from pages.models import SelfCheckPage
from tests.factories.pages import SelfCheckPageFactory
from tests.factories.snippets import AlternativeResourceFactory
from tests.pages.conftest import House
from tests.pages.seo.head import metas, soup_at
from tests.pages.test_queries import FIRST, WARM, cold, queries

ADDRESS = "/self-check/"


@pytest.fixture
def check(house: House) -> SelfCheckPage:
    """Put the self-check below the home page."""
    page: SelfCheckPage = SelfCheckPageFactory(parent=house.home)
    return page


def _main(client: Client) -> BeautifulSoup:
    page = soup_at(client, ADDRESS)
    assert page.main is not None
    return BeautifulSoup(str(page.main), "html.parser")


def test_the_policy_lets_the_page_send_nothing(client: Client, check: SelfCheckPage) -> None:
    response = client.get(ADDRESS)
    policy = {part.split()[0]: part.split()[1:] for part in response["Content-Security-Policy"].split(";")}
    assert policy["connect-src"] == ["'none'"]
    assert policy["form-action"] == ["'none'"]
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == ["'self'"]


def test_there_is_no_form_on_the_page_and_no_button_that_sends(client: Client, check: SelfCheckPage) -> None:
    page = soup_at(client, ADDRESS)
    assert not page.find_all("form")
    assert {str(button.get("type")) for button in page.find_all("button")} == {"button"}
    assert not page.select("[formaction], [ping], input:not([type=radio]), textarea, select")


def test_the_menu_leads_to_the_search_where_no_form_can_go(client: Client, check: SelfCheckPage) -> None:
    assert soup_at(client, ADDRESS).select(".header__drawer a[href='/search/']")
    assert soup_at(client, "/about-us/").select(".header__drawer form[action='/search/']")


def test_no_copy_of_the_page_stays_in_a_cache_and_no_answer_in_the_browser(
    client: Client, check: SelfCheckPage
) -> None:
    assert client.get(ADDRESS)["Cache-Control"] == "no-store, private"
    radios = _main(client).select("input[type=radio]")
    assert {str(radio.get("autocomplete")) for radio in radios} == {"off"}
    assert not _main(client).select("input[checked]")


def test_the_head_says_nothing_of_what_the_page_is_about(client: Client, check: SelfCheckPage) -> None:
    page = soup_at(client, ADDRESS)
    assert page.title is not None
    assert page.title.get_text(strip=True) == "A few questions"
    assert not [name for name in metas(page) if name.startswith(("og:", "twitter:")) or name == "theme-color"]
    assert [str(link["href"]) for link in page.select("link[rel~=icon]")] == ["/static/img/icons/sheet.svg"]
    assert [str(link["href"]) for link in page.select("link[rel=canonical]")] == [check.full_url]


@pytest.mark.parametrize("title", ["Do I drink too much?", "Alcohol self-check", "Rehab: a test"])
def test_a_title_of_the_tab_that_tells_is_refused(check: SelfCheckPage, title: str) -> None:
    check.seo_title = title
    with pytest.raises(ValidationError) as refusal:
        check.full_clean()
    assert "Others may see the tab" in str(refusal.value.message_dict["seo_title"])


def test_an_editor_may_give_the_tab_another_neutral_title(client: Client, check: SelfCheckPage) -> None:
    check.seo_title = "Notes for myself"
    check.full_clean()
    check.save()
    assert "<title>Notes for myself</title>" in client.get(ADDRESS).content.decode()


def test_a_page_without_a_question_cannot_be(check: SelfCheckPage) -> None:
    check.asks_alcohol = check.asks_drugs = False
    with pytest.raises(ValidationError):
        check.full_clean()
    with transaction.atomic(), pytest.raises(IntegrityError):
        SelfCheckPage.objects.filter(pk=check.pk).update(asks_alcohol=False, asks_drugs=False)


def test_an_editor_may_leave_a_set_of_questions_out(client: Client, check: SelfCheckPage) -> None:
    check.asks_alcohol = False
    check.save()
    said = _main(client).get_text(" ")
    assert ALCOHOL.questions[0].text not in said
    assert DRUGS.questions[0].text in said


def test_paper_is_enough(client: Client, check: SelfCheckPage) -> None:
    main = _main(client)
    for instrument in (ALCOHOL, DRUGS):
        for question in instrument.questions:
            labels = [" ".join(label.get_text(" ").split()) for label in main.select(f"label[for^='{question.key}-']")]
            points = [f"{answer.points} point{'' if answer.points == 1 else 's'}" for answer in question.answers]
            assert labels == [f"{answer.text} {point}" for answer, point in zip(question.answers, points, strict=True)]
        said = main.get_text(" ")
        assert all(band.text in said and band.label in said for band in instrument.bands)
    assert "Add up the points" in main.get_text(" ")


def _ways(client: Client) -> list[str]:
    return [way.get_text().split(",")[0] for way in _main(client).select(".self-check__ways > li h3")]


def test_others_stand_first_and_we_stand_last(client: Client, check: SelfCheckPage) -> None:
    AlternativeResourceFactory(sort_order=1)
    AlternativeResourceFactory(key="findtreatment", name="A public list", url="https://example.gov/")
    assert _ways(client) == [
        "988 Suicide & Crisis Lifeline",
        "SAMHSA National Helpline",
        "Your own doctor or nurse",
        "A public list",
        "Us",
    ]
    assert _main(client).select(".self-check__ways a[href='https://example.gov/'][rel=noreferrer]")


def test_the_public_list_stands_there_while_it_is_shown_anywhere(client: Client, check: SelfCheckPage) -> None:
    AlternativeResourceFactory(key="findtreatment", name="A public list", is_published=False)
    assert "A public list" not in _ways(client)
    assert len(_ways(client)) == 4


def test_who_drinks_every_day_is_told_not_to_stop_alone_whatever_the_sum(client: Client, check: SelfCheckPage) -> None:
    callout = _main(client).select_one(".callout--caution")
    assert callout is not None
    assert not callout.find_parent(attrs={"data-by-hand": True})
    assert "do not stop all at once" in callout.get_text(" ")
    assert callout.select("a[href='tel:911']")
    assert callout.select("a[href^='https://doi.org/']")


def test_it_stays_in_the_budget_of_queries(client: Client, check: SelfCheckPage) -> None:
    assert len(cold(client, ADDRESS)) <= FIRST
    assert len(queries(client, ADDRESS)) <= WARM
