"""The HPKE suites (RFC 9180) by the one byte that a record carries.

P-256 is the default: it is made of blocks that NIST approved, which keeps the argument for "unsecured PHI" short.
X-Wing joins X25519 with ML-KEM-768 (FIPS 203), against one who keeps today's ciphertexts for tomorrow's computer; its
own specification is still a draft of the IETF, so a center chooses it by making such keys.
"""

from cryptography.hazmat.primitives.asymmetric import ec, x25519
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from contact.vault.errors import KeyFormatError
from contact.vault.hybrid import HybridPrivateKey, HybridPublicKey

P256 = 1
X25519 = 2
XWING = 3
#: Every byte that a record may carry.
ALGS = (P256, X25519, XWING)
DEFAULT_ALG = P256

PublicHalf = ec.EllipticCurvePublicKey | x25519.X25519PublicKey | HybridPublicKey
PrivateHalf = ec.EllipticCurvePrivateKey | x25519.X25519PrivateKey | HybridPrivateKey

_SUITES = {
    P256: Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM),
    X25519: Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM),
    XWING: Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM),
}
#: Length in bytes of a record key that is wrapped in a suite: what HPKE encapsulates, the key, and the tag.
WRAP_BYTES = {P256: 65 + 32 + 16, X25519: 32 + 32 + 16, XWING: 1120 + 32 + 16}


def encrypt_to(key: PublicHalf, plain: bytes, *, info: bytes) -> bytes:
    """Return what only the private half of this key opens."""
    return suite_of(alg_of(key)).encrypt(plain, key.joined if isinstance(key, HybridPublicKey) else key, info=info)


def decrypt_with(key: PrivateHalf, data: bytes, *, info: bytes) -> bytes:
    """Return what was encrypted to this key; raise InvalidTag or ValueError for anything else."""
    suite = suite_of(alg_of(key.public_key()))
    return suite.decrypt(data, key.joined if isinstance(key, HybridPrivateKey) else key, info=info)


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
    if isinstance(key, x25519.X25519PublicKey | HybridPublicKey):
        return key
    raise KeyFormatError("a public key must be P-256, X25519 or X-Wing")


def private_half(key: object) -> PrivateHalf:
    """Return the key when it is a private key of one of our suites; raise KeyFormatError for anything else."""
    if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    if isinstance(key, x25519.X25519PrivateKey | HybridPrivateKey):
        return key
    raise KeyFormatError("a private key must be P-256, X25519 or X-Wing")


def alg_of(key: PublicHalf) -> int:
    """Return the suite byte of a public key."""
    if isinstance(key, HybridPublicKey):
        return XWING
    return X25519 if isinstance(key, x25519.X25519PublicKey) else P256


def raw_of(key: PublicHalf) -> bytes:
    """Return the bytes that make a public key what it is, without any envelope."""
    if isinstance(key, HybridPublicKey):
        return key.raw()
    if isinstance(key, x25519.X25519PublicKey):
        return key.public_bytes_raw()
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def generate(alg: int) -> PrivateHalf:
    """Return a new private key of a suite."""
    suite_of(alg)
    if alg == XWING:
        return HybridPrivateKey.generate()
    return x25519.X25519PrivateKey.generate() if alg == X25519 else ec.generate_private_key(ec.SECP256R1())
