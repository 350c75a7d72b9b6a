"""Keeps small public facts in the cache until one of them changes.

Every value carries the generation that was current before it was built. A change starts a new generation, so a value
that was being built meanwhile is never served. Values are plain (dicts, lists, text), and their place in the cache
depends on the fields they are read back into, so a new version of the site never reads what an old one wrote.
"""

import secrets
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar
from zlib import crc32

from django.core.cache import cache
from django.db import transaction
from django.db.models import Model

T = TypeVar("T")

_GENERATION = "pages.generation"
#: Seconds after which a value is built again though no change was seen: a write that went past the ORM shows by then.
_KEEP_FOR = 300


def kept(name: str, build: Callable[[], T], *kinds: type) -> T:
    """Return what `build` returned last time, or call it. Two cache reads in one go; no query when warm.

    `kinds` are the models or dataclasses that the value is read back into.
    """
    key = f"pages.kept.{name}.{_shape(kinds)}"
    found = cache.get_many([_GENERATION, key])
    generation = found.get(_GENERATION)
    if key in found and found[key][0] == generation:
        value: T = found[key][1]
        return value
    value = build()
    cache.set(key, (generation, value), _KEEP_FOR)
    return value


@lru_cache
def _shape(kinds: tuple[type, ...]) -> str:
    """Return a short text that differs when a field of one of the kinds was added, renamed or removed."""
    names = [f"{kind.__name__}.{name}" for kind in kinds for name in _field_names(kind)]
    return f"{crc32(' '.join(names).encode()):08x}"


def _field_names(kind: type) -> list[str]:
    if issubclass(kind, Model):
        return [field.attname for field in kind._meta.concrete_fields]
    return list(vars(kind)["__dataclass_fields__"])


def forget() -> None:
    """Drop everything that is kept: at once for this transaction, and again when the others can see its changes."""
    _next_generation()
    transaction.on_commit(_next_generation)


def _next_generation() -> None:
    cache.set(_GENERATION, secrets.token_hex(8), None)
