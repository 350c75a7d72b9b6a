"""Reads the body of a sent form under limits of its own, far below those that the editor needs."""

import re
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import parse_qsl

from django.http import HttpRequest, QueryDict, UnreadablePostError

CONTENT_TYPE = "application/x-www-form-urlencoded"
#: The most bytes that are taken in; a longer form is refused with 413. A browser writes 12 bytes for an emoji, 9 for a
#: Chinese and 6 for a Cyrillic letter, so this holds the longest message that the form allows in any script.
MAX_BYTES = 64 * 1024
#: Up to here a form that is too long is still read, so that the page can give back what was written.
MAX_BYTES_SHOWN_AGAIN = 256 * 1024
MAX_FIELDS = 60

_LENGTH = re.compile("[0-9]{1,12}")


class BodyError(Exception):
    """The body is not a form that we read; `status` is the HTTP status to answer with."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.name)
        self.status = status


class Body(NamedTuple):
    """The fields of a form, and whether it was too long to be taken in."""

    fields: QueryDict
    too_long: bool


def read_body(request: HttpRequest) -> Body:
    """Return the fields; raises BodyError with 415, 413 or 400."""
    if request.content_type != CONTENT_TYPE:
        raise BodyError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    length = body_length(request)
    if length > MAX_BYTES_SHOWN_AGAIN:
        raise BodyError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        raw = request.body
    except UnreadablePostError:
        raise BodyError(HTTPStatus.BAD_REQUEST) from None
    if len(raw) != length:
        # The connection was lost on the way: half of a message could say something else than the whole.
        raise BodyError(HTTPStatus.BAD_REQUEST)
    return Body(_fields(raw), too_long=len(raw) > MAX_BYTES)


def body_length(request: HttpRequest) -> int:
    """Return how many bytes the body has, or 0 for a request that does not say; raises BodyError with 400.

    Without a length nothing is read at all: the server then hands over an empty body.
    """
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not _LENGTH.fullmatch(length):
        raise BodyError(HTTPStatus.BAD_REQUEST)
    return int(length)


def _fields(raw: bytes) -> QueryDict:
    """Return the decoded fields. Bytes that are not UTF-8 refuse the form; nothing is guessed or replaced."""
    fields = QueryDict(mutable=True)
    try:
        pairs = parse_qsl(raw.decode(), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except ValueError:  # UnicodeDecodeError is one; not chained, for it carries the bytes
        raise BodyError(HTTPStatus.BAD_REQUEST) from None
    for name, value in pairs:
        fields.appendlist(name, value)
    return fields
