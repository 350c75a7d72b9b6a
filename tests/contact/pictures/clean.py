"""What a picture must be that was drawn anew."""

import io

from PIL import Image


def is_clean(jpeg: bytes) -> bool:
    """Say whether a picture is a plain JPEG of the kept size, with nothing told beside it."""
    with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as picture:
        picture.load()
        beside = picture.info.keys() - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        return not beside and not dict(picture.getexif()) and max(picture.size) <= 2_400 and picture.mode == "RGB"
