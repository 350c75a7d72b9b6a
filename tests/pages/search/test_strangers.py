"""What a search refuses, bears, and never gives away."""

import logging
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.test import Client
from wagtail.models import PageViewRestriction

from pages.search.sealing import WORKS_FOR, search_address
from pages.search.words import the_words
from tests.factories.pages import EducationPageFactory
from tests.pages.conftest import House, database_down
from tests.pages.search.visitor import FORM, hits, main, searched, send, soup


def test_a_page_that_is_not_public_never_shows(client: Client, house: House) -> None:
    hidden = EducationPageFactory(parent=house.learn, title="Quartz and its secrets")
    assert hits(searched(client, "quartz")) == [hidden.url]
    hidden.unpublish()
    assert hits(searched(client, "quartz")) == []
    hidden.save_revision().publish()
    PageViewRestriction.objects.create(page=house.learn, restriction_type=PageViewRestriction.LOGIN)
    assert hits(searched(client, "quartz")) == []
    assert b"Quartz" not in client.get("/a-z/").content
    assert b"Quartz" not in client.get("/search/").content


def test_a_named_page_that_is_private_never_shows(client: Client, house: House) -> None:
    assert hits(searched(client, "kratom"))[0] == house.substance.url
    PageViewRestriction.objects.create(page=house.substance, restriction_type=PageViewRestriction.LOGIN)
    assert house.substance.url not in hits(searched(client, "kratom"))


@pytest.mark.parametrize(
    "words",
    [
        "a" * 10_000,
        "kratom " * 2_000,
        "\x00",
        "kratom\x00\x1b[31m",
        "\ud800",
        "kratom \udfff",
        "'; DROP TABLE x; --",
        '"kratom" AND NOT title:* OR NEAR(a b)',
        "kratom:* & !(x | y) <->",
        "%s %d %(x)s {} {0}",
        "\\ \\' \" ( )",
        "💊 🌿",
        "คระตอม крат кратом 中文",
        "how what is the",
        "- _ * ~",
        "\u202ekratom\u2066",
    ],
)
def test_whatever_is_typed_is_answered(client: Client, house: House, words: str) -> None:
    searched(client, words)


def test_a_script_in_the_words_stays_words(client: Client, house: House) -> None:
    typed = '"><script>alert(1)</script>'
    response = searched(client, typed)
    field = soup(response).select_one("main input[name=q]")
    assert field
    assert field["value"] == typed
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("sealed", ["x", "gAAAAA", "\u00e9", "a" * 10_000, search_address().seal("kratom")[:-4], ""])
def test_an_address_that_is_not_ours_finds_nothing(client: Client, house: House, sealed: str) -> None:
    response = client.get("/search/", {"s": sealed})
    assert response.status_code == 200
    assert not soup(response).select(".search-results")


def test_an_address_works_for_half_an_hour(client: Client, house: House) -> None:
    with time_machine.travel("2030-01-01T12:00:00Z", tick=False) as clock:
        address = send(client, "kratom")
        clock.shift(timedelta(seconds=WORKS_FOR - 1))
        assert "Kratom" in main(client.get(address)).get_text()
        clock.shift(timedelta(seconds=2))
        text = main(client.get(address)).get_text()
    assert "works for half an hour" in text


def test_the_address_holds_nothing_readable_and_next_to_nothing_of_the_length() -> None:
    seal, unseal = search_address().seal, search_address().unseal
    assert "kratom" not in seal("kratom")
    assert len(seal("a")) == len(seal("a" * 63))
    assert unseal(seal("kratom tea")) == "kratom tea"
    assert seal("kratom") != seal("kratom")


@pytest.mark.parametrize(
    "page", ["", "&page=2", "&page=-1", "&page=x", "&page=99999999999999999999", "&kind=x", "&kind=learn"]
)
def test_any_page_of_any_kind_is_answered(client: Client, house: House, page: str) -> None:
    searched(client, "kratom", page)


def test_a_link_with_the_words_in_it_is_led_to_the_sealed_address(client: Client, house: House) -> None:
    response = client.get("/search/?q=kratom")
    assert response.status_code == 303
    assert "kratom" not in response.headers["Location"]


@pytest.mark.parametrize(("content_type", "body"), [("application/json", b"{}"), (FORM, b"q=" + b"a" * 300_000)])
def test_a_body_that_no_form_sends_is_not_read(client: Client, house: House, content_type: str, body: bytes) -> None:
    response = client.post("/search/", body, content_type=content_type)
    assert (response.status_code, response.headers["Location"]) == (303, "/search/")


def test_no_answer_is_stored_or_indexed_or_sets_a_cookie(client: Client, house: House) -> None:
    client = Client(enforce_csrf_checks=True)
    body = urlencode({"q": "kratom"})
    posted = client.post("/search/", body, content_type=FORM)
    for response in (client.get("/search/"), posted, client.get(posted.headers["Location"])):
        assert response.headers["Cache-Control"] == "no-store, private"
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert not response.cookies


@pytest.mark.parametrize("words", ["zebrafish kratom", "zebrafish", "suicide zebrafish"])
def test_the_words_stand_nowhere_but_in_the_field(
    client: Client, house: House, caplog: pytest.LogCaptureFixture, words: str
) -> None:
    caplog.set_level(logging.DEBUG, logger="django.request")
    address = send(client, words)
    response = client.get(address)
    page = soup(response)
    field = page.select_one("main input[name=q]")
    assert field
    assert field.extract()["value"] == words
    assert "zebrafish" not in str(page)
    assert "zebrafish" not in address
    assert "zebrafish" not in caplog.text
    assert not any(b"zebrafish" in kept for kept in vars(caches["default"])["_cache"].values())


def test_a_fault_says_nothing_of_the_words(house: House, caplog: pytest.LogCaptureFixture) -> None:
    client = Client(raise_request_exception=False)
    address = send(client, "zebrafish")
    with database_down():
        response = client.get(address)
    assert response.status_code == 500
    assert b"zebrafish" not in response.content
    assert "zebrafish" not in "".join(record.getMessage() for record in caplog.records)
    assert "988" in BeautifulSoup(response.content, "html.parser").get_text()


def test_a_word_that_labels_a_person_is_never_written_back(client: Client, house: House) -> None:
    harmful = [said for term in the_words().terms if term.harmful for said in term.said]
    assert len(harmful) > 20
    for said in harmful:
        response = searched(client, f"my brother is a {said}")
        shown = BeautifulSoup(response.content, "html.parser")
        field = shown.select_one("main input[name=q]")
        assert field
        for where in (shown.get_text(" "), str(field["value"])):
            assert f" {said} " not in f" {where.lower()} ", said
