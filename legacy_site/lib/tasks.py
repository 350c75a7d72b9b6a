"""Tasks that the worker runs, from Django itself where it has them (6.0 and later), else from the package before it."""

from collections.abc import Callable
from importlib import import_module
from typing import ParamSpec, Protocol, cast

import django

P = ParamSpec("P")

_PACKAGE = "django.tasks" if django.VERSION >= (6, 0) else "django_tasks"

#: Runs a task at once, where it is made.
IMMEDIATE = f"{_PACKAGE}.backends.immediate.ImmediateBackend"

#: The name of the backend whose tasks are rows of the database, which `manage.py worker` runs.
WORKER = "worker"

#: What a task's row says of it, in both packages.
READY, RUNNING, FAILED, SUCCESSFUL = "READY", "RUNNING", "FAILED", "SUCCESSFUL"


class Task(Protocol[P]):
    """What both packages make of a function."""

    def enqueue(self, *args: P.args, **kwargs: P.kwargs) -> object:
        """Write the task down, as a part of the transaction at hand."""

    def call(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Run it now."""


def worker_task(function: Callable[P, None]) -> Task[P]:
    """Make a function a task of the worker. It must be safe to run twice: a killed worker's tasks are run again."""
    return cast("Task[P]", import_module(_PACKAGE).task(backend=WORKER)(function))
