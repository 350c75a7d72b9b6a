"""Joins small stylesheets into the few that a page links, as a static files finder: no bundler, no build step."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage

#: Comments and the space that starts a line are for those who read the small files.
_FOR_READERS = re.compile(r"/\*.*?\*/|^[ \t]+|\n(?=\s*\n)", re.DOTALL | re.MULTILINE)


def source_files(patterns: Iterable[str]) -> list[Path]:
    """Return the files that the patterns of one stylesheet name, in order; `folder/*` is sorted by name."""
    root = Path(settings.STATICFILES_DIRS[0])
    found: list[Path] = []
    for pattern in patterns:
        if pattern.endswith("/*"):
            found.extend(sorted((root / pattern[:-2]).glob("*.css")))
        else:
            found.append(root / pattern)
    return found


def lean(path: Path) -> str:
    """Return the rules of a small stylesheet without what is for its readers; no rule holds a comment in a text."""
    return _FOR_READERS.sub("", path.read_text(encoding="utf-8")).strip()


class StylesheetFinder(BaseFinder):
    """Serves each name in `settings.STYLESHEETS` as its source files, joined and kept under `VAR_DIR`.

    The joined file stands where its name says, so a relative `url()` in a source must be written from there.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "stylesheets")
        setattr(self.storage, "prefix", None)  # noqa: B010 - collectstatic reads it; the stubs do not know it

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Report a stylesheet that names a file which is not there."""
        return [
            Error(f"The stylesheet {name} names {path}, which does not exist.", id="legacy_site.E010")
            for name, patterns in settings.STYLESHEETS.items()
            for path in source_files(patterns)
            if not path.is_file()
        ]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the joined file of a name that is ours, else an empty list."""
        if path not in settings.STYLESHEETS:
            return []
        joined = self._join(path)
        return [joined] if find_all else joined

    def list(self, ignore_patterns: Any) -> Iterable[tuple[str, FileSystemStorage]]:
        """Yield every joined stylesheet with the storage that holds it."""
        for name in settings.STYLESHEETS:
            self._join(name)
            yield name, self.storage

    def _join(self, name: str) -> str:
        text = "\n".join(lean(path) for path in source_files(settings.STYLESHEETS[name]))
        target = Path(self.storage.path(name))
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_suffix(".tmp")
            draft.write_text(text, encoding="utf-8")
            draft.replace(target)
        return str(target)
