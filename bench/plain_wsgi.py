"""The site's entry point with the sealing taken out from outside: rows of the same size, written in the clear.

For `bench.inquiry` alone, in a database that is gone in a minute. No line of the site knows of it.
"""

import json
import os
from importlib import import_module
from typing import Any

from contact.vault.binding import MAGIC, Binding
from contact.vault.padding import BUCKET_BYTES, MAX_BUCKETS, pad
from contact.vault.sealing import OVERHEAD_BYTES, Recipients, Sealed, Wrap
from contact.vault.suites import WRAP_BYTES
from legacy_site.wsgi import application

#: Filling that the database cannot compress, as it cannot compress what is sealed.
_FILLING = os.urandom(MAX_BUCKETS * BUCKET_BYTES)


def arm() -> None:
    """Replace the two names that a submission seals with."""
    from contact.services.recipients import recipients

    submission: Any = import_module("contact.services.submission")

    once: list[Recipients] = []

    def recipients_once() -> Recipients:
        if not once:
            once.append(recipients())
        return once[0]

    submission.recipients = recipients_once
    submission.seal = _plain


def _plain(payload: dict[str, Any], *, binding: Binding, recipients: Recipients) -> Sealed:
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
    alg, length = recipients.staff.alg, len(pad(text))
    wrap = _FILLING[: WRAP_BYTES[alg]]
    return Sealed(
        alg=alg,
        body=MAGIC + bytes([alg]) + (text + _FILLING)[: length + OVERHEAD_BYTES - len(MAGIC) - 1],
        staff=Wrap(kid=recipients.staff.kid, data=wrap),
        escrow=Wrap(kid=recipients.escrow.kid, data=wrap),
        size_bucket=length // BUCKET_BYTES,
    )


arm()

__all__ = ["application"]
