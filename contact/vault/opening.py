"""Opening: everything that needs a private key. The public side of the site can not import this module."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from contact.vault.binding import MAGIC, Binding, Role
from contact.vault.errors import KeyFormatError, NoPrivateKeyError, UnreadableError
from contact.vault.files import open_chunks
from contact.vault.hybrid import is_hybrid, read_hybrid_private
from contact.vault.keys import PublicKey, public_key
from contact.vault.padding import unpad
from contact.vault.sealing import NONCE_BYTES, OVERHEAD_BYTES, Wrap
from contact.vault.suites import PrivateHalf, decrypt_with, private_half

_NONCE_AT = len(MAGIC) + 1
_TEXT_AT = _NONCE_AT + NONCE_BYTES


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A private key with the public half that names it. Its repr shows the id alone."""

    key: PrivateHalf = field(repr=False)
    public: PublicKey


def private_key(key: PrivateHalf) -> PrivateKey:
    """Return a key of the `cryptography` package as ours."""
    return PrivateKey(key=key, public=public_key(key.public_key()))


def load_private_key(pem: str, passphrase: str = "") -> PrivateKey:
    """Return the private key of a PKCS#8 PEM text, behind a passphrase or not; raise KeyFormatError."""
    secret = passphrase.encode() or None
    try:
        hybrid = is_hybrid(pem)
        key = read_hybrid_private(pem, secret) if hybrid else load_pem_private_key(pem.encode(), secret)
        return private_key(private_half(key))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise KeyFormatError("not a private key in PEM, or behind another passphrase") from None


class Opener:
    """Opens what was sealed to one role, with every key that the role still holds."""

    def __init__(self, role: Role, keys: Iterable[PrivateKey]) -> None:
        self._role = role
        self._keys = {key.public.kid: key for key in keys}

    def holds(self, kid: str) -> bool:
        """Say whether the key with this id is at hand."""
        return kid in self._keys

    def open(self, body: bytes, wrap: Wrap, *, binding: Binding) -> dict[str, Any]:
        """Return the sealed payload.

        Raise NoPrivateKeyError when the key is not at hand, and UnreadableError for anything that was altered,
        cut, or moved from another row or role.
        """
        alg = _alg_of_body(body)
        record_key = self.unwrap(wrap, binding=binding, alg=alg)
        try:
            padded = AESGCM(record_key).decrypt(body[_NONCE_AT:_TEXT_AT], body[_TEXT_AT:], binding.body_aad(alg))
        except (InvalidTag, ValueError):
            raise UnreadableError("altered, or not of this row") from None
        return _payload(unpad(padded))

    def open_file(self, body: bytes, wrap: Wrap, *, binding: Binding) -> bytes:
        """Return the sealed file; raise as `open` does."""
        record_key = self.unwrap(wrap, binding=binding, alg=_alg_of_body(body))
        try:
            return open_chunks(body, record_key, binding=binding)
        except (InvalidTag, ValueError):
            raise UnreadableError("altered, or not of this row") from None

    def unwrap(self, wrap: Wrap, *, binding: Binding, alg: int) -> bytes:
        """Return the record key of a row whose body has this suite byte; raise as `open` does."""
        key = self._keys.get(wrap.kid)
        if key is None:
            raise NoPrivateKeyError("no private key for this record")
        try:
            return decrypt_with(key.key, wrap.data, info=binding.wrap_info(alg, self._role, wrap.kid))
        except (InvalidTag, ValueError):
            raise UnreadableError("altered, or not of this row") from None


def _alg_of_body(body: bytes) -> int:
    if len(body) <= OVERHEAD_BYTES or body[: len(MAGIC)] != MAGIC:
        raise UnreadableError("unknown format")
    return body[len(MAGIC)]


def _payload(plain: bytes) -> dict[str, Any]:
    try:
        payload = json.loads(plain)
    except ValueError:
        raise UnreadableError("not a payload of ours") from None
    if not isinstance(payload, dict):
        raise UnreadableError("not a payload of ours")
    return payload
