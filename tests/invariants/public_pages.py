"""Every address that a visitor of the demo site can read."""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site


def addresses() -> list[str]:
    """Return the address of every live page, of the forms, and of one page that is not there."""
    site = Site.objects.get(is_default_site=True)
    pages = Page.objects.live().public().descendant_of(site.root_page, inclusive=True).specific()
    found = [page.get_url() for page in pages]
    finding = [reverse("search:find"), reverse("search:a_z"), reverse("helpful:thanks")]
    told = [reverse("seo:security_policy"), reverse("proof:page")]
    return [*found, reverse("contact:write"), reverse("contact:thanks"), *finding, *told, "/not-a-page/"]


Visit = tuple[str, HttpResponse]


def responses(client: Client) -> Iterator[Visit]:
    """Yield each address with what a visitor gets there."""
    for address in addresses():
        yield address, client.get(address)  # type: ignore[misc]  # the test client's response is a response


def soup(response: HttpResponse) -> BeautifulSoup:
    """Return the parsed page."""
    return BeautifulSoup(response.content, "html.parser")
