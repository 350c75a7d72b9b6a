"""Tink, a second implementation of RFC 9180, opens what we seal, and we open what it seals."""

import pytest
import tink
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tink import hybrid, secret_key_access
from tink.proto import hpke_pb2, tink_pb2

from contact.vault.binding import MAGIC
from contact.vault.errors import UnreadableError
from contact.vault.hybrid import HybridPrivateKey
from contact.vault.opening import PrivateKey, private_key
from contact.vault.padding import pad, unpad
from contact.vault.sealing import Wrap, seal
from contact.vault.suites import P256, X25519, XWING, raw_of
from tests.contact.vault.helpers import House, binding, grown

KEMS = {
    P256: hpke_pb2.DHKEM_P256_HKDF_SHA256,
    X25519: hpke_pb2.DHKEM_X25519_HKDF_SHA256,
    XWING: hpke_pb2.X_WING,
}
SUITES = pytest.mark.parametrize("alg", [P256, X25519, XWING], ids=["P-256", "X25519", "X-Wing"])

hybrid.register()


@SUITES
def test_tink_opens_what_we_seal(alg: int) -> None:
    house, bound = _house(alg), binding()
    sealed = seal({"name": "Zoë 🙂"}, binding=bound, recipients=house.recipients)
    primitive = _tink_private(house.staff).primitive(hybrid.HybridDecrypt)
    record_key = primitive.decrypt(sealed.staff.data, bound.wrap_info(alg, "staff", house.staff.public.kid))
    nonce, text = sealed.body[5:17], sealed.body[17:]
    assert unpad(AESGCM(record_key).decrypt(nonce, text, bound.body_aad(alg))).decode() == '{"name":"Zoë 🙂"}'


@SUITES
def test_tink_refuses_the_wrong_role(alg: int) -> None:
    house, bound = _house(alg), binding()
    sealed = seal({}, binding=bound, recipients=house.recipients)
    primitive = _tink_private(house.staff).primitive(hybrid.HybridDecrypt)
    with pytest.raises(tink.TinkError):
        primitive.decrypt(sealed.staff.data, bound.wrap_info(alg, "escrow", house.staff.public.kid))


@SUITES
def test_we_open_what_tink_seals(alg: int) -> None:
    house, bound, record_key = _house(alg), binding(), AESGCM.generate_key(256)
    text = AESGCM(record_key).encrypt(bytes(12), pad(b'{"name":"Sam"}'), bound.body_aad(alg))
    body = MAGIC + bytes([alg]) + bytes(12) + text
    primitive = _tink_public(house.staff).primitive(hybrid.HybridEncrypt)
    kid = house.staff.public.kid
    wrap = Wrap(kid=kid, data=primitive.encrypt(record_key, bound.wrap_info(alg, "staff", kid)))
    assert house.opens_as_staff.open(body, wrap, binding=bound) == {"name": "Sam"}
    of_another_row = Wrap(kid=kid, data=primitive.encrypt(record_key, binding().wrap_info(alg, "staff", kid)))
    with pytest.raises(UnreadableError):
        house.opens_as_staff.open(body, of_another_row, binding=bound)


#: Tink keeps an X-Wing key as the seed that both halves grow from; ours keep the halves.
SEED = bytes(range(32))


def _house(alg: int) -> House:
    house = House(alg)
    if alg == XWING:
        house.take_staff_key(private_key(grown(SEED)))
    return house


def _tink_private(key: PrivateKey) -> tink.KeysetHandle:
    numbers = key.key
    if isinstance(numbers, ec.EllipticCurvePrivateKey):
        raw = numbers.private_numbers().private_value.to_bytes(32, "big")
    else:
        raw = SEED if isinstance(numbers, HybridPrivateKey) else numbers.private_bytes_raw()
    private = hpke_pb2.HpkePrivateKey(version=0, public_key=_public_proto(key), private_key=raw)
    keyset = _keyset("HpkePrivateKey", private.SerializeToString(), tink_pb2.KeyData.ASYMMETRIC_PRIVATE)
    return tink.proto_keyset_format.parse(keyset, secret_key_access.TOKEN)


def _tink_public(key: PrivateKey) -> tink.KeysetHandle:
    serialized = _public_proto(key).SerializeToString()
    keyset = _keyset("HpkePublicKey", serialized, tink_pb2.KeyData.ASYMMETRIC_PUBLIC)
    return tink.proto_keyset_format.parse_without_secret(keyset)


def _public_proto(key: PrivateKey) -> hpke_pb2.HpkePublicKey:
    params = hpke_pb2.HpkeParams(kem=KEMS[key.public.alg], kdf=hpke_pb2.HKDF_SHA256, aead=hpke_pb2.AES_256_GCM)
    return hpke_pb2.HpkePublicKey(version=0, params=params, public_key=raw_of(key.public.key))


def _keyset(kind: str, serialized: bytes, material: int) -> bytes:
    """Return a keyset of one RAW key, so that tink adds no prefix of its own."""
    data = tink_pb2.KeyData(
        type_url=f"type.googleapis.com/google.crypto.tink.{kind}", value=serialized, key_material_type=material
    )
    key = tink_pb2.Keyset.Key(key_data=data, status=tink_pb2.ENABLED, key_id=1, output_prefix_type=tink_pb2.RAW)
    return bytes(tink_pb2.Keyset(primary_key_id=1, key=[key]).SerializeToString())
