"""Public keys: reading them, and telling one from another by its fingerprint."""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from contact.vault.errors import KeyFormatError
from contact.vault.hybrid import HybridPublicKey, is_hybrid, read_hybrid_public
from contact.vault.suites import PublicHalf, alg_of, public_half, raw_of

#: Length of a key id in hexadecimal digits.
KID_LENGTH = 16
#: Development keys are made until their id starts so, and production keys are never made so.
DEVELOPMENT_PREFIX = "de0"

_KID_DOMAIN = b"tcv1|kid|"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A recipient's public key with its suite byte and the 64 hexadecimal digits that people compare."""

    key: PublicHalf
    alg: int
    fingerprint: str

    @property
    def kid(self) -> str:
        """Return the id by which rows name the key: the start of its fingerprint."""
        return self.fingerprint[:KID_LENGTH]

    @property
    def is_development(self) -> bool:
        """Say whether this is a development key, from its fingerprint alone."""
        return self.kid.startswith(DEVELOPMENT_PREFIX)

    def to_pem(self) -> str:
        """Return the key as PEM."""
        if isinstance(self.key, HybridPublicKey):
            return self.key.to_pem()
        return self.key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def public_key(key: PublicHalf) -> PublicKey:
    """Return a key of the `cryptography` package as ours."""
    alg = alg_of(key)
    return PublicKey(key=key, alg=alg, fingerprint=_fingerprint(key, alg))


def load_public_key(pem: str) -> PublicKey:
    """Return the public key of a PEM text; raise KeyFormatError when it holds none that we use."""
    try:
        return public_key(public_half(read_hybrid_public(pem) if is_hybrid(pem) else load_pem_public_key(pem.encode())))
    except (ValueError, UnsupportedAlgorithm):
        raise KeyFormatError("not a public key in PEM") from None


def _fingerprint(key: PublicHalf, alg: int) -> str:
    return hashlib.sha256(_KID_DOMAIN + bytes([alg]) + raw_of(key)).hexdigest()
