"""What the desk would read: every record of a house, opened with its staff key."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import django

from chaos.house import ROOT, House


def opened(house: House) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the form and the answers of every inquiry."""
    os.environ.update(house.environment)
    django.setup()
    yield from _records()


def messages(house: House) -> Counter[str]:
    """Count the messages of all inquiries by their text, in a process of its own: the database may be another one now.

    Raise CalledProcessError when a record does not open.
    """
    command = [sys.executable, "-m", "chaos.opened"]
    run = subprocess.run(command, env=house.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return Counter(json.loads(run.stdout))


def _records() -> Iterator[tuple[str, dict[str, Any]]]:
    from contact.models import Inquiry, RecordKey
    from contact.services.rows import binding_of
    from contact.services.staff_key import staff_opener
    from contact.vault.sealing import Wrap

    keys, opener = {key.record_id: key for key in RecordKey.objects.iterator()}, staff_opener()
    for inquiry in Inquiry.objects.iterator():
        key = keys[inquiry.pk]
        wrap = Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap))
        yield inquiry.form, opener.open(bytes(inquiry.body), wrap, binding=binding_of(inquiry))["answers"]


if __name__ == "__main__":
    django.setup()
    json.dump([answers["message"] for _, answers in _records()], sys.stdout)
