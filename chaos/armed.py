"""Commands of the site with the points armed: `python -m chaos.armed spool_drain`.

Without a command, each line of the input is one, as a list in JSON, and is answered with how it ended. Each runs in a
fork of the process, which has loaded the site by then, so that hundreds of killed commands take minutes and no hours.
"""

import json
import os
import sys
import traceback
from typing import NoReturn

import django
from django.core.management import execute_from_command_line
from django.db import connections
from django.urls import reverse

from chaos.hooks import DRAIN_POINTS, OUTBOX_POINTS, PURGE_POINTS, ROTATE_POINTS, arm


def main(arguments: list[str]) -> None:
    """Run one command, or those of the input."""
    django.setup()
    _make_batches_small()
    arm((*DRAIN_POINTS, *OUTBOX_POINTS, *PURGE_POINTS, *ROTATE_POINTS))
    if arguments:
        _run(arguments)
        return
    reverse("inquiries:list")  # loads every page of the desk, as each mail does in a process that sends its first
    for line in sys.stdin:
        sys.stdout.write(f"{_forked(json.loads(line))}\n")
        sys.stdout.flush()


def _make_batches_small() -> None:
    """Let a rotation of few records have several batches, if the environment says so."""
    from contact.services import rotating

    rotating.BATCH = int(os.environ.get("CHAOS_ROTATION_BATCH", rotating.BATCH))


def _run(arguments: list[str]) -> None:
    if arguments[0] == "records":
        from chaos import records

        records.main(arguments[1:])
    else:
        execute_from_command_line(["manage.py", *arguments])


def _forked(arguments: list[str]) -> int:
    """Run a command in a fork and return its exit code, below zero for the signal that ended it."""
    connections.close_all()  # two processes on one connection would end each other's statements
    child = os.fork()
    if not child:
        _be_child(arguments)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _be_child(arguments: list[str]) -> NoReturn:
    code = 1
    os.dup2(2, 1)  # the answers go to the other one, what commands say goes to the log
    try:
        _run(arguments)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - a fork must never go on as its parent
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
