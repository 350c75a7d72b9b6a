"""Serves a film piece by piece: some browsers play nothing that they cannot ask for in ranges (RFC 9110, part 14)."""

import re
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

FILMS = ("mp4", "webm")
#: The most bytes of one answer; a browser asks again for the rest. It bounds what one request holds in memory.
MAX_PIECE = 1024 * 1024

_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


def piece_asked(header: str, size: int) -> range | None:
    """Return the bytes to send, empty where none of the file is meant; None for what is no single range."""
    match = _RANGE.fullmatch(header)
    if match is None or match.group() == "bytes=-":
        return None
    first, last = match.groups()
    if first:
        start, end = int(first), int(last) + 1 if last else size
    else:  # the last bytes of the file
        start, end = max(0, size - int(last)), size
    return range(start, min(end, size, start + MAX_PIECE))


def serve_piece(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Answer a request for a piece of a film; leave every other to Wagtail. Runs after Wagtail's check of privacy."""
    if document.file_extension.lower() not in FILMS:
        return None
    size = document.file.size
    piece = piece_asked(request.headers.get("Range", ""), size)
    if piece is None:
        return None
    if piece:
        response = _piece(document, piece, size)
    else:
        response = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        response["Content-Range"] = f"bytes */{size}"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _piece(document: Any, piece: range, size: int) -> HttpResponse:
    with document.file.open("rb") as file:
        file.seek(piece.start)
        content = file.read(len(piece))
    response = HttpResponse(content, status=HTTPStatus.PARTIAL_CONTENT, content_type=document.content_type)
    response["Content-Range"] = f"bytes {piece.start}-{piece.stop - 1}/{size}"
    response["Accept-Ranges"] = "bytes"
    return response
