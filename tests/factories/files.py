"""Pictures and documents for tests: small, and drawn here."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Drawing
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

#: What a camera may write into a photo, and no visitor may read.
TOLD_BY_THE_CAMERA = b"1 Quiet Street"


def drawn(*, kind: str = "JPEG", width: int = 1600, height: int = 1200) -> bytes:
    """Return a picture of one color, with a note of the camera's about where it was taken."""
    notes = Drawing.Exif()
    notes[0x010E] = TOLD_BY_THE_CAMERA.decode()
    file = BytesIO()
    more = {"comment": TOLD_BY_THE_CAMERA} if kind == "JPEG" else {}
    Drawing.new("RGB", (width, height), "teal").save(file, kind, exif=notes.tobytes(), **more)
    return file.getvalue()


def image(*, name: str = "bench.jpg", kind: str = "JPEG", width: int = 1600, height: int = 1200) -> Any:
    """Make an image of which nothing is finished yet: its photos wait for the commit, which a test does not reach."""
    file = ContentFile(drawn(kind=kind, width=width, height=height), name)
    return get_image_model().objects.create(title="A bench", file=file)


def image_with_notes(**drawing: Any) -> Any:
    """Make an image whose file still tells what the camera wrote, as one that was put there past the site."""
    made = image(**drawing)
    with made.file.storage.open(made.file.name, "wb") as file:
        file.write(drawn(**{name: value for name, value in drawing.items() if name != "name"}))
    return made


def document(*, name: str = "list.pdf", content: bytes = b"%PDF-1.4 what to bring") -> Any:
    """Make a document."""
    return get_document_model().objects.create(title="What to bring", file=ContentFile(content, name))
