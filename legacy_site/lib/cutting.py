"""A limit on our side of the line for how long the database may take.

`statement_timeout` is the server's own. It does not run while a commit waits for a standby that is gone, nor in a
server that stands still.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Timer
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


@contextmanager
def cut_after(seconds: float) -> Iterator[None]:
    """Cut this thread's line to PostgreSQL when the block takes longer, so that it fails with OperationalError.

    What was asked last may be done there all the same, a commit among it; the caller must bear to find it done. Other
    databases are not cut. Connecting has a limit of its own.
    """
    wrapper, turn, over = connections[DEFAULT_DB_ALIAS], Lock(), [False]

    def cut() -> None:
        with turn:
            if not over[0] and wrapper.connection is not None:
                _cut(wrapper.connection)

    timer = Timer(seconds, cut)
    timer.daemon = True
    if wrapper.vendor == "postgresql":
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with turn:  # a cut that is due this moment must not hit what the connection is used for next
            over[0] = True


def _cut(line: Any) -> None:
    """Shut the socket down, not the connection object: another thread waits inside it, and is told by this."""
    with suppress(OSError), socket.socket(fileno=os.dup(line.fileno())) as both_ways:
        both_ways.shutdown(socket.SHUT_RDWR)
