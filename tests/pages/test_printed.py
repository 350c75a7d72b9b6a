"""What a page says on paper of where it stands: its plain address, and nothing where that would tell on somebody."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from pages.search.sealing import search_address
from tests.pages.seo.head import soup_at

SAYING = ["search:find", "search:a_z", "proof:page", "seo:security_policy"]
SAYING += [f"contact:{name}" for name in ("write", "call", "family", "insurance", "referral")]


def printed(page: BeautifulSoup) -> list[str]:
    """Return what stands on paper alone."""
    return [line.get_text(strip=True) for line in page.select(".printed")]


@pytest.mark.django_db
@pytest.mark.parametrize("name", SAYING)
def test_a_page_outside_the_tree_says_its_address(client: Client, name: str) -> None:
    page = soup_at(client, reverse(name))
    assert printed(page) == [f"{settings.BASE_URL}{reverse(name)}"]
    assert all(link["href"] == printed(page)[0] for link in page.select("link[rel=canonical]"))


@pytest.mark.django_db
def test_the_words_of_a_search_are_not_in_it(client: Client) -> None:
    sealed = search_address().seal("kratom")
    page = soup_at(client, f"{reverse('search:find')}?s={sealed}")
    assert page.select("input[value=kratom]")
    assert printed(page) == [f"{settings.BASE_URL}{reverse('search:find')}"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["contact:code", "contact:thanks", "contact:card", "helpful:thanks"])
def test_a_page_for_somebody_who_wrote_says_none(client: Client, name: str) -> None:
    response: HttpResponse = client.get(reverse(name), follow=True)  # type: ignore[assignment]  # the client's own kind
    assert printed(BeautifulSoup(response.content, "html.parser")) == []


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_none(client: Client) -> None:
    assert printed(soup_at(client, "/not-here/", status=404)) == []
