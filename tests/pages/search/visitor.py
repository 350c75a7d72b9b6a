"""A visitor who searches."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from bs4 import BeautifulSoup, Tag
from django.test import Client

FORM = "application/x-www-form-urlencoded"


def send(client: Client, words: str) -> str:
    """Send words as the form does and return the address that the answer names."""
    body = urlencode({"q": words}, errors="surrogatepass")
    response = client.post("/search/", body, content_type=FORM)
    assert response.status_code == HTTPStatus.SEE_OTHER
    return str(response.headers["Location"])


def searched(client: Client, words: str, more: str = "") -> Any:
    """Send words and follow to the results."""
    response = client.get(send(client, words) + more)
    assert response.status_code == HTTPStatus.OK
    return response


def soup(response: Any) -> BeautifulSoup:
    """Return the parsed page."""
    return BeautifulSoup(response.content, "html.parser")


def main(response: Any) -> Tag:
    """Return the main part of the page."""
    part = soup(response).select_one("main")
    assert part
    return part


def hits(response: Any) -> list[str]:
    """Return the addresses of the results, in order."""
    return [str(link["href"]) for link in soup(response).select(".search-hit a")]
