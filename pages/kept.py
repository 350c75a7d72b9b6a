"""Keeps small public facts in the cache until one of them changes.

Every value carries the generation that was current before it was built. A change starts a new generation, so a value
that was being built meanwhile is never served. Values are plain (dicts, lists, text), so that they outlive a deploy.
"""

import secrets
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.db import transaction

T = TypeVar("T")

_GENERATION = "pages.generation"
#: Seconds after which a value is built again though no change was seen: a write that went past the ORM shows by then.
_KEEP_FOR = 300


def kept(name: str, build: Callable[[], T]) -> T:
    """Return what `build` returned last time, or call it. Two cache reads in one go; no query when warm."""
    key = f"pages.kept.{name}"
    found = cache.get_many([_GENERATION, key])
    generation = found.get(_GENERATION)
    if key in found and found[key][0] == generation:
        value: T = found[key][1]
        return value
    value = build()
    cache.set(key, (generation, value), _KEEP_FOR)
    return value


def forget() -> None:
    """Drop everything that is kept: at once for this transaction, and again when the others can see its changes."""
    _next_generation()
    transaction.on_commit(_next_generation)


def _next_generation() -> None:
    cache.set(_GENERATION, secrets.token_hex(8), None)
