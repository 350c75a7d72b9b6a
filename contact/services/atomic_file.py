"""Files that are there whole or not at all."""

import os
import secrets
from pathlib import Path

from contact.services.errors import ContactError


class FileError(ContactError):
    """A file could not be written; the message names the path and why, and nothing of what it holds."""


def write_in_place(path: Path, text: str, *, mode: int) -> None:
    """Put a file where another may be, so that a reader sees the old one or the new one and nothing between."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        write_new(temporary, text, mode=mode)
        temporary.replace(path)
        sync_directory(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise FileError(f"{path} could not be written: {os.strerror(error.errno or 0)}.") from None


def write_new(path: Path, text: str, *, mode: int) -> None:
    """Write a file that is not there yet, to the disk; raise OSError."""
    # O_EXCL: of two who make the same file, one is refused.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def sync_directory(directory: Path) -> None:
    """Bring the names in a directory to the disk."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
