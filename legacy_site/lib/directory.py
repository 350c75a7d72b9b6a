"""A list of the programs that any app may read, though the app that knows them stands beside it.

The public form offers the programs by name; `pages` owns them, and `contact` never imports `pages`. So the owner
registers how to read them when the apps are loaded, and a reader asks here.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress

from django.db import Error as DatabaseFailure
from redis.exceptions import RedisError

Programs = list[tuple[str, str]]
Provider = Callable[[], Iterable[tuple[str, str]]]

#: What a database or a cache that is away raises.
AWAY = (DatabaseFailure, RedisError, OSError)


class Directory:
    """Asks its provider each time, and remembers the last good answer for when the database is away."""

    def __init__(self) -> None:
        self._provider: Provider = list
        self._last_good: Programs = []

    def register(self, provider: Provider) -> None:
        """Take a provider in place of the one before, and forget what that one said."""
        self._provider = provider
        self._last_good = []

    def read(self) -> Programs:
        """Return (slug, title) pairs; the last good answer, or [], when database or cache cannot be asked."""
        with suppress(*AWAY):
            self._last_good = list(self._provider())
        return list(self._last_good)


_directory = Directory()


def register_programs(provider: Provider) -> None:
    """Say how the live programs are read: a callable that returns (slug, title) pairs in the order to show."""
    _directory.register(provider)


def programs() -> Programs:
    """Return the live programs as (slug, title); never raises for a database or a cache that is away."""
    return _directory.read()
