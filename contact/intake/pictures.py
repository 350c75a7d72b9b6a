"""Has a picture of a stranger drawn anew by a child process, and believes nothing that comes back without a look."""

import os
import signal
import subprocess
import sys
import sysconfig
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import BoundedSemaphore, Thread, Timer
from typing import IO, Final

CHILD: Final = Path(__file__).resolve().parents[1] / "pictures" / "child.py"

#: A 12-megapixel photo takes about a second on a small machine; the child has 10 seconds of processor time.
WALL_SECONDS: Final = 15
#: A drawn picture of 2400 by 2400 dots of pure noise is less than this.
MAX_DRAWN_BYTES: Final = 8 * 1024 * 1024
#: How many children one process has at once, each with at most 700 MB.
MAX_CHILDREN: Final = 2
#: How long a picture waits for its turn.
TURN_SECONDS: Final = 5

_JPEG_BEGINS, _JPEG_ENDS = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", b"\xff\xd9"

_turns = BoundedSemaphore(MAX_CHILDREN)


class PictureError(Exception):
    """The picture cannot be read. Why is not told: the words of a decoder may quote the picture."""


class PicturesBusyError(Exception):
    """Too many pictures are being drawn right now."""


def redrawn(data: bytes) -> bytes:
    """Return a picture as a plain JPEG of at most 2400 dots an edge, without anything that was told beside it.

    Raise PictureError for what is no JPEG, PNG or WebP picture of at most 30 megapixels, or takes too long, and
    PicturesBusyError when it did not get a turn.
    """
    if not data:
        raise PictureError
    if not _turns.acquire(timeout=TURN_SECONDS):
        raise PicturesBusyError
    try:
        drawn = _from_child(data)
    except OSError:  # no process to be had; not chained, and not told apart
        raise PicturesBusyError from None
    finally:
        _turns.release()
    if not (drawn.startswith(_JPEG_BEGINS) and drawn.endswith(_JPEG_ENDS) and len(drawn) <= MAX_DRAWN_BYTES):
        raise PictureError
    return drawn


def _from_child(data: bytes) -> bytes:
    """Return what a child made of the picture, at most one byte more than is allowed; b"" when it did not end well."""
    with subprocess.Popen(  # noqa: S603 - our own program; what a visitor sent goes to its stdin alone
        [sys.executable, "-I", "-S", "-B", str(CHILD), _folder_of_pillow()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    ) as child:
        ending = Timer(WALL_SECONDS, _kill, [child])
        feeder = Thread(target=_feed, args=(child.stdin, data))
        ending.start()
        feeder.start()
        try:
            drawn = child.stdout.read(MAX_DRAWN_BYTES + 1) if child.stdout else b""
            if len(drawn) > MAX_DRAWN_BYTES:
                _kill(child)
            failed = child.wait()
        finally:
            ending.cancel()
            _kill(child)
            feeder.join()
    return b"" if failed else drawn


def _feed(stdin: IO[bytes] | None, data: bytes) -> None:
    """Write the picture; a child that gave up early does not read to the end."""
    if stdin:
        with suppress(OSError), stdin:
            stdin.write(data)


def _kill(child: "subprocess.Popen[bytes]") -> None:
    """End a child and all that it may have started; one that was waited for is gone already."""
    if child.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def _folder_of_pillow() -> str:
    """Return the folder that the child imports Pillow from, which this process has no need to import."""
    spec = find_spec("PIL")
    return str(Path(spec.origin).parents[1]) if spec and spec.origin else sysconfig.get_path("platlib")
