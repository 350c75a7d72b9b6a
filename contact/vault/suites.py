"""The HPKE suites (RFC 9180) by the one byte that a record carries.

P-256 is the default: it is made of blocks that NIST approved, which keeps the argument for "unsecured PHI" short.
"""

from cryptography.hazmat.primitives.asymmetric import ec, x25519
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from contact.vault.errors import KeyFormatError

P256 = 1
X25519 = 2
#: Every byte that a record may carry.
ALGS = (P256, X25519)
DEFAULT_ALG = P256

PublicHalf = ec.EllipticCurvePublicKey | x25519.X25519PublicKey
PrivateHalf = ec.EllipticCurvePrivateKey | x25519.X25519PrivateKey

_SUITES = {
    P256: Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM),
    X25519: Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM),
}


def suite_of(alg: int) -> Suite:
    """Return the suite of a byte; raise KeyFormatError for one that we do not know."""
    try:
        return _SUITES[alg]
    except KeyError:
        raise KeyFormatError("unknown suite") from None


def public_half(key: object) -> PublicHalf:
    """Return the key when it is a public key of one of our suites; raise KeyFormatError for anything else."""
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    if isinstance(key, x25519.X25519PublicKey):
        return key
    raise KeyFormatError("a public key must be P-256 or X25519")


def private_half(key: object) -> PrivateHalf:
    """Return the key when it is a private key of one of our suites; raise KeyFormatError for anything else."""
    if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    if isinstance(key, x25519.X25519PrivateKey):
        return key
    raise KeyFormatError("a private key must be P-256 or X25519")


def alg_of(key: PublicHalf) -> int:
    """Return the suite byte of a public key."""
    return X25519 if isinstance(key, x25519.X25519PublicKey) else P256


def generate(alg: int) -> PrivateHalf:
    """Return a new private key of a suite."""
    suite_of(alg)
    return x25519.X25519PrivateKey.generate() if alg == X25519 else ec.generate_private_key(ec.SECP256R1())
