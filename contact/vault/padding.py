"""Padding to whole buckets, so that the size of a sealed body does not tell how much was typed."""

import struct

from contact.vault.errors import TooLargeError, UnreadableError

BUCKET_BYTES = 4096
#: 8 KiB hold a message of 900 characters beside the longest other answers, whatever the script (UTF-8 takes at most
#: 4 bytes for each), so that nearly every inquiry has one size.
MIN_BUCKETS = 2
#: 64 KiB; the public form and the note field stop far below.
MAX_BUCKETS = 16

_LENGTH = struct.Struct(">I")


def pad(plain: bytes) -> bytes:
    """Return the text behind its length, filled with zeros to whole buckets; raise TooLargeError when too long."""
    buckets = max(MIN_BUCKETS, -(-(len(plain) + _LENGTH.size) // BUCKET_BYTES))
    if buckets > MAX_BUCKETS:
        raise TooLargeError("too large to be sealed")
    return (_LENGTH.pack(len(plain)) + plain).ljust(buckets * BUCKET_BYTES, b"\0")


def unpad(padded: bytes) -> bytes:
    """Return the text of a padded one; raise UnreadableError when the length or the filling is not ours."""
    if not padded or len(padded) % BUCKET_BYTES:
        raise UnreadableError("not whole buckets")
    (length,) = _LENGTH.unpack_from(padded)
    plain, filling = padded[_LENGTH.size : _LENGTH.size + length], padded[_LENGTH.size + length :]
    if len(plain) != length or filling.strip(b"\0"):
        raise UnreadableError("padding is not ours")
    return plain
