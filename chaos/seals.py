"""A million seals, by processes that were forked after sealing began: no key and no nonce comes twice.

A nonce is unique for its key alone as long as no key repeats; that neither repeats across all of them asks for more.
"""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import uuid4

from chaos.house import House, Outcome
from contact.vault import sealing
from contact.vault.binding import INQUIRY, MAGIC, Binding
from contact.vault.generating import generate_key
from contact.vault.sealing import NONCE_BYTES, Recipients, seal

SEALS = int(os.environ.get("SEALS", "1000000"))
#: After so many seconds it stops with what it has.
SECONDS = int(os.environ.get("SEAL_SECONDS", "600"))
KEY_BYTES = 32
#: Of each wrap; it begins with the fresh public key that the record key was encrypted under.
WRAP_BYTES = 32
_NONCE_AT = len(MAGIC) + 1
_ROW_BYTES = KEY_BYTES + NONCE_BYTES + 2 * WRAP_BYTES


def scenario(house: House) -> Iterator[Outcome]:
    """Seal in as many processes as there are processors, and look for anything that came twice."""
    to = Recipients(staff=generate_key().public, escrow=generate_key().public)
    record_keys = _watched()
    _row(to, record_keys)  # whatever is made once, is made before the fork, as in a server that loads the site first
    fork, count = get_context("fork"), os.cpu_count() or 1
    files = [house.folder / f"seals.{number}" for number in range(count)]
    processes = [fork.Process(target=_seal_many, args=(path, to, record_keys, SEALS // count)) for path in files]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    rows = b"".join(path.read_bytes() for path in files)
    total, whole = len(rows) // _ROW_BYTES, all(process.exitcode == 0 for process in processes)
    yield Outcome(f"seals in {SECONDS} s or less, {count} processes", f"{total:,}", whole and total > 0)
    yield from _repeats(rows)


def _repeats(rows: bytes) -> Iterator[Outcome]:
    parts = {
        "record keys": (0, KEY_BYTES),
        "nonces": (KEY_BYTES, NONCE_BYTES),
        "beginnings of the staff's wraps": (KEY_BYTES + NONCE_BYTES, WRAP_BYTES),
        "beginnings of the escrow's wraps": (_ROW_BYTES - WRAP_BYTES, WRAP_BYTES),
    }
    total = len(rows) // _ROW_BYTES
    for name, (at, length) in parts.items():
        different = len({rows[start + at : start + at + length] for start in range(0, len(rows), _ROW_BYTES)})
        yield Outcome(f"{name} that came twice", f"{total - different}", different == total)


def _watched() -> list[bytes]:
    """Wrap what takes each record key, from outside, and return the list that the keys go into."""
    seen: list[bytes] = []
    wrap_key = sealing.wrap_key

    def watching(record_key: bytes, *args: Any, **kwargs: Any) -> Any:
        seen.append(record_key)
        return wrap_key(record_key, *args, **kwargs)

    sealing.wrap_key = watching
    return seen


def _seal_many(path: Path, to: Recipients, record_keys: list[bytes], count: int) -> None:
    deadline = time.monotonic() + SECONDS
    with path.open("wb") as out:
        for _ in range(count):
            out.write(_row(to, record_keys))
            if time.monotonic() > deadline:
                break


def _row(to: Recipients, record_keys: list[bytes]) -> bytes:
    """Seal once, and return what must never come again."""
    record_id = uuid4()
    binding = Binding(
        kind=INQUIRY, record_id=record_id, inquiry_id=record_id, schema_version=1, made_at=datetime.now(UTC)
    )
    record_keys.clear()
    sealed = seal({"message": "the same words every time"}, binding=binding, recipients=to)
    if len(set(record_keys)) != 1 or len(record_keys[0]) != KEY_BYTES:
        raise AssertionError("not one key of 256 bits for both")
    nonce = sealed.body[_NONCE_AT : _NONCE_AT + NONCE_BYTES]
    return record_keys[0] + nonce + sealed.staff.data[:WRAP_BYTES] + sealed.escrow.data[:WRAP_BYTES]
