"""What the desk would read: every record of a house, opened with its staff key."""

import os
from collections.abc import Iterator
from typing import Any

import django

from chaos.house import House


def opened(house: House) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the form and the answers of every inquiry."""
    os.environ.update(house.environment)
    django.setup()

    from contact.models import Inquiry, RecordKey
    from contact.services.rows import binding_of
    from contact.services.staff_key import staff_opener
    from contact.vault.sealing import Wrap

    keys, opener = {key.record_id: key for key in RecordKey.objects.iterator()}, staff_opener()
    for inquiry in Inquiry.objects.iterator():
        key = keys[inquiry.pk]
        wrap = Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap))
        yield inquiry.form, opener.open(bytes(inquiry.body), wrap, binding=binding_of(inquiry))["answers"]
