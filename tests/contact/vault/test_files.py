"""Files: sealed in chunks, whole or not at all."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from contact.vault.binding import ATTACHMENT, INQUIRY
from contact.vault.errors import TooLargeError, UnreadableError, VaultError
from contact.vault.files import (
    CHUNK_BYTES,
    CHUNK_OVERHEAD_BYTES,
    FILE_BUCKET_BYTES,
    FILE_OVERHEAD_BYTES,
    MAX_CHUNKS,
    seal_file,
)
from contact.vault.sealing import Sealed, seal
from contact.vault.suites import P256, X25519, XWING
from tests.contact.vault.helpers import House, binding

HOUSE = House()
BOUND = binding(kind=ATTACHMENT)
STEP = CHUNK_BYTES + CHUNK_OVERHEAD_BYTES


@pytest.fixture(scope="module")
def three_chunks() -> tuple[bytes, Sealed]:
    """Seal a file of three chunks, whose parts are easy to tell apart."""
    data = b"a" * CHUNK_BYTES + b"b" * CHUNK_BYTES + b"c" * 1000
    return data, seal_file(data, binding=BOUND, recipients=HOUSE.recipients)


def _parts(body: bytes) -> tuple[bytes, list[bytes]]:
    head, rest = body[:FILE_OVERHEAD_BYTES], body[FILE_OVERHEAD_BYTES:]
    return head, [rest[at : at + STEP] for at in range(0, len(rest), STEP)]


def _recounted(head: bytes, parts: list[bytes]) -> bytes:
    """Return a body whose count agrees with its chunks, as a careful forger would make it."""
    return head[:-1] + bytes([len(parts)]) + b"".join(parts)


FORGERIES: dict[str, Callable[[bytes, list[bytes]], bytes]] = {
    "a cut tail": lambda head, parts: head + b"".join(parts[:-1]),
    "a cut tail with its count": lambda head, parts: _recounted(head, parts[:-1]),
    "half a chunk": lambda head, parts: head + b"".join(parts)[:-500],
    "two chunks swapped": lambda head, parts: head + parts[1] + parts[0] + parts[2],
    "a chunk doubled": lambda head, parts: _recounted(head, [parts[0], *parts]),
    "a chunk in another's place": lambda head, parts: head + parts[0] + parts[0] + parts[2],
    "a chunk at the end": lambda head, parts: _recounted(head, [*parts, parts[2]]),
    "a bit of the last chunk": lambda head, parts: head + b"".join(parts)[:-1] + bytes([parts[-1][-1] ^ 1]),
    "another count": lambda head, parts: head[:-1] + b"\x04" + b"".join(parts),
    "no chunk": lambda head, _parts: _recounted(head, []),
    "another suite": lambda head, parts: head[:4] + bytes([X25519]) + head[5:] + b"".join(parts),
    "nothing": lambda _head, _parts: b"",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_file_does_not_open(three_chunks: tuple[bytes, Sealed], name: str) -> None:
    _, sealed = three_chunks
    body = FORGERIES[name](*_parts(sealed.body))
    with pytest.raises(UnreadableError) as refused:
        HOUSE.opens_as_staff.open_file(body, sealed.staff, binding=BOUND)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize(
    "changed", [{"kind": INQUIRY}, {"record_id": uuid4()}, {"inquiry_id": uuid4()}], ids=["kind", "record", "inquiry"]
)
def test_a_file_is_bound_to_its_row(changed: dict[str, object]) -> None:
    sealed = seal_file(b"x", binding=BOUND, recipients=HOUSE.recipients)
    with pytest.raises(UnreadableError):
        HOUSE.opens_as_staff.open_file(sealed.body, sealed.staff, binding=replace(BOUND, **changed))  # type: ignore[arg-type]  # one field each


def test_a_chunk_of_another_file_does_not_open(three_chunks: tuple[bytes, Sealed]) -> None:
    data, sealed = three_chunks
    other = seal_file(data, binding=BOUND, recipients=HOUSE.recipients)
    (head, ours), (_, theirs) = _parts(sealed.body), _parts(other.body)
    with pytest.raises(UnreadableError):
        HOUSE.opens_as_staff.open_file(head + theirs[0] + ours[1] + ours[2], sealed.staff, binding=BOUND)


def test_a_text_is_no_file_and_a_file_no_text() -> None:
    text = seal({"x": 1}, binding=BOUND, recipients=HOUSE.recipients)
    file = seal_file(b"{}", binding=BOUND, recipients=HOUSE.recipients)
    with pytest.raises(VaultError):
        HOUSE.opens_as_staff.open_file(text.body, text.staff, binding=BOUND)
    with pytest.raises(VaultError):
        HOUSE.opens_as_staff.open(file.body, file.staff, binding=BOUND)


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(TooLargeError):
        seal_file(b"x" * (MAX_CHUNKS * CHUNK_BYTES), binding=BOUND, recipients=HOUSE.recipients)


def test_three_chunks_open_again(three_chunks: tuple[bytes, Sealed]) -> None:
    data, sealed = three_chunks
    assert HOUSE.opens_as_staff.open_file(sealed.body, sealed.staff, binding=BOUND) == data
    assert HOUSE.opens_as_escrow.open_file(sealed.body, sealed.escrow, binding=BOUND) == data
    assert len(sealed.body) == (sealed.size_bucket * FILE_BUCKET_BYTES + FILE_OVERHEAD_BYTES + 3 * CHUNK_OVERHEAD_BYTES)


@pytest.mark.parametrize("alg", [P256, X25519, XWING], ids=["P-256", "X25519", "X-Wing"])
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 9, b"x" * (FILE_BUCKET_BYTES - 8), b"x" * (FILE_BUCKET_BYTES - 7)], ids=len
)
def test_a_small_file_is_one_chunk_of_whole_buckets(alg: int, data: bytes) -> None:
    house = House(alg)
    sealed = seal_file(data, binding=BOUND, recipients=house.recipients)
    assert house.opens_as_staff.open_file(sealed.body, sealed.staff, binding=BOUND) == data
    assert sealed.size_bucket == (2 if len(data) > FILE_BUCKET_BYTES - 8 else 1)


def test_the_format_is_what_the_module_says(three_chunks: tuple[bytes, Sealed]) -> None:
    """Opens each chunk by hand, as another implementation would: its number and the count are bound to it."""
    data, sealed = three_chunks
    record_key = HOUSE.opens_as_staff.unwrap(sealed.staff, binding=BOUND, alg=P256)
    head, parts = _parts(sealed.body)
    aads = [BOUND.body_aad(P256) + f"|file|{number}|3".encode() for number in range(3)]
    opened = [AESGCM(record_key).decrypt(part[:12], part[12:], aad) for part, aad in zip(parts, aads, strict=True)]
    assert head == b"TCV1" + bytes([P256, 3])
    assert b"".join(opened).rstrip(b"\0") == len(data).to_bytes(8, "big") + data
