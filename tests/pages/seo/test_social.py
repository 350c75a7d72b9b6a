"""How a page looks when somebody shares it, and that the form shows nothing of what the site is about."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from pages.models.mixins import Scene
from tests.factories.pages import StandardPageFactory
from tests.pages.conftest import House
from tests.pages.seo.head import metas, soup_at

IMAGE_BYTES = 60_000


@pytest.mark.parametrize("address", ["/contact/", "/contact/thanks/"])
def test_a_shared_form_says_nothing_of_the_site(client: Client, house: House, address: str) -> None:
    page = soup_at(client, address)
    assert page.head is not None
    assert not [name for name in metas(page) if name.startswith(("og:", "twitter:"))]
    assert "Example House" not in str(page.head)
    assert not page.select("link[rel=manifest], link[rel=apple-touch-icon], link[rel=canonical]")
    assert [str(link["href"]) for link in page.select("link[rel~=icon]")] == ["/static/img/icons/sheet.svg"]


def test_a_page_is_shared_under_its_own_words(client: Client, house: House) -> None:
    house.substance.search_description = "What kratom does & how it goes."
    house.substance.save()
    said = metas(soup_at(client, "/learn/kratom/"))
    assert said["og:title"] == "Kratom"
    assert said["og:description"] == said["description"] == "What kratom does & how it goes."
    assert said["og:type"] == "article"
    assert said["og:url"] == house.substance.full_url
    assert said["og:site_name"] == "Example House"
    assert said["twitter:card"] == "summary_large_image"


def test_the_picture_is_of_the_hour_of_the_page(client: Client, house: House) -> None:
    page = StandardPageFactory(parent=house.home, slug="late", illustration="night")
    root = house.home.full_url
    assert metas(soup_at(client, page.url))["og:image"] == f"{root}static/img/social/night.png"
    assert metas(soup_at(client, "/learn/"))["og:image"] == f"{root}static/img/social/dawn.png"


@pytest.mark.parametrize("scene", Scene.values)
def test_every_scene_has_a_picture_of_the_size_that_is_said(client: Client, house: House, scene: str) -> None:
    path = finders.find(f"img/social/{scene}.png")
    assert isinstance(path, str)
    with Image.open(path) as image:
        said = metas(soup_at(client, "/"))
        assert image.size == (int(said["og:image:width"]), int(said["og:image:height"])) == (1200, 630)
    assert Path(path).stat().st_size <= IMAGE_BYTES
