"""Looking through files: logs, spool, mails, media, temporary folders, and whatever else the site writes."""

import gzip
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from contact.management.tracing.needles import Needles
from contact.management.tracing.report import Looked
from contact.management.tracing.searching import Budget, Search
from legacy_site.settings.mail import mail_backend

PIECE = 1024 * 1024


def places() -> Iterator[tuple[str, Path]]:
    """Yield where this site writes, the narrow places before the wide ones that hold them."""
    logging: dict[str, Any] = settings.LOGGING
    for name, handler in sorted(logging.get("handlers", {}).items()):
        if filename := handler.get("filename"):
            yield f"log {name}", Path(filename)
    yield "spool", Path(settings.CONTACT_SPOOL_DIR)
    if folder := mail_backend(settings.EMAIL_URL)[1].get("file_path"):
        yield "mails", Path(folder)
    yield "media", Path(settings.MEDIA_ROOT)
    temporary = (tempfile.gettempdir(), os.environ.get("TMPDIR"), settings.FILE_UPLOAD_TEMP_DIR)
    for folder in dict.fromkeys(filter(None, temporary)):
        yield "temporary files", Path(folder)
    yield "VAR_DIR", Path(settings.VAR_DIR)


@dataclass(slots=True)
class FileScan:
    """Looks at each file once, however many places lead to it."""

    needles: Needles
    budget: Budget
    _seen: set[tuple[int, int]] = field(default_factory=lambda: {_standard_input()}, init=False)

    def look_below(self, root: Path, looked: Looked) -> None:
        """Read a file, or all files of a folder, and their names; symbolic links below it are not followed."""
        if root.is_file():
            self._look_at(root, root, looked)
            return
        for folder, folders, names in os.walk(root, onerror=lambda error: _note(error, looked)):
            for name in sorted([*folders, *names]):
                self._look_at(Path(folder) / name, root, looked)

    def _look_at(self, path: Path, root: Path, looked: Looked) -> None:
        # A name that holds the word is not shown.
        shown = f"{root}: in a name" if self._is_in(str(path.relative_to(root))) else str(path)
        found = self._is_in(path.name)
        try:
            found += self._found_in(path, looked)
        except (OSError, EOFError) as error:
            _note(error, looked, shown)
        if found:
            looked.hits[shown] += found

    def _is_in(self, name: str) -> int:
        return Search(self.needles).feed(os.fsencode(name))

    def _found_in(self, path: Path, looked: Looked) -> int:
        about = path.stat(follow_symlinks=False)
        identity = (about.st_dev, about.st_ino)
        if not stat.S_ISREG(about.st_mode) or identity in self._seen:
            return 0
        self._seen.add(identity)
        looked.items += 1
        search = Search(self.needles)
        with _opened(path) as file:
            return sum(self._feed(search, piece) for piece in iter(lambda: file.read(PIECE), b""))

    def _feed(self, search: Search, piece: bytes) -> int:
        self.budget.spend(len(piece))
        return search.feed(piece)


def _opened(path: Path) -> IO[bytes]:
    """Open a file; a log that was rotated away is read as what it was."""
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]  # a GzipFile reads as one


def _standard_input() -> tuple[int, int]:
    """Return the file that the word itself may come from."""
    try:
        about = os.fstat(sys.stdin.fileno())
    except (OSError, ValueError):
        return (0, 0)
    return (about.st_dev, about.st_ino)


def _note(error: Exception, looked: Looked, shown: str = "") -> None:
    """Name what could not be read. What went away while we looked is no gap."""
    if not isinstance(error, FileNotFoundError):
        looked.unread.append(shown or str(getattr(error, "filename", "")))
