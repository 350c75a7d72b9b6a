"""Pages that somebody may not want seen: nothing in the tab, the history or a shared link says what they are about."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from contact.intake.token import issue_token
from pages.chrome import site_chrome
from pages.discreet import telling_words
from tests.invariants.public_pages import soup

#: In the order of tests, before those that empty the database.
pytestmark = pytest.mark.django_db


def _discreet(client: Client) -> dict[str, BeautifulSoup]:
    """Return every discreet page: the forms, also when they refuse, what they lead to, the search, the self-check."""
    write, find = reverse("contact:write"), reverse("search:find")
    code, card = reverse("contact:code"), reverse("contact:card")
    answers: dict[str, Any] = {
        "form": client.get(write),
        "form, refused": client.post(write, {"reach": "nobody"}, HTTP_ORIGIN="http://testserver"),
        "form, from elsewhere": client.post(write, {}, HTTP_ORIGIN="https://elsewhere.example"),
        **{name: client.get(reverse(f"contact:{name}")) for name in ("call", "family", "insurance", "referral")},
        "thank-you": client.get(reverse("contact:thanks")),
        "code": client.get(code),
        "code, refused": client.post(code, {"token": issue_token()}, HTTP_ORIGIN="http://testserver"),
        "code, too late": client.post(code, {}, HTTP_ORIGIN="http://testserver"),
        "photo, refused": client.get(card),
        "search": client.get(find),
        "results": client.post(find, {"q": "alcohol rehab"}, follow=True),
        "no results": client.post(find, {"q": "zzzzqqqq"}, follow=True),
        "A to Z": client.get(reverse("search:a_z")),
        "self-check": client.get("/self-check/"),
    }
    return {name: soup(response) for name, response in answers.items()}


def test_no_title_tells_what_the_page_is_about_or_who_runs_it(client: Client) -> None:
    brand = site_chrome().brand
    for name, page in _discreet(client).items():
        assert page.title is not None, name
        title = page.title.get_text(strip=True)
        assert title, name
        assert not telling_words(title), f"{name}: {title}"
        assert not [word for word in brand.split() if word.lower() in title.lower()], f"{name}: {title}"


def test_no_icon_tint_or_card_tells_it(client: Client) -> None:
    for name, page in _discreet(client).items():
        icons = [str(link["href"]) for link in page.select("link[rel~=icon], link[rel=apple-touch-icon]")]
        assert icons == ["/static/img/icons/sheet.svg"], name
        assert not page.select("link[rel=manifest], meta[name=theme-color]"), name
        assert not page.select("meta[property^='og:'], meta[name^='twitter:']"), name


def test_what_has_a_name_of_its_own_elsewhere_keeps_it(client: Client) -> None:
    page = soup(client.get("/learn/kratom/"))  # type: ignore[arg-type]  # the test client's response is a response
    assert page.title is not None
    assert site_chrome().brand in page.title.get_text()
    assert page.select("meta[name=theme-color], link[rel=manifest]")
