"""Requests as bytes, as no browser sends them: texts that are none, sizes that lie, bodies that cost, other types."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from tests.contact.pictures.sending import BOUNDARY, CONTENT_TYPE, multipart

FORM = "application/x-www-form-urlencoded"
KIB, MIB = 1024, 1024 * 1024

#: What is refused, and nothing of it is guessed or stored. 200 is the form again, with the problem beside its field.
NO_TEXTS = {
    "NUL": b"%00",
    "NUL, raw": b"\x00",
    "NUL, written too long": b"%C0%80",
    "a lone surrogate": b"%ED%A0%80",
    "a lone surrogate, raw": b"\xed\xa0\x80",
    "bytes of no text": b"%FF%FE",
    "bytes of no text, raw": b"\xff\xfe",
    "half a letter": b"%C3",
    "half a letter, raw": b"\xe6\xb0",
    "a code point beyond the last": b"%F4%90%80%80",
    "UTF-16": "so\u6c34".encode("utf-16"),
}
#: What is taken; and what is kept of it.
TEXTS = {
    "every control": (b"a" + bytes({*range(1, 32), 127} - {9, 10, 13, 38}) + b"b", "ab"),
    "every control, in percent": ("".join(f"%{each:02X}" for each in {*range(1, 32), 127} - {9, 10, 13}).encode(), ""),
    "controls of C1": (b"a%C2%85%C2%9Bb", "ab"),
    "UTF-7": (b"%2BADw-script%2BAD4-", "+ADw-script+AD4-"),
}
CHARSETS = ("", "; charset=utf-7", "; charset=utf-16", "; charset=x-user-defined", "; charset=\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request, what may come back, and how much processor time in milliseconds it may cost."""

    name: str
    data: bytes
    may_answer: tuple[int, ...]
    milliseconds: float = 0
    ends_early: bool = False
    """Whether the sender closes its side before all that it announced was sent."""


def post(
    address: str, body: bytes, kind: str = FORM, *, length: int | None = None, heads: tuple[str, ...] = ()
) -> bytes:
    """Return a POST from our own page. `length` lies about the body; -1 leaves it out."""
    said = len(body) if length is None else length
    lines = [f"POST {address} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", "Sec-Fetch-Site: same-origin"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [f"Content-Length: {said}"] if said >= 0 else []
    return "\r\n".join([*lines, *heads, "", ""]).encode("latin-1") + body


def form(token: str, field: str = "message", text: bytes = b"") -> bytes:
    """Return the body of a form that is right, but for one field, which is sent as it is given."""
    right = {"token": token, "reach": "202-555-0123", "name": "Robin", "about": "self"}
    fields = {name: quote(value).encode() for name, value in right.items()} | {field: text}
    return b"&".join(name.encode() + b"=" + value for name, value in fields.items())


def sizes(token: str) -> Iterator[Request]:
    """Yield bodies that are too long, of no length, or of another than they say."""
    right = form(token)
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(right), right)
    chunked = ("Transfer-Encoding: chunked",)
    for name, size in (("64 KiB and a byte", 64 * KIB + 1), ("256 KiB and a byte", 256 * KIB + 1)):
        body = right + b"&message="
        yield Request(name=name, data=post("/contact/", body + b"x" * (size - len(body))), may_answer=(413,))
    yield Request(name="10 MB, none sent", data=post("/contact/", b"", length=10**7), may_answer=(413,))
    # Chunks without a length are not read at all: it is as if an empty form had come, which is shown again.
    yield Request(
        name="chunks, no length", data=post("/contact/", chunks, length=-1, heads=chunked), may_answer=(200, 400)
    )
    yield Request(name="chunks and a length", data=post("/contact/", chunks, heads=chunked), may_answer=(400,))
    yield Request(name="two lengths", data=post("/contact/", right, heads=("Content-Length: 3",)), may_answer=(400,))
    yield Request(
        name="half of what was announced",
        data=post("/contact/", right, length=9999),
        may_answer=(400,),
        ends_early=True,
    )
    for length in ("-1", "1e3", "0x10", "+5", "9" * 400):
        data = post("/contact/", right, length=-1, heads=(f"Content-Length: {length}",))
        yield Request(name=f"a length of {length[:6]}", data=data, may_answer=(400, 413))


def costly(token: str) -> Iterator[Request]:
    """Yield bodies that are meant to cost time and memory."""
    many = form(token) + b"".join(b"&f%d=1" % number for number in range(10_000))
    yield Request(name="10,000 fields", data=post("/contact/", many), may_answer=(400,), milliseconds=100)
    empty = b"&".join([b"a"] * 30_000)
    yield Request(name="30,000 empty fields", data=post("/contact/", empty), may_answer=(400,), milliseconds=100)
    card = {
        "1,000 files": multipart({}, [(f"f{number}", b"a.jpg", b"x") for number in range(1_000)]),
        "10,000 fields as parts": multipart({f"f{number}": "" for number in range(10_000)}, []),
        "multipart in multipart, 40 deep": _nested(40),
        "a part of 60,000 headers": _part(b"X: y\r\n" * 60_000, b"x"),
        "a header of 1 MB": _part(b"X: " + b"y" * MIB + b"\r\n", b"x"),
    }
    for name, body in card.items():
        data = post("/contact/card/", body, CONTENT_TYPE)
        yield Request(name=name, data=data, may_answer=(400, 410), milliseconds=100)


def bombs() -> Iterator[Request]:
    """Yield the largest bodies that are read at all, in the encoding of parts that costs most."""
    base64 = b"Content-Transfer-Encoding: base64\r\n"
    whole = b64encode(b"x" * (8 * MIB))
    bodies = {
        "11 MiB of base64": whole,
        "8 MiB of spaces in base64": b" " * (8 * MIB),
        "base64, a letter to each line": b"\n".join(whole[at : at + 1] for at in range(4 * MIB)),
        "base64 that ends early": whole[:-3],
        "base64 that is none": b"=" * (8 * MIB),
    }
    for name, body in bodies.items():
        data = post("/contact/card/", _part(base64, body), CONTENT_TYPE)
        yield Request(name=name, data=data, may_answer=(400, 410), milliseconds=1500)


def other_types(token: str) -> Iterator[Request]:
    """Yield a right form under every type that is not a form's."""
    right = {"token": token, "reach": "202-555-0123", "name": "Robin", "about": "self"}
    body = urlencode(right).encode()
    for kind in (
        *("application/json", "application/xml", "text/xml", "text/plain", "text/html", "application/octet-stream"),
        *("", "*/*", "application/x-www-form-urlencodedx", "application/graphql", CONTENT_TYPE),
    ):
        yield Request(name=kind or "no type", data=post("/contact/", body, kind), may_answer=(415,))


def _part(headers: bytes, data: bytes) -> bytes:
    line = b'Content-Disposition: form-data; name="front"; filename="a.jpg"\r\n'
    mark = BOUNDARY.encode()
    return b"--" + mark + b"\r\n" + line + headers + b"\r\n" + data + b"\r\n--" + mark + b"--\r\n"


def _nested(depth: int) -> bytes:
    body = b"x"
    for number in range(depth):
        inner = b"b%d" % number
        body = b"--%s\r\nContent-Type: multipart/mixed; boundary=%s\r\n\r\n%s\r\n--%s--" % (inner, inner, body, inner)
    return _part(b"Content-Type: multipart/mixed; boundary=b%d\r\n" % (depth - 1), body)
