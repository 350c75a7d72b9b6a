"""Takes out of an uploaded picture what a camera or a program wrote beside it: the place, the time, a name.

What stays is what the eye needs: which side is up, the colors, what is transparent. It is done before the file is
kept, so neither a backup nor anything made from the original can tell it.
"""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.db.models.signals import pre_save
from PIL import ExifTags, Image, JpegImagePlugin
from wagtail.images import get_image_model

#: What the colors, the edges and a moving picture need; everything else that stands beside the pixels is left out.
_KEPT = ("icc_profile", "transparency", "duration", "loop")
#: What is left of the notes: which side is up.
_UP = ExifTags.Base.Orientation
#: For formats that cannot be written again as they were. A rendition of it is far smaller than that.
_QUALITY = {"WEBP": 92, "AVIF": 90}


def without_notes(file: Any) -> bytes:
    """Return the picture in its own format, with its colors and which side is up, and nothing else beside the pixels.

    A JPEG is written with its own tables, so that the eye sees no difference.
    """
    file.seek(0)
    with Image.open(file) as picture:
        kind = "JPEG" if isinstance(picture, JpegImagePlugin.JpegImageFile) else picture.format or ""
        up = picture.getexif().get(_UP)
        kept = {name: picture.info[name] for name in picture.info if name in _KEPT}
        settings: dict[Any, Any] = {**kept, "save_all": kind != "JPEG" and getattr(picture, "is_animated", False)}
        if isinstance(picture, JpegImagePlugin.JpegImageFile):
            settings |= {"qtables": picture.quantization, "subsampling": JpegImagePlugin.get_sampling(picture)}
            settings |= {"progressive": "progressive" in picture.info}
        elif kind in _QUALITY:
            settings |= {"quality": _QUALITY[kind]}
        if up:
            notes = Image.Exif()
            notes[_UP] = up
            settings["exif"] = notes.tobytes()
        picture.load()
        picture.info = {**kept}
        made = BytesIO()
        picture.save(made, kind, **settings)
    file.seek(0)
    return made.getvalue()


def _before_it_is_kept(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if raw or not instance.file or instance.file._committed:
        return
    instance.file = ContentFile(without_notes(instance.file.file), instance.file.name)
    instance._set_image_file_metadata()  # its size and its hash are those of what is kept


def connect() -> None:
    """Clean every picture that is about to be kept, whichever way it came."""
    pre_save.connect(_before_it_is_kept, sender=get_image_model(), dispatch_uid="pages.originals.cleaned")
