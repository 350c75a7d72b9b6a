"""Kills the process at a named point of our code, from outside: functions are wrapped in a started server, once.

A point fires only while its flag file is there, and takes the file with it, so the visitor's second try goes through.
A number in the file says at which pass of the process it fires; the first one, when the file is empty. With any other
text in it, the point fails with an error of the disk instead, as long as the file is there.
"""

import errno
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

#: In the order in which a submission passes them. Module, name in it, and whether to die before it or after it.
SUBMISSION_POINTS = (
    ("contact.intake.views", "_receive", "before"),
    ("contact.intake.views", "read_body", "after"),
    ("contact.intake.views", "read_token", "after"),
    ("contact.intake.views", "submission_id_of", "after"),
    ("contact.services.submission", "seal", "before"),
    ("contact.services.submission", "seal", "after"),
    ("contact.services.submission", "inquiry_store", "before"),
    ("contact.models", "Inquiry.save", "after"),
    ("contact.models", "RecordKey.save", "after"),
    ("django_tasks_db", "DatabaseBackend.enqueue", "after"),
    ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "before"),
    ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "after"),
    ("contact.services.submission", "inquiry_store", "after"),
    ("contact.intake.views", "HttpResponseRedirect", "before"),
)

#: With the database away.
SPOOL_POINTS = (
    ("contact.services.submission", "spool_write", "before"),
    ("contact.services.spool_files", "_refuse_beyond_quota", "after"),
    ("os", "fdopen", "before"),
    ("os", "fsync", "before"),
    ("os", "fsync", "after"),
    ("pathlib", "Path.rename", "before"),
    ("pathlib", "Path.rename", "after"),
    ("contact.services.spool_files", "_sync_folder", "after"),
    ("contact.services.submission", "spool_write", "after"),
)

#: Of a drain.
DRAIN_POINTS = (
    ("contact.services.draining", "read_whole", "after"),
    ("contact.services.draining", "spool_read", "after"),
    ("contact.models", "RecordKey.save", "after"),
    ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "before"),
    ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "after"),
    ("contact.services.draining", "remove", "before"),
    ("contact.services.draining", "remove", "after"),
)

#: Of the worker, from the task of an inquiry to the mail that tells of it.
OUTBOX_POINTS = (
    ("django_tasks_db.models", "DBTaskResult.claim", "before"),
    ("django_tasks_db.models", "DBTaskResult.claim", "after"),
    ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "after"),
    ("contact.tasks", "notices_make", "after"),
    ("django_tasks_db.models", "DBTaskResult.set_successful", "after"),
    ("contact.services.delivering", "_take", "before"),
    ("contact.services.delivering", "_take", "after"),
    ("smtplib", "SMTP.data", "before"),
    ("contact.services.delivering", "mail_send", "after"),
    ("contact.services.delivering", "_note", "after"),
)

#: Of the erasure of what was kept long enough: of an inquiry, then of the files of one that stays.
PURGE_POINTS = (
    ("contact.services.purging", "_lock", "after"),
    ("contact.services.erasing", "keys_destroy", "after"),
    ("contact.services.erasing", "shred", "after"),
    ("contact.services.erasing", "ledger_append", "after"),
    ("contact.services.erasing", "audit_append", "after"),
    ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "before"),
    ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "after"),
    ("contact.services.purging", "audit_append", "after"),
    ("contact.services.purging", "_erase_file", "after"),
)

#: Of the rotation, batch by batch.
ROTATE_POINTS = (
    ("contact.services.rotating", "sealed_rows", "after"),
    ("contact.services.rotating", "rewrap", "after"),
    ("contact.services.rotating", "_replace", "after"),
    ("contact.services.rotating", "audit_append", "after"),
    ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "before"),
    ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "after"),
    ("contact.services.rotating", "note_emptied", "before"),
    ("contact.services.rotating", "note_emptied", "after"),
)

Point = tuple[str, str, str]


def flag_of(point: Point) -> Path:
    """Return the file that makes a point fire."""
    module, name, when = point
    return Path(os.environ["CHAOS_FLAGS"]) / f"{module}.{name}.{when}"


def arm(points: Iterable[Point]) -> None:
    """Wrap each point. Before each of them, a file is looked for; nothing else changes."""
    for point in dict.fromkeys(points):
        module, name, when = point
        owner: Any = import_module(module)
        *path, last = name.split(".")
        for part in path:
            owner = getattr(owner, part)
        setattr(owner, last, _wrapped(getattr(owner, last), flag_of(point), before=when == "before"))


def _wrapped(function: Callable[..., Any], flag: Path, *, before: bool) -> Callable[..., Any]:
    passes = count(1)

    @wraps(function)
    def around(*args: Any, **kwargs: Any) -> Any:
        if before:
            _die(flag, passes)
        result = function(*args, **kwargs)
        if not before:
            _die(flag, passes)
        return result

    return around


def _die(flag: Path, passes: Iterator[int]) -> None:
    if not os.access(flag, os.F_OK):
        return
    text = flag.read_text()
    if text and not text.isdecimal():
        raise OSError(errno.EIO, "input/output error")
    if next(passes) < int(text or 1):
        return
    os.unlink(flag)  # noqa: PTH108 - pathlib's own is one of the points
    os.kill(os.getpid(), signal.SIGKILL)
