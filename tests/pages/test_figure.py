"""Pictures in the text: what they show and whose they are is said, and no visitor waits until one is made."""

from typing import Any

import pytest
from bs4 import Tag
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images import get_image_model
from wagtail.images.models import Rendition

from pages import pictures
from pages.blocks.media import FigureBlock
from pages.imagery import harmful_words
from tests import personas
from tests.factories import files
from tests.factories.bodies import block
from tests.pages.conftest import House
from tests.pages.test_queries import FIRST, WARM, cold, queries
from tests.pages.test_therapy import main_part

WORDS = "A bench under a tree"


def figure(image: Any, **values: Any) -> dict[str, Any]:
    """Return the raw form of a picture in the text."""
    given = {"words": WORDS, "decorative": False, "provenance": "illustration", "caption": "", "credit": ""}
    return block("figure", image=image.pk, **{**given, **values})


def put(page: Any, *blocks: dict[str, Any], publish: bool = False) -> None:
    """Give a page this body; `publish` does it as an editor would."""
    page.body = list(blocks)
    if publish:
        page.save_revision().publish()
    else:
        page.save()


def shown(client: Client, house: House, *figures: dict[str, Any]) -> list[Tag]:
    """Put the pictures on the about page without publishing it, and return what a visitor sees of them."""
    put(house.about, *figures)
    return list(main_part(client, house.about.url).select("figure"))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"words": ""}, "words"),
        ({"decorative": True}, "words"),
        ({"provenance": ""}, "provenance"),
        ({"provenance": "lent", "credit": ""}, "credit"),
        ({"image": None}, "image"),
    ],
)
def test_a_picture_is_refused_that_does_not_say_what_it_is(db: None, wrong: dict[str, Any], field: str) -> None:
    kind = FigureBlock()
    given = {"image": files.image().pk, "words": WORDS, "provenance": "place", **wrong}
    with pytest.raises(StructBlockValidationError) as error:
        kind.clean(kind.to_python(given))
    assert list(error.value.block_errors) == [field]


def test_a_picture_with_its_words_is_taken(db: None) -> None:
    kind = FigureBlock()
    given = {
        "image": files.image().pk,
        "words": "",
        "decorative": True,
        "provenance": "lent",
        "credit": "Ana, a friend",
    }
    assert kind.clean(kind.to_python(given)).alt == ""


def test_a_visit_makes_nothing_and_shows_the_words_in_place_of_the_picture(client: Client, house: House) -> None:
    [found] = shown(client, house, figure(files.image()))
    assert Rendition.objects.count() == 0
    assert not found.select("img, source")
    assert WORDS in found.get_text()
    assert "Illustration" in found.get_text()


def test_a_decoration_that_is_not_finished_leaves_no_gap(client: Client, house: House) -> None:
    assert not shown(client, house, figure(files.image(), words="", decorative=True))
    assert not main_part(client, house.about.url).select(".flow--figure")


def test_a_deleted_picture_leaves_no_gap(client: Client, house: House) -> None:
    image = files.image()
    get_image_model().objects.filter(pk=image.pk).delete()
    assert not shown(client, house, figure(image))


def test_publishing_makes_the_picture_in_every_format_once(client: Client, house: House) -> None:
    image = files.image()
    for _ in range(2):
        put(house.about, figure(image), publish=True)
        assert sorted(Rendition.objects.values_list("filter_spec", flat=True)) == sorted(pictures.FIGURE)
    main = main_part(client, house.about.url)
    assert [source["type"] for source in main.select("picture source")] == ["image/avif", "image/webp"]
    assert [str(source["srcset"]).count("w,") + 1 for source in main.select("picture source")] == [3, 3]
    [img] = main.select("picture img")
    assert (img["width"], img["height"], img["alt"], img["loading"]) == ("800", "600", WORDS, "lazy")
    assert str(img["src"]).endswith(".jpg")


def test_saving_an_image_makes_it_after_the_commit(
    db: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        files.image()
        assert Rendition.objects.count() == 0
    assert Rendition.objects.count() == len(pictures.FIGURE)


def test_a_file_that_is_no_picture_stops_neither_the_editor_nor_the_visitor(client: Client, house: House) -> None:
    image = files.image()
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"no picture at all")
    put(house.about, figure(image), publish=True)
    assert WORDS in main_part(client, house.about.url).get_text()


def test_of_a_half_made_picture_the_made_half_is_shown(client: Client, house: House) -> None:
    image = files.image()
    pictures.make(image.pk, *(spec for spec in pictures.FIGURE if spec.endswith("webp")))
    [found] = shown(client, house, figure(image))
    assert [source["type"] for source in found.select("source")] == ["image/webp"]
    assert [str(img["src"]).rsplit(".", 1)[1] for img in found.select("img")] == ["webp"]


def test_a_small_original_is_offered_once_a_format(client: Client, house: House) -> None:
    image = files.image(width=300, height=200)
    pictures.make(image.pk, *pictures.FIGURE)
    [found] = shown(client, house, figure(image))
    assert [str(source["srcset"]).split(" ")[-1] for source in found.select("source")] == ["300w", "300w"]
    assert all("," not in str(source["srcset"]) for source in found.select("source"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("spec", [*pictures.FIGURE, *pictures.PLACE, *pictures.PORTRAIT])
def test_no_finished_picture_tells_what_the_camera_wrote(db: None, kind: str, spec: str) -> None:
    image = files.image_with_notes(kind=kind, name=f"bench.{kind.lower()}", width=64, height=48)
    assert files.TOLD_BY_THE_CAMERA in image.file.read()
    made = image.get_rendition(spec).file.read()
    assert files.TOLD_BY_THE_CAMERA not in made
    assert b"Exif" not in made


def test_pictures_cost_one_query_however_many_there_are_and_none_when_warm(client: Client, house: House) -> None:
    url, body = house.about.url, [each for each in house.about.body.get_prep_value() if each["type"] != "phone_call"]
    put(house.about, *body)
    first, warm = len(cold(client, url)), len(queries(client, url))
    put(house.about, *body, *(figure(files.image()) for _ in range(5)), publish=True)
    asked = cold(client, url)
    assert len(asked) == first + 1 <= FIRST, "\n".join(asked)
    assert len(queries(client, url)) == warm <= WARM
    assert client.get(url).content.count(b"<picture") == 5
    get_image_model().objects.first().delete()
    assert client.get(url).content.count(b"<picture") == 4


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("A needle and two pills", ["needle", "pill"]),
        ("IMG_syringe-2.jpg", ["syringe"]),
        ("People spill tea; the pillow is soft", []),
    ],
)
def test_words_of_harmful_pictures_are_found_and_only_those(told: str, found: list[str]) -> None:
    assert harmful_words([told]) == found


@pytest.mark.parametrize(("name", "warned"), [("syringe_3.jpg", True), ("bench.jpg", False)])
def test_an_editor_is_warned_of_a_harmful_picture_and_may_go_on(
    client: Client, house: House, name: str, warned: bool
) -> None:
    image = files.image(name=name)
    client.force_login(personas.editor())
    body = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "figure", "body-0-id": ""}
    body |= {"body-0-value-image": str(image.pk), "body-0-value-words": WORDS, "body-0-value-provenance": "place"}
    body |= {"body-0-value-caption": "", "body-0-value-credit": "", "title": "About us", "slug": "about-us"}
    body |= {"lede": "", "illustration": "", "seo_title": "", "search_description": ""}
    body |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    response = client.post(reverse("wagtailadmin_pages:edit", args=[house.about.pk]), body, follow=True)
    assert ("can set off a craving" in response.content.decode()) is warned
    house.about.refresh_from_db()
    assert house.about.get_latest_revision().content["body"].count("figure") == 1
