"""Reads the photos of a sent form, in memory alone: Django would write a larger file to the disk as it came."""

import io
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.utils.datastructures import MultiValueDict

from contact.intake.body import BodyError, body_length
from contact.intake.card.form import SIDES

CONTENT_TYPE: Final = "multipart/form-data"
#: The most bytes of both photos, their names and the ticket together.
MAX_BYTES: Final = 12 * 1024 * 1024
#: Up to here a sending that is too large is read and thrown away, piece by piece, so that the browser shows our page
#: in place of an error of its own.
MAX_BYTES_THROWN_AWAY: Final = 48 * 1024 * 1024
#: Two photos, the ticket, and something to spare for what a browser may add.
MAX_PARTS: Final = 6


_PIECE: Final = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Photos:
    """What came with the form: the ticket, and the bytes of each side that was chosen. The repr shows neither."""

    ticket: str = field(repr=False)
    sides: dict[str, bytes] = field(repr=False)


class MemoryOnlyUploadHandler(FileUploadHandler):
    """Keeps a file in memory, whatever its size, and forgets its name; there is no other handler behind it."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type] # passed on as they came
        self._data = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece; None keeps it from any other handler."""
        self._data.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """Return the file, without the name and the type that came with it."""
        self._data.seek(0)
        return InMemoryUploadedFile(self._data, None, "card", "", file_size, None)


def read_photos(request: HttpRequest) -> Photos:
    """Return the photos; raises BodyError with 415, 413 or 400, and has then kept nothing."""
    if request.content_type != CONTENT_TYPE:
        raise BodyError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    length = body_length(request)
    if length > MAX_BYTES:
        _throw_away(request, length)
        raise BodyError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    fields, files = _parsed(request, _raw(request, length))
    if any(len(sent) > 1 for _, sent in files.lists()):
        raise BodyError(HTTPStatus.BAD_REQUEST)
    sides = {side: file.read() for side in SIDES for file in files.getlist(side)}
    return Photos(ticket=fields.get("ticket", ""), sides=sides)


def _raw(request: HttpRequest, length: int) -> bytes:
    """Return the body, whole and of few parts: both are known before any of it is parsed."""
    try:
        raw = request.read(length)
    except (OSError, UnreadablePostError):
        raise BodyError(HTTPStatus.BAD_REQUEST) from None
    boundary = b"--" + (request.content_params or {}).get("boundary", "").encode()
    if len(raw) != length or not length or raw.count(boundary) > MAX_PARTS + 1:
        raise BodyError(HTTPStatus.BAD_REQUEST)
    return raw


def _throw_away(request: HttpRequest, length: int) -> None:
    left = length if length <= MAX_BYTES_THROWN_AWAY else 0
    with suppress(OSError, UnreadablePostError):
        while left > 0 and (piece := request.read(min(left, _PIECE))):
            left -= len(piece)


def _parsed(request: HttpRequest, raw: bytes) -> tuple[QueryDict, MultiValueDict[str, UploadedFile]]:
    try:
        return MultiPartParser(request.META, io.BytesIO(raw), [MemoryOnlyUploadHandler()], "utf-8").parse()
    except (MultiPartParserError, SuspiciousOperation):
        # Not chained: the first error may carry what was sent.
        raise BodyError(HTTPStatus.BAD_REQUEST) from None
