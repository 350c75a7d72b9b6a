"""What the worker does, round by round, each duty apart: a fault of one does not keep the others from theirs."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import Error as AnyDatabaseError
from django.db import close_old_connections
from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from contact.models import WorkerState
from contact.services.delivering import notices_deliver
from contact.services.draining import spool_drain
from contact.services.notices import escalations_make
from contact.services.purging import purge_duty
from contact.services.spool_files import spool_state
from legacy_site.lib.tasks import FAILED, READY, RUNNING, SUCCESSFUL, WORKER

logger = logging.getLogger(__name__)

#: No task of ours takes a tenth of it: one that runs for longer was left by a worker that is no more.
TASK_LIMIT = timedelta(minutes=10)
#: After a failure a task rests for so long.
TASK_PAUSE = timedelta(minutes=1)
#: A task that is done holds an id and a time, and nobody needs it after this.
TASK_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to do again and again."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


def spool_drain_duty(now: datetime) -> None:
    """Move what waits on the disk into the database."""
    spool_drain()


def tasks_mend(now: datetime) -> int:
    """Give back tasks that failed or were left half done, and return how many. Every task of ours may run twice."""
    ours = DBTaskResult.objects.filter(backend_name=WORKER)
    left = Q(status=RUNNING, started_at__lt=now - TASK_LIMIT)
    failed = Q(status=FAILED, finished_at__lt=now - TASK_PAUSE)
    count = ours.filter(left | failed).update(status=READY, started_at=None, finished_at=None)
    if count:
        logger.error("tasks are run again", extra={"count": count})
    return count


def tasks_prune(now: datetime) -> None:
    """Forget tasks that were done a day ago."""
    done = DBTaskResult.objects.filter(backend_name=WORKER, status=SUCCESSFUL, finished_at__lt=now - TASK_KEPT)
    done.delete()


def worker_seen(now: datetime) -> None:
    """Write down that the worker lives, and how full the spool is."""
    spool = spool_state()
    oldest = now - timedelta(seconds=spool.oldest_seconds) if spool.files else None
    WorkerState.objects.update_or_create(
        pk=1,
        defaults={
            "seen_at": now,
            "spool_files": spool.files,
            "spool_oldest_at": oldest,
            "spool_set_aside": spool.set_aside,
        },
    )


#: In the order of what matters most to somebody who waits.
DUTIES = (
    Duty(name="drain", every=timedelta(seconds=5), run=spool_drain_duty),
    Duty(name="escalate", every=timedelta(seconds=30), run=lambda now: escalations_make(now=now)),
    Duty(name="deliver", every=timedelta(seconds=2), run=lambda now: notices_deliver(now=now)),
    Duty(name="mend", every=timedelta(minutes=1), run=tasks_mend),
    Duty(name="prune", every=timedelta(hours=1), run=tasks_prune),
    Duty(name="purge", every=timedelta(hours=1), run=purge_duty),
    Duty(name="seen", every=timedelta(seconds=15), run=worker_seen),
)


class Rounds:
    """Knows when each duty is due, and does what is."""

    def __init__(self, duties: tuple[Duty, ...] = DUTIES) -> None:
        self._duties = duties
        self._done: dict[str, datetime] = {}

    def go(self, now: datetime) -> None:
        """Do every duty that is due; a fault is logged, and the duty comes again at its time."""
        for duty in self._duties:
            if self._is_due(duty, now):
                self._done[duty.name] = now
                _do(duty, now)

    def _is_due(self, duty: Duty, now: datetime) -> bool:
        done = self._done.get(duty.name)
        # A clock that was set back must not leave a duty waiting for yesterday to come again.
        return done is None or not timedelta(0) <= now - done < duty.every


def _do(duty: Duty, now: datetime) -> None:
    try:
        duty.run(now)
    except (AnyDatabaseError, OSError):
        logger.exception("a duty failed", extra={"step": duty.name})
        close_old_connections()
