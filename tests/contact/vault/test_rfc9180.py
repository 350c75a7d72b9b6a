"""Published numbers open through our own doors, so that what our rows hold is what the standard says.

`rfc9180.json` has the first encryption, base mode, of each of our KEMs: P-256 and X25519 of the vectors that RFC 9180
names (test-vectors.json of draft-irtf-cfrg-hpke), X-Wing of those of draft-ietf-hpke-pq (hpke-pq-test-vectors.json).

Two things stand between them and `decrypt_with`. Every published text carries an `aad`, and one-shot HPKE as we use it
has none. And X-Wing is published with ChaCha20-Poly1305 alone, while ours is AES-256-GCM. So the key schedule of RFC
9180, section 5.1, is written out below; from the published shared secret it must give the published key and nonce, and
these the published text. Only then is it asked for the key of our suite, to seal the published words without an `aad`.
Our door gets that text behind the published `enc`: encapsulation, key schedule and suite ids are all on its side.
"""

import hashlib
import hmac
import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from contact.vault.generating import private_pem
from contact.vault.opening import load_private_key, private_key
from contact.vault.suites import P256, X25519, XWING, PrivateHalf, decrypt_with, raw_of
from tests.contact.vault.helpers import grown

#: Of the registries of RFC 9180, section 7; X-Wing is of draft-connolly-cfrg-xwing-kem.
ALGS = {0x0010: P256, 0x0020: X25519, 0x647A: XWING}
HKDF_SHA256 = 1
AES_256_GCM, CHACHA20_POLY1305 = 2, 3
AEADS: dict[int, type[AESGCM | ChaCha20Poly1305]] = {AES_256_GCM: AESGCM, CHACHA20_POLY1305: ChaCha20Poly1305}


@dataclass(frozen=True, slots=True)
class Vector:
    """One published encryption, by the names of the publication in small letters."""

    name: str
    source: str
    kem_id: int
    kdf_id: int
    aead_id: int
    skrm: bytes
    pkrm: bytes
    enc: bytes
    info: bytes
    shared_secret: bytes
    key: bytes
    base_nonce: bytes
    pt: bytes
    aad: bytes
    ct: bytes


def _vectors() -> list[Vector]:
    told = json.loads(Path(__file__).with_name("rfc9180.json").read_text())
    return [Vector(**{field.lower(): _read(field, value) for field, value in one.items()}) for one in told]


def _read(field: str, value: str | int) -> Any:
    """Return the bytes of a field that is written as digits."""
    return bytes.fromhex(value) if isinstance(value, str) and field not in {"name", "source"} else value


VECTORS = _vectors()
EACH = pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)


def test_each_of_our_suites_has_a_vector() -> None:
    assert sorted(ALGS[vector.kem_id] for vector in VECTORS) == [P256, X25519, XWING]
    assert {vector.kdf_id for vector in VECTORS} == {HKDF_SHA256}


@EACH
def test_the_published_numbers_agree_with_each_other(vector: Vector) -> None:
    key, nonce = _schedule(vector, vector.aead_id)
    assert (key, nonce) == (vector.key, vector.base_nonce)
    assert AEADS[vector.aead_id](key).encrypt(nonce, vector.pt, vector.aad) == vector.ct


@EACH
def test_our_door_opens_it(vector: Vector) -> None:
    assert decrypt_with(_ours(vector), _sealed(vector), info=vector.info) == vector.pt


@EACH
def test_our_key_has_the_published_public_half(vector: Vector) -> None:
    assert raw_of(_ours(vector).public_key()) == vector.pkrm


@EACH
def test_one_altered_bit_is_refused_wherever_it_is(vector: Vector) -> None:
    key, sealed = _ours(vector), _sealed(vector)
    for at in range(len(sealed)):
        altered = sealed[:at] + bytes([sealed[at] ^ 1 << at % 8]) + sealed[at + 1 :]
        with pytest.raises((InvalidTag, ValueError)):
            decrypt_with(key, altered, info=vector.info)


@EACH
def test_another_info_is_refused(vector: Vector) -> None:
    for info in (b"", vector.info[:-1], vector.info + b"\0", vector.info.swapcase()):
        with pytest.raises(InvalidTag):
            decrypt_with(_ours(vector), _sealed(vector), info=info)


@EACH
def test_a_text_of_another_suite_is_refused(vector: Vector) -> None:
    key, nonce = _schedule(vector, CHACHA20_POLY1305)
    other = vector.enc + AESGCM(key).encrypt(nonce, vector.pt, None)
    with pytest.raises(InvalidTag):
        decrypt_with(_ours(vector), other, info=vector.info)


def _ours(vector: Vector) -> PrivateHalf:
    """Return the published private key, written and read again as ours are."""
    return load_private_key(private_pem(private_key(_published(vector)))).key


def _published(vector: Vector) -> PrivateHalf:
    alg = ALGS[vector.kem_id]
    if alg == P256:
        return ec.derive_private_key(int.from_bytes(vector.skrm, "big"), ec.SECP256R1())
    return grown(vector.skrm) if alg == XWING else x25519.X25519PrivateKey.from_private_bytes(vector.skrm)


def _sealed(vector: Vector) -> bytes:
    """Return the published words as our suite seals them: without an aad, in AES-256-GCM."""
    key, nonce = _schedule(vector, AES_256_GCM)
    return vector.enc + AESGCM(key).encrypt(nonce, vector.pt, None)


def _schedule(vector: Vector, aead: int) -> tuple[bytes, bytes]:
    """Return key and base nonce (RFC 9180, section 5.1: base mode, no PSK, HKDF-SHA256)."""
    suite = b"HPKE-v1HPKE" + struct.pack(">HHH", vector.kem_id, HKDF_SHA256, aead)
    context = b"\0" + _extract(b"", suite + b"psk_id_hash") + _extract(b"", suite + b"info_hash" + vector.info)
    secret = _extract(vector.shared_secret, suite + b"secret")
    return _expand(secret, suite + b"key" + context, 32), _expand(secret, suite + b"base_nonce" + context, 12)


def _extract(salt: bytes, material: bytes) -> bytes:
    return hmac.digest(salt, material, hashlib.sha256)


def _expand(secret: bytes, info: bytes, length: int) -> bytes:
    """Return at most the one block of HKDF-Expand that a key or a nonce needs."""
    return hmac.digest(secret, struct.pack(">H", length) + info + b"\1", hashlib.sha256)[:length]
