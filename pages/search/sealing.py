"""Keeps what a visitor looks for out of the address.

A search word can tell on somebody. In the address it would stand in the browser's history, in what a family's shared
browser completes next time, and in the logs of whatever stands in front of us. A POST alone hides it, and then the back
button shows an error in place of the results, just when somebody comes back from the first page that they opened. So a
search is sent by POST, and the answer sends the browser on to an address that holds the words sealed: it can be gone
back to, its further pages are plain links, it tells nothing to who reads it, and it stops working after half an hour.
Nothing is kept on our side.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

#: Seconds for which the address of a search works.
WORKS_FOR = 30 * 60
#: Sealed words are filled up to a multiple of this many bytes, so that the length of the address tells next to nothing.
_STEP = 64
#: The longest sealed address that is looked at.
_MAX_LENGTH = 4_000


def seal(words: str) -> str:
    """Return the words as a text that is safe in an address and that nobody without the site's secret can read."""
    raw = words.encode()
    return _box().encrypt(raw.ljust(-(-len(raw) // _STEP) * _STEP)).decode()


def unseal(sealed: str) -> str | None:
    """Return the words, or None when the address is older than `WORKS_FOR`, or not one of ours."""
    if len(sealed) > _MAX_LENGTH or not sealed.isascii():
        return None
    try:
        return _box().decrypt(sealed, ttl=WORKS_FOR).decode().rstrip()
    except InvalidToken:
        return None


def _box() -> Fernet:
    key = salted_hmac("pages.search.sealing", "address", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))
