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
from contact.vault.keys import PublicKey, public_key
from contact.vault.padding import unpad
from contact.vault.sealing import NONCE_BYTES, OVERHEAD_BYTES, Wrap
from contact.vault.suites import PrivateHalf, private_half, suite_of

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
    try:
        return private_key(private_half(load_pem_private_key(pem.encode(), passphrase.encode() or None)))
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise KeyFormatError("not a private key in PEM, or behind another passphrase") from None


class Opener:
    """Opens what was sealed to one role, with every key that the role still holds."""

    def __init__(self, role: Role, keys: Iterable[PrivateKey]) -> None:
        self._role = role
        self._keys = {key.public.kid: key for key in keys}

    def open(self, body: bytes, wrap: Wrap, *, binding: Binding) -> dict[str, Any]:
        """Return the sealed payload.

        Raise NoPrivateKeyError when the key is not at hand, and UnreadableError for anything that was altered,
        cut, or moved from another row or role.
        """
        alg = _alg_of_body(body)
        key = self._keys.get(wrap.kid)
        if key is None:
            raise NoPrivateKeyError("no private key for this record")
        if key.public.alg != alg:
            raise UnreadableError("the body is of another suite than its key")
        try:
            info = binding.wrap_info(alg, self._role, wrap.kid)
            record_key = suite_of(alg).decrypt(wrap.data, key.key, info=info)
            padded = AESGCM(record_key).decrypt(body[_NONCE_AT:_TEXT_AT], body[_TEXT_AT:], binding.body_aad(alg))
        except (InvalidTag, ValueError):
            raise UnreadableError("altered, or not of this row") from None
        return _payload(unpad(padded))


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
