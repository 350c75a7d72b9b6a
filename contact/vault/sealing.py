"""Sealing: everything that needs public keys only. The public side of the site uses this and nothing else.

The format, where X is "staff" or "escrow":
- body   = "TCV1" | alg (1) | nonce (12) | AES-256-GCM(record key, padded JSON, aad = binding)
- wrap X = HPKE(public key of X).encrypt(record key, info = "tcv1|wrap|" X "|" kid "|" binding)
"""

import json
import os
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from contact.vault.binding import MAGIC, Binding, Role
from contact.vault.errors import RecipientsError
from contact.vault.keys import PublicKey
from contact.vault.padding import BUCKET_BYTES, pad
from contact.vault.suites import encrypt_to

NONCE_BYTES = 12
TAG_BYTES = 16
#: What a body holds beside its buckets.
OVERHEAD_BYTES = len(MAGIC) + 1 + NONCE_BYTES + TAG_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """The two who can open every record: staff day by day, and the escrow key that is kept offline."""

    staff: PublicKey
    escrow: PublicKey

    def __post_init__(self) -> None:
        """Raise RecipientsError unless the two are different keys of one suite."""
        if self.staff.kid == self.escrow.kid:
            raise RecipientsError("staff and escrow are the same key")
        if self.staff.alg != self.escrow.alg:
            raise RecipientsError("staff and escrow are of different suites")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """A record key, wrapped to the key with this id."""

    kid: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A sealed body and its record key for each recipient."""

    alg: int
    body: bytes
    staff: Wrap
    escrow: Wrap
    size_bucket: int
    """How many padding buckets the body has."""
    chunks: int = 1
    """How many chunks the body of a file has."""


def seal(payload: dict[str, Any], *, binding: Binding, recipients: Recipients) -> Sealed:
    """Seal a payload of plain JSON values under a fresh key; raise TooLargeError when it does not fit."""
    alg = recipients.staff.alg
    record_key, nonce = AESGCM.generate_key(256), os.urandom(NONCE_BYTES)
    plain = pad(json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode())
    body = MAGIC + bytes([alg]) + nonce + AESGCM(record_key).encrypt(nonce, plain, binding.body_aad(alg))
    return Sealed(
        alg=alg,
        body=body,
        staff=wrap_key(record_key, "staff", recipients.staff, binding=binding, alg=alg),
        escrow=wrap_key(record_key, "escrow", recipients.escrow, binding=binding, alg=alg),
        size_bucket=len(plain) // BUCKET_BYTES,
    )


def wrap_key(record_key: bytes, role: Role, recipient: PublicKey, *, binding: Binding, alg: int) -> Wrap:
    """Wrap a record key to a recipient. `alg` is the byte of the body, whatever suite the key is of."""
    info = binding.wrap_info(alg, role, recipient.kid)
    return Wrap(kid=recipient.kid, data=encrypt_to(recipient.key, record_key, info=info))
