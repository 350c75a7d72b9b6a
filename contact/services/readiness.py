"""Whether the form may be offered: not before a test record was opened with the escrow key."""

from django.conf import settings
from django.db import Error as AnyDatabaseError

from contact.models import KeyEpoch
from contact.services.errors import NotConfigured
from contact.services.recipients import recipients

#: Escrow keys that were proven once; what happened does not unhappen, so it is asked once a process and key.
_proven: set[str] = set()


def may_take_inquiries() -> bool:
    """Say whether an inquiry can be taken in without the risk that nobody can ever read it but with the staff key.

    Only strict settings ask. When the database cannot answer, the form stays: an outage is no reason to turn people
    away, and what they write is sealed and kept. Missing keys are another fault, which the form itself tells.
    """
    if not settings.STRICT:
        return True
    try:
        fingerprint = recipients().escrow.fingerprint
    except NotConfigured:
        return True
    return fingerprint in _proven or _is_proven(fingerprint)


def _is_proven(fingerprint: str) -> bool:
    try:
        drilled = KeyEpoch.objects.filter(pk=fingerprint, drilled_at__isnull=False).exists()
    except AnyDatabaseError:
        return True
    if drilled:
        _proven.add(fingerprint)
    return drilled
