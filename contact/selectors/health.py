"""How well the way from the form to the desk works, in numbers."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q
from django_tasks_db.models import DBTaskResult

from contact.models import Notice, NoticeState, WorkerState
from contact.selectors.retention import due
from contact.services.delivering import PATIENCE
from legacy_site.lib.tasks import SUCCESSFUL, WORKER

#: Without a sign of the worker for so many seconds, it counts as dead.
WORKER_SECONDS = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Numbers alone; ages in seconds, None where there is nothing to have an age."""

    worker_seen: int | None
    spool_files: int
    spool_oldest: int | None
    spool_set_aside: int
    tasks_waiting: int
    tasks_oldest: int | None
    notices_waiting: int
    notices_oldest: int | None
    purge_due: int
    purge_allowed: int
    purge_late: int

    @property
    def problems(self) -> list[str]:
        """Return what somebody must look at, as codes: worker, spool, set_aside, mail, purge."""
        patience = int(PATIENCE.total_seconds())
        found = {
            "worker": self.worker_seen is None or self.worker_seen > WORKER_SECONDS,
            "spool": self.spool_files > 0,
            "set_aside": self.spool_set_aside > 0,
            "mail": max(self.notices_oldest or 0, self.tasks_oldest or 0) > patience,
            "purge": self.purge_due > self.purge_allowed or self.purge_late > 0,
        }
        return [name for name, is_found in found.items() if is_found]


def health(*, now: datetime) -> Health:
    """Return the state as the worker last saw it, and what waits in the database. Five queries."""
    state = WorkerState.objects.filter(pk=1).first()
    undone = DBTaskResult.objects.filter(Q(backend_name=WORKER) & ~Q(status=SUCCESSFUL))
    tasks = undone.order_by().aggregate(count=Count("pk"), oldest=Min("enqueued_at"))
    waiting = Notice.objects.filter(state=NoticeState.WAITING)
    notices = waiting.order_by().aggregate(count=Count("pk"), oldest=Min("made_at"))
    purge = due(now=now)
    return Health(
        worker_seen=_age(state.seen_at, now) if state else None,
        spool_files=state.spool_files if state else 0,
        spool_oldest=_age(state.spool_oldest_at, now) if state else None,
        spool_set_aside=state.spool_set_aside if state else 0,
        tasks_waiting=tasks["count"],
        tasks_oldest=_age(tasks["oldest"], now),
        notices_waiting=notices["count"],
        notices_oldest=_age(notices["oldest"], now),
        purge_due=purge.total,
        purge_allowed=purge.allowed,
        purge_late=purge.late,
    )


def _age(moment: datetime | None, now: datetime) -> int | None:
    return None if moment is None else int((now - moment).total_seconds())
