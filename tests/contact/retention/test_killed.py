"""A purge that is killed: each inquiry is whole or erased, and the next run does the rest."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from contact.models import AuditEvent, Erasure, Inquiry, RecordKey
from contact.services.audit import audit_verify
from contact.services.ledger import ledger_verify
from contact.services.purging import purge
from tests.contact.retention.conftest import CLOSED_AT, MakeClosed

ROOT = Path(__file__).resolve().parents[3]
DUE = CLOSED_AT + timedelta(days=30)

#: Purges, and kills itself in the middle of the second inquiry, at the statement that is its argument.
PURGE = """
import os, signal, sys
import django
django.setup()
from datetime import datetime
from django.db import connection
from contact.services.purging import purge
seen = 0
def watch(execute, sql, params, many, context):
    global seen
    seen += sql.startswith(sys.argv[1])
    result = execute(sql, params, many, context)
    if seen == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
with connection.execute_wrapper(watch):
    purge(now=datetime.fromisoformat(sys.argv[2]))
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement",
    ['DELETE FROM "contact_recordkey"', 'INSERT INTO "contact_erasure"', 'INSERT INTO "contact_auditevent"'],
)
def test_what_was_killed_is_taken_up_again(make_closed: MakeClosed, statement: str) -> None:
    inquiries = [make_closed("spam", at=CLOSED_AT - timedelta(hours=hour)).pk for hour in range(3)]
    command = [sys.executable, "-c", PURGE, statement, DUE.isoformat()]
    killed = subprocess.run(command, cwd=ROOT, env=_environment(), timeout=60, check=False)
    assert killed.returncode == -9
    ledger = Erasure.objects.filter(inquiry_id__in=inquiries)
    assert ledger.count() == Inquiry.objects.exclude(erased_at=None).count() == 1
    assert RecordKey.objects.count() == 2
    assert purge(now=DUE).inquiries == 2
    assert (ledger.count(), RecordKey.objects.count()) == (3, 0)
    assert AuditEvent.objects.filter(action="inquiry.erase", object_id__in=map(str, inquiries)).count() == 3
    assert ledger_verify().ok
    assert audit_verify().ok


def _environment() -> dict[str, str]:
    """Return an environment whose database is the one of this test."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{known['NAME']}"
    else:
        address = f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"
    return os.environ | {"DATABASE_URL": address}
