"""Draws a picture anew, so that nothing of the file it came from is left but what it shows."""

import io

from PIL import Image, ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin

FORMATS = ("JPEG", "PNG", "WEBP")
#: Imported above by name: when the first picture is read, no file can be opened any more. Phones write MPO as JPEG.
DECODERS = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin)
MAX_PIXELS = 30_000_000
#: A picture with a shorter edge shows nothing that can be read, or is no photo at all.
MIN_EDGE_PIXELS = 50
MAX_EDGE_PIXELS = 12_000
#: The small print of a card can be read at this length of the longer edge.
KEPT_EDGE_PIXELS = 2_400
JPEG_QUALITY = 85

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
Image.preinit()


def redrawn(data: bytes) -> bytes:
    """Return the first picture of a file as a plain JPEG, upright and on white; raise whatever for any other file."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        width, height = picture.size
        if width * height > MAX_PIXELS or min(width, height) < MIN_EDGE_PIXELS or max(width, height) > MAX_EDGE_PIXELS:
            raise ValueError("too large or too small")
        picture.load()
        upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((KEPT_EDGE_PIXELS, KEPT_EDGE_PIXELS))
    out = io.BytesIO()
    _on_white(upright).save(out, "JPEG", quality=JPEG_QUALITY)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """Return it in a new image, which shares nothing with the old one but its dots: no EXIF, no profile, no comment."""
    clear = picture.convert("RGBA")
    flat = Image.new("RGB", clear.size, "white")
    flat.paste(clear, mask=clear.getchannel("A"))
    return flat
