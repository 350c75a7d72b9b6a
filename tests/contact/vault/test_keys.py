"""Keys: read from PEM, told apart by fingerprint, known as development keys from it alone."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from contact.vault.errors import KeyFormatError
from contact.vault.generating import generate_key, private_pem
from contact.vault.keys import DEVELOPMENT_PREFIX, KID_LENGTH, load_public_key
from contact.vault.opening import load_private_key
from contact.vault.suites import ALGS, XWING, suite_of

FOREIGN = [
    ec.generate_private_key(ec.SECP384R1()),
    ed25519.Ed25519PrivateKey.generate(),
    rsa.generate_private_key(public_exponent=65537, key_size=2048),
]


@pytest.mark.parametrize("alg", ALGS)
def test_a_key_comes_back_from_pem_with_the_same_fingerprint(alg: int) -> None:
    key = generate_key(alg)
    again = load_private_key(private_pem(key, "a passphrase"), "a passphrase")
    assert load_public_key(key.public.to_pem()).fingerprint == again.public.fingerprint == key.public.fingerprint
    assert key.public.fingerprint.startswith(key.public.kid)
    assert (len(key.public.kid), key.public.alg) == (KID_LENGTH, alg)


@pytest.mark.parametrize("alg", ALGS)
def test_a_development_key_is_known_by_its_fingerprint(alg: int) -> None:
    key = load_public_key(generate_key(alg, development=True).public.to_pem())
    assert key.is_development
    assert key.fingerprint.startswith(DEVELOPMENT_PREFIX)


def test_a_production_key_is_never_one_of_development() -> None:
    # One id in 4,096 would be one by chance: of 20,000 keys, none was with a probability under one percent.
    assert not any(generate_key().public.is_development for _ in range(20_000))


@pytest.mark.parametrize("pem", ["", "nonsense", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "é"])
def test_what_is_no_key_is_refused(pem: str) -> None:
    with pytest.raises(KeyFormatError):
        load_public_key(pem)
    with pytest.raises(KeyFormatError):
        load_private_key(pem)


@pytest.mark.parametrize("key", FOREIGN, ids=["P-384", "Ed25519", "RSA"])
def test_a_key_of_another_kind_is_refused(
    key: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey,
) -> None:
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(KeyFormatError):
        load_public_key(public.decode())
    with pytest.raises(KeyFormatError):
        load_private_key(private.decode())


@pytest.mark.parametrize("passphrase", ["", "another passphrase"])
def test_a_private_key_needs_its_passphrase_and_the_error_tells_nothing(passphrase: str) -> None:
    pem = private_pem(generate_key(), "the right passphrase")
    with pytest.raises(KeyFormatError) as refused:
        load_private_key(pem, passphrase)
    assert refused.value.__cause__ is None
    assert "right passphrase" not in str(refused.value)


def test_a_private_key_does_not_show_itself() -> None:
    key = generate_key()
    assert "PrivateKey object" not in repr(key)
    assert private_pem(key).split()[4] not in repr(key)


def test_an_unknown_suite_is_refused() -> None:
    with pytest.raises(KeyFormatError):
        suite_of(9)


def _halves(pem: str) -> list[str]:
    """Return the PEM blocks of a hybrid key."""
    end = pem.index("-----BEGIN", 1)
    return [pem[:end], pem[end:]]


def _broken_hybrids() -> dict[str, str]:
    one, other = generate_key(XWING).public.to_pem(), generate_key().public.to_pem()
    lattice, curve = _halves(one)
    return {
        "one half": lattice,
        "the halves in the other order": curve + lattice,
        "a half twice": lattice + lattice,
        "a half of another kind": lattice + other,
        "three": lattice + curve + curve,
        "two whole keys": other + other,
    }


BROKEN = _broken_hybrids()


@pytest.mark.parametrize("name", BROKEN)
def test_a_hybrid_key_is_its_two_halves_in_order(name: str) -> None:
    with pytest.raises(KeyFormatError):
        load_public_key(BROKEN[name])


def test_the_halves_of_two_hybrid_keys_are_neither() -> None:
    one, other = generate_key(XWING), generate_key(XWING)
    spliced = load_private_key(_halves(private_pem(one))[0] + _halves(private_pem(other))[1])
    assert spliced.public.fingerprint not in (one.public.fingerprint, other.public.fingerprint)


def test_a_hybrid_private_key_is_locked_in_both_halves() -> None:
    pem = private_pem(generate_key(XWING), "the right passphrase")
    assert pem.count("BEGIN ENCRYPTED PRIVATE KEY") == 2
    for half in _halves(pem):
        with pytest.raises(KeyFormatError):
            load_private_key(half)
