"""A process that may do nothing but draw one picture anew: bytes in on stdin, a JPEG out on stdout.

Started with `python -I -S -B child.py FOLDER`, where FOLDER is the one that holds Pillow. It locks itself in before it
reads a byte. Decoders are where pictures do harm, so whatever goes wrong in here ends this process and no other, and
nothing is said of it but the exit code: an error of a decoder may quote the picture.
"""

import os
import resource
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

MAX_INPUT_BYTES = 12 * 1024 * 1024

ADDRESS_SPACE_BYTES = 700 * 1024 * 1024
CPU_SECONDS = 10
#: Enough to import Pillow one file at a time. Then it is cut to the three that are open already.
OPEN_FILES = 16

#: The exit code for any picture that was not drawn.
UNREADABLE = 3


def lock_in() -> None:
    """Give up what a decoder does not need: memory, time, files to write, other processes."""
    with suppress(OSError):
        # When the machine runs out of memory, this process goes first and the form stays.
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    os.nice(5)
    for limit, most in (
        (resource.RLIMIT_AS, ADDRESS_SPACE_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        resource.setrlimit(limit, (most, most))


def main(folder_of_pillow: str) -> int:
    """Lock this process in, draw the picture of stdin to stdout and return the exit code."""
    lock_in()
    sys.path += [folder_of_pillow, str(Path(__file__).parent)]
    redrawn = import_module("redrawing").redrawn
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    data = sys.stdin.buffer.read(MAX_INPUT_BYTES + 1)
    if len(data) > MAX_INPUT_BYTES:
        return UNREADABLE
    sys.stdout.buffer.write(redrawn(data))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    try:
        code = main(sys.argv[1])
    except BaseException:  # noqa: BLE001 - whatever it was, it must not be told
        code = UNREADABLE
    os._exit(code)
