"""The worker: runs tasks, drains the spool, sends notices."""

import logging
import signal
from threading import Event
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error as AnyDatabaseError
from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner

from contact.services.working import Rounds
from legacy_site.checks import refuse_bad_configuration
from legacy_site.lib.tasks import WORKER

logger = logging.getLogger(__name__)

#: How many tasks are run before the other duties have their turn.
TASKS_A_ROUND = 50


class Command(BaseCommand):
    help = "Run tasks, drain the spool and send notices, until SIGTERM or Ctrl-C. Several may run side by side."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pause", type=float, default=1.0, help="Seconds between two rounds (1).")
        parser.add_argument("--once", action="store_true", help="Do one round and stop.")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_bad_configuration()
        stop = Event()

        def end(number: int, frame: FrameType | None) -> None:
            stop.set()  # what is being done is finished first

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        rounds = Rounds()
        while not stop.is_set():
            _run_tasks()
            rounds.go(timezone.now())
            if options["once"] or stop.wait(options["pause"]):
                return


def _run_tasks() -> None:
    """Run what is ready; a database that is away is asked again in the next round."""
    close_old_connections()
    try:
        _task_runner().run()
    except AnyDatabaseError:
        logger.exception("tasks could not be run")
        close_old_connections()


def _task_runner() -> TaskRunner:
    return TaskRunner(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=WORKER,
        startup_delay=False,
        max_tasks=TASKS_A_ROUND,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
