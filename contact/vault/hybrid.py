"""The hybrid key pair of X-Wing: ML-KEM-768 and X25519 side by side, so that an attacker has to break both.

No standard format holds the two as one key, so each half is a standard PEM block of its own (SubjectPublicKeyInfo or
PKCS#8), ML-KEM first, both in one file and behind one passphrase.
"""

import re
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import mlkem, x25519
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    KeySerializationEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

_BLOCK = re.compile(r"-----BEGIN ([A-Z ]+)-----\n.+?\n-----END \1-----\n?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class HybridPublicKey:
    """Both public halves."""

    lattice: mlkem.MLKEM768PublicKey
    curve: x25519.X25519PublicKey

    @property
    def joined(self) -> MLKEM768X25519PublicKey:
        """Return the key as HPKE takes it."""
        return MLKEM768X25519PublicKey(self.lattice, self.curve)

    def raw(self) -> bytes:
        """Return the 1,216 bytes by which X-Wing names the key."""
        return self.lattice.public_bytes_raw() + self.curve.public_bytes_raw()

    def to_pem(self) -> str:
        """Return both halves as PEM."""
        halves = (self.lattice, self.curve)
        return "".join(half.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode() for half in halves)


@dataclass(frozen=True, slots=True)
class HybridPrivateKey:
    """Both private halves. Its repr shows neither."""

    lattice: mlkem.MLKEM768PrivateKey = field(repr=False)
    curve: x25519.X25519PrivateKey = field(repr=False)

    @classmethod
    def generate(cls) -> "HybridPrivateKey":
        """Return a new key."""
        return cls(mlkem.MLKEM768PrivateKey.generate(), x25519.X25519PrivateKey.generate())

    @property
    def joined(self) -> MLKEM768X25519PrivateKey:
        """Return the key as HPKE takes it."""
        return MLKEM768X25519PrivateKey(self.lattice, self.curve)

    def public_key(self) -> HybridPublicKey:
        """Return both public halves."""
        return HybridPublicKey(self.lattice.public_key(), self.curve.public_key())

    def to_pem(self, protection: KeySerializationEncryption) -> str:
        """Return both halves as PKCS#8 PEM, each protected in the same way."""
        halves = (self.lattice, self.curve)
        return "".join(half.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection).decode() for half in halves)


def is_hybrid(pem: str) -> bool:
    """Say whether a PEM text has two blocks or more, as only a hybrid key has."""
    return len(_blocks(pem)) > 1


def read_hybrid_public(pem: str) -> HybridPublicKey:
    """Return the key of two public PEM blocks; raise ValueError when they are anything else."""
    halves = [load_pem_public_key(block.encode()) for block in _blocks(pem)]
    match halves:
        case [mlkem.MLKEM768PublicKey() as first, x25519.X25519PublicKey() as second]:
            return HybridPublicKey(first, second)
    raise ValueError("not the two halves of a hybrid key")


def read_hybrid_private(pem: str, passphrase: bytes | None) -> HybridPrivateKey:
    """Return the key of two private PEM blocks; raise ValueError or TypeError when they are anything else."""
    halves = [load_pem_private_key(block.encode(), passphrase) for block in _blocks(pem)]
    match halves:
        case [mlkem.MLKEM768PrivateKey() as first, x25519.X25519PrivateKey() as second]:
            return HybridPrivateKey(first, second)
    raise ValueError("not the two halves of a hybrid key")


def _blocks(pem: str) -> list[str]:
    return [block.group() for block in _BLOCK.finditer(pem)]
