"""Sealing files: the same envelope as a text, in chunks, so that no step holds more than one chunk twice.

body = "TCV1" | alg (1) | count (1) | count times: nonce (12) | AES-256-GCM(record key, chunk, aad)
aad  = binding | "file" | number of the chunk, from 0 | count

The chunks together are the file behind its length, padded to whole buckets; each but the last is `CHUNK_BYTES` long.
A chunk that is missing, doubled, or in another's place does not open, because its number and the count are bound.
"""

import os
import struct

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from contact.vault.binding import MAGIC, Binding
from contact.vault.errors import TooLargeError, UnreadableError
from contact.vault.sealing import NONCE_BYTES, TAG_BYTES, Recipients, Sealed, wrap_key

#: The size of a file is hidden in steps of 64 KiB.
FILE_BUCKET_BYTES = 64 * 1024
CHUNK_BUCKETS = 128
#: 8 MiB: a file up to here is one chunk.
CHUNK_BYTES = CHUNK_BUCKETS * FILE_BUCKET_BYTES
MAX_CHUNKS = 4
MAX_FILE_BUCKETS = MAX_CHUNKS * CHUNK_BUCKETS

_LENGTH = struct.Struct(">Q")
_CHUNKS_AT = len(MAGIC) + 2
#: What a body holds beside its buckets: once, and for each chunk.
FILE_OVERHEAD_BYTES = _CHUNKS_AT
CHUNK_OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES


def seal_file(data: bytes, *, binding: Binding, recipients: Recipients) -> Sealed:
    """Seal a file under a fresh key; raise TooLargeError when it does not fit `MAX_CHUNKS` chunks."""
    alg, record_key = recipients.staff.alg, AESGCM.generate_key(256)
    plain = _padded(data)
    count = -(-len(plain) // CHUNK_BYTES)
    chunks = [MAGIC + bytes([alg, count])]
    for number in range(count):
        nonce, chunk = os.urandom(NONCE_BYTES), plain[number * CHUNK_BYTES : (number + 1) * CHUNK_BYTES]
        chunks += [nonce, AESGCM(record_key).encrypt(nonce, bytes(chunk), binding.chunk_aad(alg, number, count))]
    return Sealed(
        alg=alg,
        body=b"".join(chunks),
        staff=wrap_key(record_key, "staff", recipients.staff, binding=binding, alg=alg),
        escrow=wrap_key(record_key, "escrow", recipients.escrow, binding=binding, alg=alg),
        size_bucket=len(plain) // FILE_BUCKET_BYTES,
        chunks=count,
    )


def open_chunks(body: bytes, record_key: bytes, *, binding: Binding) -> bytes:
    """Return the file of a body; raise InvalidTag or UnreadableError when a byte of it is not as it was sealed."""
    alg, sealed = body[_CHUNKS_AT - 2], memoryview(body)[_CHUNKS_AT:]
    step = CHUNK_BYTES + CHUNK_OVERHEAD_BYTES
    parts = [sealed[at : at + step] for at in range(0, len(sealed), step)]
    if len(parts) != body[_CHUNKS_AT - 1]:
        raise UnreadableError("a chunk is missing")
    plain = bytearray()
    for number, part in enumerate(parts):
        aad = binding.chunk_aad(alg, number, len(parts))
        plain += AESGCM(record_key).decrypt(bytes(part[:NONCE_BYTES]), bytes(part[NONCE_BYTES:]), aad)
    return _unpadded(plain)


def _padded(data: bytes) -> memoryview:
    buckets = -(-(len(data) + _LENGTH.size) // FILE_BUCKET_BYTES)
    if buckets > MAX_FILE_BUCKETS:
        raise TooLargeError("too large to be sealed")
    padded = bytearray(buckets * FILE_BUCKET_BYTES)
    padded[: _LENGTH.size] = _LENGTH.pack(len(data))
    padded[_LENGTH.size : _LENGTH.size + len(data)] = data
    return memoryview(padded)


def _unpadded(plain: bytearray) -> bytes:
    if not plain or len(plain) % FILE_BUCKET_BYTES:
        raise UnreadableError("not whole buckets")
    (length,) = _LENGTH.unpack_from(plain)
    end = _LENGTH.size + length
    if end > len(plain) or plain.count(0, end) != len(plain) - end:
        raise UnreadableError("padding is not ours")
    return bytes(plain[_LENGTH.size : end])
