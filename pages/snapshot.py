"""The chrome on disk, for a process that starts while the database is away. It holds only what every page shows."""

import json
import logging
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

logger = logging.getLogger(__name__)


def _path() -> Path:
    return Path(settings.VAR_DIR) / "chrome.json"


def write(plain: dict[str, Any]) -> None:
    """Replace the file in one step, so that a reader sees the old or the new one. A disk that refuses is no error."""
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".chrome-", delete=False) as file:
            json.dump(plain, file, indent=1)
        Path(file.name).replace(path)
    except OSError as error:
        logger.warning("chrome_not_written", extra={"event": "chrome_not_written", "error": type(error).__name__})


def read() -> dict[str, Any] | None:
    """Return what was written last; None when there is no file or it cannot be read."""
    try:
        plain: dict[str, Any] = json.loads(_path().read_text())
    except (OSError, ValueError):
        return None
    return plain
