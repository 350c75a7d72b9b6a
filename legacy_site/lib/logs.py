"""The one formatter of every log line: JSON with keys from an allow-list, and no text of a visitor's."""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

#: Extra keys that a call may pass with `extra=`; anything else is dropped.
ALLOWED_EXTRA = ("route", "method", "status", "ms", "request_id", "check", "count", "step")

#: Loggers whose message is a constant that we wrote. Of all others only their name is kept.
OURS = ("legacy_site", "pages", "contact")


def _frames(traceback: TracebackType | None) -> list[str]:
    frames = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        frames.append(f"{Path(code.co_filename).name}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return frames


class AllowListFormatter(logging.Formatter):
    """Formats a record as one line of JSON: time, level, logger, event, allowed extras, exception type and place.

    Arguments are dropped and an exception's message is never printed: either may hold what a visitor typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "ts": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        if record.name.split(".")[0] in OURS and isinstance(record.msg, str):
            line["event"] = record.msg
        for key in ALLOWED_EXTRA:
            if key in record.__dict__:
                line[key] = record.__dict__[key]
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["at"] = _frames(record.exc_info[2])
        return json.dumps(line, default=str)
