"""What an editor uploads is kept without what the camera wrote: where, when and by whom it was taken."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import ExifTags, ImageCms
from PIL import Image as Drawing
from PIL.PngImagePlugin import PngInfo
from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

from tests import personas
from tests.factories.files import TOLD_BY_THE_CAMERA

#: On its side, as a phone writes it that is held upright.
ROTATED = 6
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TOLD = (TOLD_BY_THE_CAMERA, b"Exif", b"GPS", b"xmpmeta", b"A maker", b"2026:11")
KINDS = ("JPEG", "PNG", "WEBP", "AVIF")


def taken(kind: str) -> bytes:
    """Return a photo with all that a phone and a program write beside it."""
    notes = Drawing.Exif()
    notes[ExifTags.Base.Orientation], notes[ExifTags.Base.Make] = ROTATED, "A maker"
    notes[ExifTags.Base.DateTime], notes[ExifTags.Base.ImageDescription] = "2026:11:23", TOLD_BY_THE_CAMERA.decode()
    place = notes.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (26.0, 7.0, 24.5)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + TOLD_BY_THE_CAMERA + b"</x:xmpmeta>"
    more: dict[str, Any] = {"xmp": xmp, "comment": TOLD_BY_THE_CAMERA} if kind != "PNG" else {"pnginfo": PngInfo()}
    if kind == "PNG":
        more["pnginfo"].add_text("XML:com.adobe.xmp", xmp.decode())
    file = BytesIO()
    picture = Drawing.radial_gradient("L").resize((320, 240)).convert("RGB")
    picture.save(file, kind, exif=notes.tobytes(), icc_profile=PROFILE, **more)
    return file.getvalue()


def sent(client: Client, content: bytes, name: str) -> Any:
    """Upload it as an editor does, on the page for one picture."""
    client.force_login(personas.editor())
    fields = {"title": "A bench", "description": "", "tags": "", "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("wagtailimages:add"), fields)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_camera_is_kept_and_the_picture_stays(client: Client, db: None, kind: str) -> None:
    before = taken(kind)
    assert TOLD_BY_THE_CAMERA in before
    assert sent(client, before, f"bench.{kind.lower()}").status_code == 302
    image = get_image_model().objects.get()
    with image.file.open() as file:
        kept = file.read()
    with Drawing.open(BytesIO(before)) as old, Drawing.open(BytesIO(kept)) as new:
        assert dict(new.getexif()) in ({ExifTags.Base.Orientation: ROTATED}, {})
        assert new.getexif().get(ExifTags.Base.Orientation) == old.getexif().get(ExifTags.Base.Orientation)
        assert dict(new.getexif().get_ifd(ExifTags.IFD.GPSInfo)) == {}
        assert (new.format, new.mode, new.size) == (old.format, old.mode, old.size)
        assert new.info["icc_profile"] == old.info["icc_profile"] == PROFILE
        apart = [abs(a - b) for a, b in zip(old.convert("L").tobytes(), new.convert("L").tobytes(), strict=True)]
    assert max(apart) <= 12
    assert sum(apart) / len(apart) < 1
    without_profile = kept.replace(PROFILE, b"")
    assert not [words for words in TOLD if words in without_profile and words != b"Exif"]
    assert image.file_size == len(kept)
    assert image.file_hash == hash_filelike(BytesIO(kept))


@pytest.mark.parametrize("door", ["add_multiple", "chooser"])
def test_the_other_doors_clean_as_well(client: Client, db: None, door: str) -> None:
    client.force_login(personas.editor())
    file = SimpleUploadedFile("bench.jpg", taken("JPEG"))
    if door == "add_multiple":
        client.post(reverse("wagtailimages:add_multiple"), {"files[]": file, "title": "A bench"})
    else:
        fields = {"image-chooser-upload-title": "A bench", "image-chooser-upload-file": file}
        client.post(reverse("wagtailimages_chooser:create"), fields)
    with get_image_model().objects.get().file.open() as kept:
        assert TOLD_BY_THE_CAMERA not in kept.read()


def test_a_new_file_for_an_old_picture_is_cleaned(client: Client, db: None) -> None:
    sent(client, taken("PNG"), "bench.png")
    image = get_image_model().objects.get()
    fields = {"title": "A bench", "description": "", "tags": "", "file": SimpleUploadedFile("new.jpg", taken("JPEG"))}
    assert client.post(reverse("wagtailimages:edit", args=[image.pk]), fields).status_code == 302
    image.refresh_from_db()
    with image.file.open() as kept:
        assert image.file.name.endswith(".jpg")
        assert TOLD_BY_THE_CAMERA not in kept.read()


def test_a_picture_in_which_a_second_one_is_hidden_keeps_the_first_alone(client: Client, db: None) -> None:
    first, file = Drawing.new("RGB", (64, 48), "teal"), BytesIO()
    first.save(file, "MPO", save_all=True, append_images=[Drawing.new("RGB", (64, 48), "red")])
    assert sent(client, file.getvalue(), "bench.jpg").status_code == 302
    with get_image_model().objects.get().file.open() as kept, Drawing.open(kept) as picture:
        assert picture.format == "JPEG"
        assert picture.getchannel("B").getpixel((5, 5)) == pytest.approx(128, abs=4)


def test_a_moving_picture_keeps_moving(client: Client, db: None) -> None:
    frames, file = [Drawing.new("RGB", (64, 48), color) for color in ("teal", "red", "blue")], BytesIO()
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:], duration=100)
    sent(client, file.getvalue(), "bench.webp")
    with get_image_model().objects.get().file.open() as kept, Drawing.open(kept) as picture:
        assert getattr(picture, "n_frames", 1) == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_half_of_a_picture_is_refused_beside_its_field(client: Client, db: None, kind: str, part: float) -> None:
    whole = taken(kind)
    response = sent(client, whole[: int(len(whole) * part)], f"bench.{kind.lower()}")
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not get_image_model().objects.exists()
