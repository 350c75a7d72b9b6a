"""The runbook of the keys is run, block by block, by a shell with production settings."""

import os
import re
import subprocess
import sys
from pathlib import Path

from contact.vault.generating import generate_key
from tests.contact.checks.production import good_environment

ROOT = Path(__file__).resolve().parents[2]
RUNBOOK = ROOT / "docs" / "runbooks" / "keys.md"
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)

WRITE = """
from datetime import datetime, UTC
from uuid import uuid4
from contact.answers import InquiryAnswers
from contact.services.submission import inquiry_submit
answers = InquiryAnswers(reach="+12025550123", reach_kind="phone", name="Sam", about="self")
inquiry_submit(submission_id=uuid4(), form="contact", answers=answers, now=datetime.now(UTC))
"""
READ = """
from contact.models import Inquiry, RecordKey
from contact.services.rows import binding_of
from contact.services.staff_key import staff_opener
from contact.vault.sealing import Wrap
for row in Inquiry.objects.all():
    key = RecordKey.objects.get(pk=row.pk)
    wrap = Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap))
    print(staff_opener().open(bytes(row.body), wrap, binding=binding_of(row))["answers"]["name"])
"""

#: What happens to the site before a section, so that there is something to do in it.
BEFORE = {
    "A new staff key": f"python manage.py shell -c '{WRITE}' >/dev/null",
    "The staff key is lost": 'rm "$KEYS/staff/second.pem"',
}


def _script() -> str:
    """Return the commands of the runbook, with what befalls the site in between."""
    lines = ["set -euo pipefail"]
    for section in RUNBOOK.read_text().split("\n## ")[1:]:
        title = section.splitlines()[0]
        lines += [BEFORE.get(title, ""), *BLOCK.findall(section)]
    return "\n".join([*lines, f"python manage.py shell -c '{READ}'"])


def test_every_command_of_the_runbook_works_in_its_order(tmp_path: Path) -> None:
    environment = good_environment(staff=generate_key(), escrow=generate_key(), role="all")
    for name in [name for name in environment if name.endswith(("PUBLIC_KEY", "PRIVATE_KEY", "PASSPHRASE"))]:
        del environment[name]
    (tmp_path / "offline").mkdir()
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "KEYS": str(tmp_path / "keys"),
        "OFFLINE": str(tmp_path / "offline"),
        "CONTACT_KEY_BACKUP_DAYS": "0",
        "CONTACT_STAFF_KEY_PASSPHRASE": "the passphrase of the staff",
        "CONTACT_ESCROW_KEY_PASSPHRASE": "what the first person knows",
        "CONTACT_ESCROW_KEY_PASSPHRASE_2": "what the second person knows",
    }
    outcome = subprocess.run(
        ["bash", "-c", _script()], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert outcome.stdout.rstrip().endswith("Sam")
    assert not (tmp_path / "keys" / "staff" / "retired" / "first.pem").exists()
    assert "PRIVATE KEY" not in outcome.stdout + outcome.stderr


def test_the_runbook_is_not_empty() -> None:
    assert len(BLOCK.findall(RUNBOOK.read_text())) >= 10
