"""How a browser sends photos: multipart, written by hand, so that a file can have any name."""

from typing import Any

BOUNDARY = "----house-boundary-7c1f"
CONTENT_TYPE = f"multipart/form-data; boundary={BOUNDARY}"

#: A field of the form, the name of the file, and its bytes.
File = tuple[str, bytes, bytes]


def multipart(fields: dict[str, str], files: list[File]) -> bytes:
    """Return the body of a form."""
    parts = [_part(b'name="%s"' % name.encode(), value.encode()) for name, value in fields.items()]
    parts += [
        _part(b'name="%s"; filename="%s"' % (side.encode(), name), data, b"image/jpeg") for side, name, data in files
    ]
    return b"".join(parts) + b"--" + BOUNDARY.encode() + b"--\r\n"


def _part(described: bytes, data: bytes, content_type: bytes = b"") -> bytes:
    kind = b"\r\nContent-Type: " + content_type if content_type else b""
    head = b"Content-Disposition: form-data; " + described + kind
    return b"--" + BOUNDARY.encode() + b"\r\n" + head + b"\r\n\r\n" + data + b"\r\n"


def own_page(**headers: Any) -> dict[str, Any]:
    """Return the headers of a form on our own page, but for those that are given."""
    return {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"} | headers
