"""Two hundred files that no camera would send, the same at every run. Each names what must become of it."""

import io
import random
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from PIL import Image

#: Stands in every file that can hold it, beside the dots; it must be found nowhere afterwards.
CANARY = b"PHI-CANARY-93b1"
SCRIPT = b"<script>alert('" + CANARY + b"')</script>"
COUNT = 200
SEED = 20_261_123

DRAWN, REFUSED, EITHER = "drawn", "refused", "either"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file, and what must become of it; `either` is for damage that a decoder may or may not see."""

    name: str
    data: bytes = field(repr=False)
    fate: str


@cache
def photo(kind: str = "JPEG", width: int = 320, height: int = 200, mode: str = "RGB", **options: Any) -> bytes:
    """Return a picture of noise, so that it does not compress to nothing."""
    out = io.BytesIO()
    Image.effect_noise((width, height), 60).convert(mode).save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a phone writes: where, with what, and a script for who shows it."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = (SCRIPT + b" SecretPhone").decode()
    found[0x9286] = SCRIPT
    found.get_ifd(0x8825).update({1: "N", 2: (40.0, 26.0, 46.0), 3: "W", 4: (79.0, 58.0, 56.0)})
    return found


def hostile() -> list[Hostile]:
    """Return all of them."""
    found = [*_not_pictures(), *_other_formats(), *_sizes(), *_bombs(), *_told_beside(), *_modes(), *_polyglots()]
    found += _truncated()
    found += _damaged(COUNT - len(found))
    return found


def _not_pictures() -> Iterator[Hostile]:
    starts = {
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>",
        "html": b"<!doctype html><html>",
        "xml-entities": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        "gif-header": b"GIF89a" + bytes(100),
        "tiff-header": b"II*\0" + bytes(50),
        "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n(%pipe%id) (r) file\n",
        "pdf": b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n",
        "zip": b"PK\3\4" + bytes(99),
        "gzip": b"\x1f\x8b\x08" + bytes(99),
        "elf": b"\x7fELF\2\1\1" + bytes(99),
        "exe": b"MZ" + bytes(99),
        "php": b"<?php system($_GET[0]);?>",
        "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99),
        "mp4": b"\0\0\0\x18ftypmp42" + bytes(99),
        "fits": b"SIMPLE  =                    T" + bytes(2880),
        "mpeg": b"\0\0\x01\xb3" + bytes(99),
        "wmf": b"\xd7\xcd\xc6\x9a\0\0" + bytes(99),
        "psd": b"8BPS\0\1" + bytes(99),
        "text": b"My card says 12345.",
        "mvg": b"push graphic-context\nfill 'url(https://example.org/\"|id\")'\n",
    }
    for name, start in starts.items():
        yield Hostile(f"{name}-named-jpg", start + SCRIPT, REFUSED)


def _other_formats() -> Iterator[Hostile]:
    for kind in ("GIF", "TIFF", "BMP", "PPM", "ICO", "TGA", "PCX", "SGI", "JPEG2000", "AVIF", "DDS", "ICNS"):
        yield Hostile(f"real-{kind.lower()}-named-jpg", photo(kind, 128, 128) + CANARY, REFUSED)


def _sizes() -> Iterator[Hostile]:
    yield Hostile("one-byte", b"\xff", REFUSED)
    yield Hostile("only-a-start", b"\xff\xd8\xff", REFUSED)
    yield Hostile("eleven-megabytes-of-nothing", b"\xff\xd8" + bytes(11 * 1024 * 1024), REFUSED)
    for kind in ("JPEG", "PNG", "WEBP"):
        for width, height in ((10, 10), (49, 500), (500, 49), (1, 12_000)):
            yield Hostile(f"{kind.lower()}-{width}x{height}", photo(kind, width, height), REFUSED)
        yield Hostile(f"{kind.lower()}-smallest-taken", photo(kind, 50, 50), DRAWN)


def png(width: int, height: int, *, depth: int = 1, rows: int | None = None, before: bytes = b"") -> bytes:
    """Return a gray PNG that says how large it is, with as many rows of zeros as it says or fewer."""
    row = bytes(1 + -(-width * depth // 8))
    packer = zlib.compressobj(9)
    dots = b"".join(packer.compress(row) for _ in range(height if rows is None else rows)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + chunk(b"IDAT", dots) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _bombs() -> Iterator[Hostile]:
    zeros = zlib.compress(bytes(64 * 1024 * 1024), 9)
    yield Hostile("png-400-megapixels", png(20_000, 20_000), REFUSED)
    yield Hostile("png-36-megapixels", png(6_000, 6_000), REFUSED)
    yield Hostile("png-36-megapixels-16-bit", png(6_000, 6_000, depth=16, rows=10), REFUSED)
    yield Hostile("png-30-megapixels-and-one-row", png(5_000, 6_001), REFUSED)
    yield Hostile("png-25-megapixels", png(5_000, 5_000), DRAWN)
    yield Hostile("png-says-2-billion", _says(2**31 - 1), REFUSED)
    yield Hostile("png-says-nothing", _says(0), REFUSED)
    yield Hostile("png-strip", png(12_001, 60), REFUSED)
    yield Hostile("png-tower", png(60, 12_001), REFUSED)
    yield Hostile("png-ztxt-bomb", png(100, 100, before=chunk(b"zTXt", CANARY + b"\0\0" + zeros)), EITHER)
    yield Hostile("png-itxt-bomb", png(100, 100, before=chunk(b"iTXt", b"a\0\1\0\0\0" + zeros)), EITHER)
    yield Hostile("png-iccp-bomb", png(100, 100, before=chunk(b"iCCP", b"a\0\0" + zeros)), EITHER)
    yield Hostile("png-10000-chunks", png(100, 100, before=chunk(b"tEXt", b"k\0" + SCRIPT) * 10_000), EITHER)
    yield Hostile("png-data-past-its-rows", png(100, 100, rows=500_000), EITHER)
    yield Hostile("jpeg-says-65535", _jpeg_says(65_535, 65_535), REFUSED)
    yield Hostile("jpeg-36-megapixels", photo("JPEG", 6_000, 6_000, "L", quality=5), REFUSED)
    yield Hostile("jpeg-icc-of-4-megabytes", photo(icc_profile=CANARY + bytes(4_000_000)), DRAWN)
    yield Hostile("webp-says-16383", _webp_says(16_383, 16_383), REFUSED)
    yield Hostile("jpeg-1000-scans", _many_scans(), EITHER)


def _says(edge: int) -> bytes:
    header = struct.pack(">IIBBBBB", edge, edge, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def _jpeg_says(width: int, height: int) -> bytes:
    plain = photo()
    at = plain.index(b"\xff\xc0") + 5
    return plain[:at] + struct.pack(">HH", height, width) + plain[at + 4 :]


def _webp_says(width: int, height: int) -> bytes:
    plain = bytearray(photo("WEBP"))
    at = plain.index(b"\x9d\x01\x2a") + 3
    plain[at : at + 4] = struct.pack("<HH", width, height)
    return bytes(plain)


def _many_scans() -> bytes:
    plain = photo(progressive=True)
    at = plain.rindex(b"\xff\xda")
    return plain[:at] + plain[at:-2] * 1_000 + b"\xff\xd9"


def _told_beside() -> Iterator[Hostile]:
    for orientation in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9):
        yield Hostile(f"jpeg-exif-orientation-{orientation}", photo(exif=exif(orientation).tobytes()), DRAWN)
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SCRIPT + b"</x:xmpmeta>"
    yield Hostile("jpeg-comment", photo(comment=SCRIPT), DRAWN)
    yield Hostile("jpeg-xmp", photo(xmp=xmp), DRAWN)
    yield Hostile("jpeg-icc", photo(icc_profile=SCRIPT * 40), DRAWN)
    yield Hostile("jpeg-iptc", _with_segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20" + SCRIPT), DRAWN)
    yield Hostile("jpeg-unknown-segment", _with_segment(0xEB, SCRIPT), DRAWN)
    yield Hostile("jpeg-broken-exif", _with_segment(0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff" + SCRIPT), EITHER)
    yield Hostile("png-exif", photo("PNG", exif=exif().tobytes()), DRAWN)
    yield Hostile("png-text", png(100, 100, before=chunk(b"tEXt", b"Comment\0" + SCRIPT)), DRAWN)
    yield Hostile("png-private-chunk", png(100, 100, before=chunk(b"caNy", SCRIPT)), DRAWN)
    yield Hostile("webp-exif", photo("WEBP", exif=exif().tobytes()), DRAWN)
    yield Hostile("webp-xmp", photo("WEBP", xmp=xmp), DRAWN)


def _with_segment(marker: int, data: bytes) -> bytes:
    return photo()[:2] + struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data + photo()[2:]


def _modes() -> Iterator[Hostile]:
    for kind, mode in (("JPEG", "CMYK"), ("JPEG", "L"), ("JPEG", "YCbCr"), ("PNG", "1"), ("PNG", "L"), ("PNG", "LA")):
        yield Hostile(f"{kind.lower()}-{mode.lower()}", photo(kind, mode=mode), DRAWN)
    for kind, mode in (("PNG", "P"), ("PNG", "RGBA"), ("WEBP", "RGBA"), ("WEBP", "L")):
        yield Hostile(f"{kind.lower()}-{mode.lower()}", photo(kind, mode=mode), DRAWN)
    yield Hostile("png-16-bit", png(100, 100, depth=16), DRAWN)
    frames = [Image.effect_noise((100, 100), spread) for spread in range(20, 60)]
    for kind in ("WEBP", "PNG", "MPO"):
        out = io.BytesIO()
        frames[0].convert("RGB").save(
            out, kind, save_all=True, append_images=[frame.convert("RGB") for frame in frames[1:]]
        )
        yield Hostile(f"animated-{kind.lower()}", out.getvalue(), DRAWN)


def _polyglots() -> Iterator[Hostile]:
    for kind in ("JPEG", "PNG", "WEBP"):
        for name, tail in (
            ("html", b"<html>" + SCRIPT),
            ("php", b"<?php echo '" + CANARY),
            ("zip", b"PK\5\6" + CANARY),
        ):
            yield Hostile(f"{kind.lower()}-then-{name}", photo(kind) + tail, DRAWN)
    yield Hostile("gif-then-jpeg", b"GIF89a" + bytes(20) + photo(), REFUSED)
    yield Hostile("html-then-jpeg", SCRIPT + photo(), REFUSED)
    yield Hostile(
        "jpeg-in-its-own-thumbnail", _with_segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + photo("JPEG", 60, 60)), EITHER
    )


def _truncated() -> Iterator[Hostile]:
    for kind in ("JPEG", "PNG", "WEBP"):
        whole = photo(kind)
        for tenth in range(1, 10):
            yield Hostile(f"{kind.lower()}-cut-at-{tenth}-tenths", whole[: len(whole) * tenth // 10], REFUSED)


def _damaged(count: int) -> Iterator[Hostile]:
    chance = random.Random(SEED)  # noqa: S311 - the same files at every run
    for number in range(count):
        kind = ("JPEG", "PNG", "WEBP")[number % 3]
        data = bytearray(photo(kind, exif=exif().tobytes()))
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield Hostile(f"{kind.lower()}-damaged-{number}", bytes(data), EITHER)
