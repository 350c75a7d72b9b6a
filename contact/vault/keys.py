"""Public keys: reading them, and telling one from another by its fingerprint."""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from contact.vault.errors import KeyFormatError
from contact.vault.suites import PublicHalf, alg_of

#: Length of a key id in hexadecimal digits.
KID_LENGTH = 16
#: Development keys are made until their id starts so, and production keys are never made so.
DEVELOPMENT_PREFIX = "de0"

_KID_DOMAIN = b"tcv1|kid|"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A recipient's public key with its suite byte and its id."""

    key: PublicHalf
    alg: int
    kid: str

    @property
    def is_development(self) -> bool:
        """Say whether this is a development key, from its fingerprint alone."""
        return self.kid.startswith(DEVELOPMENT_PREFIX)

    def to_pem(self) -> str:
        """Return the key as PEM."""
        return self.key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def public_key(key: object) -> PublicKey:
    """Return a key of the `cryptography` package as ours; raise KeyFormatError for a kind that we do not use."""
    alg = alg_of(key)
    return PublicKey(key=key, alg=alg, kid=fingerprint(key)[:KID_LENGTH])  # type: ignore[arg-type]  # alg_of narrows


def load_public_key(pem: str) -> PublicKey:
    """Return the public key of a PEM text; raise KeyFormatError when it holds none that we use."""
    try:
        key = load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm):
        raise KeyFormatError("not a public key in PEM") from None
    return public_key(key)


def fingerprint(key: object) -> str:
    """Return the 64 hexadecimal digits that people compare; the first 16 are the key id."""
    if isinstance(key, ec.EllipticCurvePublicKey):
        raw = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    elif hasattr(key, "public_bytes_raw"):
        raw = key.public_bytes_raw()
    else:
        raise KeyFormatError("a key must be P-256 or X25519")
    return hashlib.sha256(_KID_DOMAIN + bytes([alg_of(key)]) + raw).hexdigest()
