"""The worker's rounds: each duty at its time, a fault of one kept from the others, no task lost."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from contact.models import Notice, WorkerState
from contact.services.working import TASK_KEPT, TASK_LIMIT, TASK_PAUSE, Duty, Rounds, tasks_mend, tasks_prune
from contact.tasks import inquiry_announce
from tests.contact.conftest import MakeInquiry
from tests.contact.notices.smtp import Manners
from tests.contact.spool.conftest import Spooled
from tests.contact.spool.conftest import spooled as spooled  # noqa: PLC0414 - pytest finds a fixture by its name

ROOT = Path(__file__).resolve().parents[3]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize("fault", [OperationalError, OSError])
def test_a_fault_of_one_duty_does_not_keep_the_others_from_theirs(fault: type[Exception]) -> None:
    done: list[datetime] = []

    def fail(now: datetime) -> None:
        raise fault("no room")

    rounds = Rounds(
        (
            Duty(name="fails", every=timedelta(seconds=1), run=fail),
            Duty(name="works", every=timedelta(seconds=1), run=done.append),
        )
    )
    rounds.go(NOON)
    rounds.go(NOON + timedelta(seconds=2))
    assert len(done) == 2


def test_a_duty_waits_for_its_time_but_not_for_a_clock_that_was_set_back() -> None:
    done: list[datetime] = []
    rounds = Rounds((Duty(name="works", every=timedelta(minutes=1), run=done.append),))
    for moment in (NOON, NOON + timedelta(seconds=59), NOON + timedelta(seconds=60), NOON - timedelta(days=1)):
        rounds.go(moment)
    assert done == [NOON, NOON + timedelta(seconds=60), NOON - timedelta(days=1)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "column", "rest"), [("RUNNING", "started_at", TASK_LIMIT), ("FAILED", "finished_at", TASK_PAUSE)]
)
def test_a_task_that_was_left_or_failed_is_run_again(status: str, column: str, rest: timedelta) -> None:
    inquiry_announce.enqueue("not looked at")
    now = timezone.now()
    DBTaskResult.objects.update(status=status, started_at=now, finished_at=now)
    assert tasks_mend(now) == 0
    DBTaskResult.objects.update(**{column: now - rest - timedelta(seconds=1)})
    assert tasks_mend(now) == 1
    assert DBTaskResult.objects.get().status == "READY"


@pytest.mark.django_db
def test_only_tasks_that_were_done_a_day_ago_are_forgotten() -> None:
    now = timezone.now()
    for status, age in (("SUCCESSFUL", TASK_KEPT * 2), ("SUCCESSFUL", TASK_KEPT / 2), ("FAILED", TASK_KEPT * 2)):
        inquiry_announce.enqueue("not looked at")
        DBTaskResult.objects.filter(finished_at=None).update(status=status, finished_at=now - age)
    tasks_prune(now)
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]


@pytest.mark.django_db(transaction=True)
def test_one_round_stores_what_was_spooled_and_tells_of_it(
    spooled: Spooled, spool: Path, make_inquiry: MakeInquiry, post: Manners, settings: Settings
) -> None:
    settings.CONTACT_ESCALATE_EMAILS = []  # whether the desk is open depends on when this runs
    spooled()
    make_inquiry()
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    try:
        call_command("worker", "--once")
        call_command("worker", "--once")
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
    assert not list(spool.iterdir())
    assert Notice.objects.filter(state="sent").count() == len(post.taken) == 4
    assert WorkerState.objects.get().spool_files == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_lives_through_a_database_that_is_away_and_stops_when_told(
    tmp_path: Path, number: signal.Signals
) -> None:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"].replace(".test", ".dev"),
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
        "VAR_DIR": str(tmp_path),
    }
    command = [sys.executable, "-u", "manage.py", "worker", "--pause", "0.1"]
    worker = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    told = ""
    while told.count("tasks could not be run") < 2:
        line = worker.stdout.readline()
        assert line, "the worker stopped"
        told += line
    worker.send_signal(number)
    rest, _ = worker.communicate(timeout=20)
    assert worker.returncode == 0
    assert "Traceback" not in told + rest
