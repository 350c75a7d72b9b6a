"""Valid pictures of every kind that is taken, and what chance makes of them; the same number gives the same file.

Chance alone seldom gets past the sum at the end of a PNG's chunk, or past a length that says how far to read. So some
changes are made to the parts of a file (chunks, segments), which are then put together as their format asks.
"""

import io
import random
import re
import struct
from collections.abc import Callable
from functools import cache
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.contact.pictures.hostile import CANARY, SCRIPT, chunk, exif

#: Numbers at which a length, an offset or an edge begins to mean something else.
EDGES = (0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
FIELDS = ("B", ">H", "<H", ">I", "<I")
MOST_CHANGES = 4

_PNG, _RIFF = b"\x89PNG\r\n\x1a\n", b"RIFF"
_SEGMENT = re.compile(rb"(?=\xff[\x01-\xcf\xd8-\xfe])")

Change = Callable[[random.Random, bytes], bytes]


@cache
def seeds() -> list[bytes]:
    """Return the files that all others come from."""
    return [*_jpegs(), *_pngs(), *_webps()]


def mutant(seed: int, number: int) -> bytes:
    """Return one file that came from chance."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 - it must be the same again, and may be guessed
    data = chance.choice(seeds())
    for _ in range(chance.randint(1, MOST_CHANGES)):
        data = chance.choice(CHANGES)(chance, data)
    return data


def _jpegs() -> list[bytes]:
    beside = {"exif": exif(6).tobytes(), "comment": CANARY, "icc_profile": CANARY * 20}
    options: tuple[dict[str, Any], ...] = ({}, {"progressive": True}, {"optimize": True, "subsampling": 0})
    options += ({"restart_marker_blocks": 2}, beside, beside | {"progressive": True})
    made = [_saved("RGB", "JPEG", **each) for each in options]
    made += [_saved("L", "JPEG"), _saved("CMYK", "JPEG"), _saved("CMYK", "JPEG", progressive=True)]
    smooth = Image.radial_gradient("L")
    return [*made, _saved("RGB", "MPO", save_all=True, append_images=[_drawing("RGB")]), _written(smooth, "JPEG")]


def _pngs() -> list[bytes]:
    told = PngInfo()
    told.add_text("Comment", SCRIPT.decode())
    told.add_text("Comment", SCRIPT.decode() * 9, zip=True)
    told.add_itxt("XML:com.adobe.xmp", SCRIPT.decode(), zip=True)
    made = [_saved(mode, "PNG") for mode in ("1", "L", "LA", "RGB", "RGBA", "I;16")]
    made += [_saved("P", "PNG", transparency=3), _saved("RGB", "PNG", transparency=(1, 2, 3))]
    made.append(_saved("RGB", "PNG", pnginfo=told, exif=exif(3), icc_profile=CANARY * 20, dpi=(72, 72)))
    frames = [_drawing("RGBA").rotate(90), _drawing("RGBA")]
    return [*made, _saved("RGBA", "PNG", save_all=True, append_images=frames, duration=50)]


def _webps() -> list[bytes]:
    beside = {"exif": exif(8).tobytes(), "xmp": SCRIPT, "icc_profile": CANARY * 20}
    options: tuple[dict[str, Any], ...] = ({}, {"lossless": True}, {"quality": 5}, beside)
    made = [_saved(mode, "WEBP", **each) for mode in ("RGB", "RGBA") for each in options]
    return [*made, _saved("RGBA", "WEBP", save_all=True, append_images=[_drawing("RGBA").rotate(90)], duration=50)]


def _saved(mode: str, kind: str, **options: Any) -> bytes:
    return _written(_drawing(mode), kind, **options)


def _drawing(mode: str) -> Image.Image:
    """Return dots by chance, a little larger than the least that is taken."""
    dots = random.Random(mode).randbytes(80 * 56 * 4)  # noqa: S311 - any dots do
    return Image.frombytes("RGBA", (80, 56), dots).convert("RGB" if mode in {"CMYK", "P"} else "RGBA").convert(mode)


def _written(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def _flip(chance: random.Random, data: bytes) -> bytes:
    altered = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16, 64))):
        if altered:
            altered[chance.randrange(len(altered))] ^= 1 << chance.randrange(8)
    return bytes(altered)


def _field(chance: random.Random, data: bytes) -> bytes:
    """Write a number at which things change, near the beginning more often than elsewhere."""
    kind = chance.choice(FIELDS)
    width = struct.calcsize(kind)
    at = chance.randrange(chance.choice((64, 256, len(data) + 1)))
    number = chance.choice(EDGES) & (1 << 8 * width) - 1
    return data[:at] + struct.pack(kind, number) + data[at + width :]


def _cut(chance: random.Random, data: bytes) -> bytes:
    start, end = _range(chance, data)
    return data[:start] + data[end:]


def _end(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _again(chance: random.Random, data: bytes) -> bytes:
    start, end = _range(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 50)) + data[end:]


def _splice(chance: random.Random, data: bytes) -> bytes:
    """Put a piece of another file in place of one."""
    other = chance.choice(seeds())
    (start, end), (first, last) = _range(chance, data), _range(chance, other)
    return data[:start] + other[first:last] + data[end:]


def _head(chance: random.Random, data: bytes) -> bytes:
    """Let it begin as another file does."""
    length = chance.choice((2, 4, 8, 12, 16, 33, 64))
    return chance.choice(seeds())[:length] + data[length:]


def _range(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 4, 16, 64, 256, 4096)))


def _swap_parts(chance: random.Random, data: bytes) -> bytes:
    parts = _parts(data)
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]
    return b"".join(parts)


def _drop_part(chance: random.Random, data: bytes) -> bytes:
    parts = _parts(data)
    del parts[chance.randrange(len(parts))]
    return b"".join(parts)


def _repeat_part(chance: random.Random, data: bytes) -> bytes:
    parts = _parts(data)
    at = chance.randrange(len(parts))
    parts[at:at] = [parts[at]] * chance.choice((1, 2, 30))
    return b"".join(parts)


def _borrow_part(chance: random.Random, data: bytes) -> bytes:
    """Put in a part of another file, which may be of another format."""
    parts = _parts(data)
    parts.insert(chance.randrange(len(parts) + 1), chance.choice(_parts(chance.choice(seeds()))))
    return b"".join(parts)


def _alter_part(chance: random.Random, data: bytes) -> bytes:
    """Alter the inside of a part, and let its length and its sum be right."""
    parts = _parts(data)
    at = chance.randrange(len(parts))
    parts[at] = _mended(data, parts[at], chance.choice(PLAIN), chance)
    return b"".join(parts)


def _mended(data: bytes, part: bytes, change: Change, chance: random.Random) -> bytes:
    if data.startswith(_PNG) and len(part) >= 12:
        return chunk(part[4:8], change(chance, part[8:-4]))
    if data.startswith(_RIFF) and len(part) >= 8 and not part.startswith(_RIFF):
        body = change(chance, part[8:])
        return part[:4] + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)
    if part.startswith(b"\xff") and len(part) > 4:
        body = change(chance, part[4:])
        return part[:2] + struct.pack(">H", len(body) + 2 & 0xFFFF) + body
    return change(chance, part)


def _parts(data: bytes) -> list[bytes]:
    """Return the beginning of a file and its chunks or segments, as far as it has any."""
    if data.startswith(_PNG):
        return _chunks(data, len(_PNG), struct.Struct(">I4x"), beside=12)
    if data.startswith(_RIFF):
        return _chunks(data, 12, struct.Struct("<4xI"), beside=8, even=True)
    return [part for part in _SEGMENT.split(data) if part] or [b""]


def _chunks(data: bytes, at: int, head: struct.Struct, *, beside: int, even: bool = False) -> list[bytes]:
    parts = [data[:at]]
    while at + head.size <= len(data):
        (length,) = head.unpack_from(data, at)
        end = at + beside + length + (length % 2 if even else 0)
        parts.append(data[at:end])
        at = end
    return [*parts, data[at:]]


PLAIN: tuple[Change, ...] = (_flip, _field, _cut, _end, _again, _splice)
CHANGES: tuple[Change, ...] = (*PLAIN, _head, _swap_parts, _drop_part, _repeat_part, _borrow_part, *(_alter_part,) * 4)
