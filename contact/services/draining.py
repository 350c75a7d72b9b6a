"""Draining the spool: each file becomes a row once, and leaves only when its row is committed."""

import logging
from dataclasses import dataclass
from pathlib import Path

from django.db import DataError
from django.db import Error as AnyDatabaseError

from contact.services.errors import StorageUnavailable
from contact.services.spool import spool_read
from contact.services.spool_files import read_whole, remove, set_aside, sweep_drafts, waiting_files
from contact.services.storing import inquiry_store

logger = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Drained:
    """What one run did."""

    stored: int = 0
    known: int = 0
    """Files whose inquiry was in the database already."""
    set_aside: int = 0
    left: int = 0
    """Files that wait on, because the database or the disk did not answer."""


def spool_drain() -> Drained:
    """Move every waiting file into the database, the oldest first; stop at the first fault of the database.

    It may be killed anywhere and run beside another: a file that was stored before is known by its submission id.
    Raise OSError when the folder can not be read.
    """
    sweep_drafts()
    drained, waiting = Drained(), waiting_files()
    for number, path in enumerate(waiting):
        try:
            _drain_file(path, drained)
        except AnyDatabaseError:
            drained.left += len(waiting) - number
            break
    if drained.stored or drained.left:
        logger.info("spool drained", extra={"count": drained.stored})
    return drained


def _drain_file(path: Path, drained: Drained) -> None:
    try:
        receipt = inquiry_store(*spool_read(path.stem, read_whole(path)))
    except FileNotFoundError:
        return  # another drain was first
    except OSError:
        logger.exception("spool file can not be read")
        drained.left += 1
        return
    except (ValueError, DataError, StorageUnavailable):
        logger.exception("spool file set aside")
        set_aside(path)
        drained.set_aside += 1
        return
    remove(path)
    drained.stored += receipt.created
    drained.known += not receipt.created
