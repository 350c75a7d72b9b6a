"""The audit chain: appending a link, and verifying the whole."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import Error as AnyDatabaseError
from django.db import transaction
from django.utils import timezone

from contact.models import AuditEvent, AuditHead
from contact.services.errors import AuditUnavailable
from legacy_site.accounts.models import User

#: What a text of the audit may look like: an id, a code, a hash. No sentence fits.
_ID_OR_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,64}")
_ROOT = bytes(32)

Detail = Mapping[str, str | int | bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """What a verification found. `reason` is "", or edit, hole, tail or head."""

    ok: bool
    count: int
    """How many rows follow one another from the first."""
    head: str = ""
    """The last link of a whole chain in hexadecimal digits: what to note down outside the database."""
    first_bad_seq: int | None = None
    reason: str = ""


def actor_of(user: User) -> str:
    """Return how the audit names a user: by id, because names change and are a person's own."""
    return f"user:{user.pk}"


def audit_append(*, actor: str, action: str, object_id: str, detail: Detail) -> int:
    """Append one link and return its number. It is part of the transaction at hand, if there is one.

    Ids and codes, never values: raise ValueError for a text that is neither. Raise AuditUnavailable when the row
    could not be written; the caller then does nothing either.
    """
    _refuse_values(actor, action, object_id, detail)
    try:
        with transaction.atomic():
            # Whoever holds the head appends. SQLite has no row locks; there the transaction itself is IMMEDIATE.
            head = AuditHead.objects.select_for_update().get(pk=1)
            return _link(head, actor=actor, action=action, object_id=object_id, detail=dict(detail)).seq
    except (AnyDatabaseError, AuditHead.DoesNotExist):
        raise AuditUnavailable("the audit row could not be written") from None


def audit_verify() -> AuditReport:
    """Walk the chain from its root and compare its end with the head.

    Appends may go on meanwhile: the end must lie between the head before the walk and the head after it. An owner
    of the database who cuts the end and rewrites the head to match is found only by a head noted down elsewhere.
    """
    before = _head()
    previous, seq, seen = _ROOT, 0, _ROOT if before.seq == 0 else None
    for event in _events():
        seq += 1
        if event.seq != seq:
            return AuditReport(ok=False, count=seq - 1, first_bad_seq=seq, reason="hole")
        if bytes(event.prev) != previous or bytes(event.hash) != _hash(event):
            return AuditReport(ok=False, count=seq - 1, first_bad_seq=seq, reason="edit")
        previous = bytes(event.hash)
        seen = previous if seq == before.seq else seen
    if seq < before.seq:
        return AuditReport(ok=False, count=seq, first_bad_seq=seq + 1, reason="tail")
    if seen != bytes(before.hash):
        return AuditReport(ok=False, count=seq, first_bad_seq=before.seq, reason="head")
    if seq > _head().seq:
        return AuditReport(ok=False, count=seq, first_bad_seq=before.seq + 1, reason="head")
    return AuditReport(ok=True, count=seq, head=previous.hex())


def _refuse_values(actor: str, action: str, object_id: str, detail: Detail) -> None:
    texts = [actor, action, object_id, *detail, *(value for value in detail.values() if isinstance(value, str))]
    if not all(_ID_OR_CODE.fullmatch(text) for text in texts):
        raise ValueError("the audit takes ids and codes, never values")


def _link(head: AuditHead, *, actor: str, action: str, object_id: str, detail: dict[str, object]) -> AuditEvent:
    event = AuditEvent(
        seq=head.seq + 1,
        at=timezone.now(),
        actor=actor,
        action=action,
        object_id=object_id,
        detail=detail,
        prev=bytes(head.hash),
    )
    event.hash = _hash(event)
    event.save(force_insert=True)
    AuditHead.objects.filter(pk=1).update(seq=event.seq, hash=event.hash)
    return event


def _hash(event: AuditEvent) -> bytes:
    fields = [event.seq, _stamp(event.at), event.actor, event.action, event.object_id, event.detail]
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(bytes(event.prev) + canonical.encode()).digest()


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _head() -> AuditHead:
    return AuditHead.objects.filter(pk=1).first() or AuditHead(seq=0, hash=_ROOT)


def _events() -> Iterator[AuditEvent]:
    return AuditEvent.objects.order_by("seq").iterator(chunk_size=1000)
