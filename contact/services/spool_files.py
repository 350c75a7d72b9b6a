"""The spool as a folder: a file is on the disk for good or not there at all, and the folder has its own limits."""

import errno
import logging
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)

SUFFIX = ".json"
DRAFT_SUFFIX = ".tmp"
#: Where a file goes that can not become a row: looked at by a person, never tried again.
SET_ASIDE = "set-aside"

#: An interrupted draft is kept for so long. No write takes a tenth of it.
DRAFT_SECONDS = 600
#: The largest file that is read. The largest body is 64 KiB; base64 makes a third more of it.
MAX_FILE_BYTES = 128 * 1024

_CREATE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK


class SpoolFullError(OSError):
    """The folder holds as many files or bytes as it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpoolState:
    """The spool in numbers."""

    files: int
    bytes: int
    oldest_seconds: int
    """Age of the file that waits longest; 0 when none does."""
    set_aside: int
    """Files that a person must look at."""


def spool_folder() -> Path:
    """Return the folder, made for this process's user alone where it is missing; raise OSError."""
    folder = Path(settings.CONTACT_SPOOL_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_for_good(name: str, content: bytes) -> None:
    """Write a file once and return when it would outlive a loss of power; raise OSError when that is not certain.

    A file that has its name already is left alone: it was written by an earlier try of the same submission. Nor is
    a named file ever taken away here, because another process may have answered for it.
    """
    folder = spool_folder()
    draft, target = folder / f".{name}.{secrets.token_hex(8)}{DRAFT_SUFFIX}", folder / (name + SUFFIX)
    if not target.exists():
        _refuse_beyond_quota(folder, len(content))
        try:
            with os.fdopen(os.open(draft, _CREATE, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.rename(target)
        except OSError:
            with suppress(OSError):
                draft.unlink()
            raise
    _sync_folder(folder)


def read_whole(path: Path) -> bytes:
    """Return the content of a regular file; raise ValueError for what is none or too large, and OSError."""
    try:
        handle = os.open(path, _READ)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ValueError("a link") from None
        raise
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("no regular file")
        content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise ValueError("too large")
    return content


def waiting_files() -> list[Path]:
    """Return the files that wait, the oldest first."""
    with _entries(spool_folder()) as entries:
        found = [(entry.stat(follow_symlinks=False).st_mtime, entry.path) for entry in entries if _waits(entry)]
    return [Path(path) for _, path in sorted(found)]


def set_aside(path: Path) -> None:
    """Move a file to where a person looks at it; one that another drain took meanwhile is let go."""
    folder = path.parent / SET_ASIDE
    folder.mkdir(mode=0o700, exist_ok=True)
    with suppress(FileNotFoundError):
        path.rename(folder / path.name)


def remove(path: Path) -> None:
    """Remove a file whose row is committed; another drain may have been first."""
    path.unlink(missing_ok=True)


def sweep_drafts() -> int:
    """Remove drafts that a killed process left, and return how many. None of them was ever acknowledged."""
    swept, before = 0, time.time() - DRAFT_SECONDS
    with _entries(spool_folder()) as entries:
        for entry in entries:
            if entry.name.endswith(DRAFT_SUFFIX) and entry.stat(follow_symlinks=False).st_mtime < before:
                Path(entry.path).unlink(missing_ok=True)
                swept += 1
    return swept


def spool_state() -> SpoolState:
    """Return the spool in numbers; raise OSError when the folder can not be read."""
    folder = spool_folder()
    count, size, oldest = 0, 0, time.time()
    with _entries(folder) as entries:
        for entry in entries:
            if _waits(entry):
                known = entry.stat(follow_symlinks=False)
                count, size, oldest = count + 1, size + known.st_size, min(oldest, known.st_mtime)
    aside = folder / SET_ASIDE
    return SpoolState(
        files=count,
        bytes=size,
        oldest_seconds=int(time.time() - oldest) if count else 0,
        set_aside=sum(1 for _ in aside.iterdir()) if aside.is_dir() else 0,
    )


def _refuse_beyond_quota(folder: Path, coming: int) -> None:
    files, size = 1, coming
    with _entries(folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                files, size = files + 1, size + entry.stat(follow_symlinks=False).st_size
    if files > settings.CONTACT_SPOOL_MAX_FILES or size > settings.CONTACT_SPOOL_MAX_BYTES:
        raise SpoolFullError("the spool is full")
    if files * 2 > settings.CONTACT_SPOOL_MAX_FILES or size * 2 > settings.CONTACT_SPOOL_MAX_BYTES:
        logger.error("spool is half full", extra={"count": files})


def _waits(entry: "os.DirEntry[str]") -> bool:
    return not entry.is_dir(follow_symlinks=False) and not entry.name.endswith(DRAFT_SUFFIX)


@contextmanager
def _entries(folder: Path) -> Iterator[Iterator["os.DirEntry[str]"]]:
    """List a folder while other processes change it: an entry that is gone at its turn is passed over."""
    with os.scandir(folder) as entries:
        yield (entry for entry in entries if _is_there(entry))


def _is_there(entry: "os.DirEntry[str]") -> bool:
    try:
        entry.stat(follow_symlinks=False)  # kept by the entry, so what is asked later is answered from here
    except FileNotFoundError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
