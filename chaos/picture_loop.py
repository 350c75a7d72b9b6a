"""The child that draws pictures, for many pictures: the same lock, the same decoders, but it does not end after one.

To start a child costs about a hundred times what it costs to draw a small picture. It is started as that one is, with
the folders of Pillow and of the child; each file comes and each picture goes behind its length. No length is a refusal.
"""

import os
import resource
import signal
import struct
import sys
from importlib import import_module

#: As long as the child has at most; then this process ends too.
WALL_SECONDS = 15

_LENGTH = struct.Struct(">I")


def main(folder_of_pillow: str, folder_of_child: str) -> None:
    """Lock this process in as the child does, and draw until nothing more comes."""
    sys.path += [folder_of_child, folder_of_pillow]
    import_module("child").lock_in()
    redrawn = import_module("redrawing").redrawn
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    while head := sys.stdin.buffer.read(_LENGTH.size):
        data = sys.stdin.buffer.read(*_LENGTH.unpack(head))
        signal.alarm(WALL_SECONDS)
        try:
            drawn = redrawn(data)
        except BaseException:  # noqa: BLE001 - as in the child
            drawn = b""
        sys.stdout.buffer.write(_LENGTH.pack(len(drawn)) + drawn)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
    os._exit(0)
