"""What can be fetched of an uploaded picture: what was made from it, and never the file with what a camera wrote."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import ExifTags
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.images.models import Image

from pages import pictures
from tests.personas import editor

#: Where the photo was taken, as a phone writes it.
NORTH = (26.0, 7.0, 24.5)


@pytest.fixture
def photo(db: None) -> Image:
    """Keep a photo that tells where it was taken, as one that was put there past the site."""
    notes, file = Drawing.Exif(), BytesIO()
    place = notes.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", NORTH
    Drawing.new("RGB", (640, 480), "teal").save(file, "JPEG", exif=notes)
    made: Image = get_image_model().objects.create(title="A bench", file=ContentFile(file.getvalue(), "gps.jpg"))
    with made.file.storage.open(made.file.name, "wb") as stored:
        stored.write(file.getvalue())
    return made


def place_in(content: bytes) -> dict[int, object]:
    """Return what a picture tells of the place."""
    with Drawing.open(BytesIO(content)) as picture:
        return dict(picture.getexif().get_ifd(ExifTags.IFD.GPSInfo))


@pytest.mark.parametrize("signed_in", [False, True])
def test_the_file_as_it_was_uploaded_is_served_to_nobody(client: Client, photo: Image, signed_in: bool) -> None:
    if signed_in:
        client.force_login(editor())
    with photo.file.open() as file:
        assert place_in(file.read())[ExifTags.GPS.GPSLatitude] == NORTH
    assert photo.file.url.startswith("/media/original_images/")
    assert client.get(photo.file.url).status_code == 404
    assert client.get(photo.file.url.replace("original_images/", "images/../original_images/")).status_code == 400


@pytest.mark.parametrize("spec", [*pictures.FIGURE, *pictures.PLACE, *pictures.PORTRAIT])
def test_what_was_made_of_it_is_served_without_the_place(client: Client, photo: Image, spec: str) -> None:
    response = client.get(photo.get_rendition(spec).url)
    assert response.status_code == 200
    assert place_in(b"".join(response)) == {}
