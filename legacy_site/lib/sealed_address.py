"""Text that stands in an address, and that nobody without the site's secret can read.

What a visitor typed, or a code that is theirs alone, must not stand in a browser's history or in the logs of whatever
stands in front of us. An address that holds it sealed can be reloaded and gone back to, needs no cookie and nothing
kept on our side, and stops working after a while.
"""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

#: Sealed text is filled up to a multiple of this many bytes, so that the length of the address tells next to nothing.
_STEP = 64
#: The longest sealed address that is looked at.
_MAX_LENGTH = 4_000


class SealedAddress:
    """Seals text for one purpose; `secret` None means SECRET_KEY."""

    def __init__(self, *, purpose: str, works_for: int, secret: str | None = None) -> None:
        """Take the name of the purpose, and for how many seconds a sealed text can be read."""
        key = salted_hmac(purpose, "address", secret=secret, algorithm="sha256").digest()
        self._box = Fernet(urlsafe_b64encode(key))
        self._works_for = works_for

    def seal(self, text: str) -> str:
        """Return the text sealed; it is safe in an address."""
        raw = text.encode()
        return self._box.encrypt(raw.ljust(-(-len(raw) // _STEP) * _STEP)).decode()

    def unseal(self, sealed: str) -> str | None:
        """Return the text, or None when it is too old or was not sealed here."""
        if len(sealed) > _MAX_LENGTH or not sealed.isascii():
            return None
        try:
            return self._box.decrypt(sealed, ttl=self._works_for).decode().rstrip()
        except InvalidToken:
            return None
