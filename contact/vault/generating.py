"""Making keys, and writing private ones as PKCS#8."""

from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)

from contact.vault.hybrid import HybridPrivateKey
from contact.vault.opening import PrivateKey, private_key
from contact.vault.suites import DEFAULT_ALG, generate


def generate_key(alg: int = DEFAULT_ALG, *, development: bool = False) -> PrivateKey:
    """Return a new key. Its id says whether it is a development key; about 4,096 tries make one (under a second)."""
    while True:
        key = private_key(generate(alg))
        if key.public.is_development == development:
            return key


def private_pem(key: PrivateKey, passphrase: str = "") -> str:
    """Return the private key as PKCS#8 PEM, encrypted when there is a passphrase."""
    protection: KeySerializationEncryption = NoEncryption()
    if passphrase:
        protection = BestAvailableEncryption(passphrase.encode())
    if isinstance(key.key, HybridPrivateKey):
        return key.key.to_pem(protection)
    return key.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection).decode()
