"""The audit chain: appending a link, and verifying the whole."""

import re
from collections.abc import Iterator, Mapping

from django.db import Error as AnyDatabaseError
from django.db import transaction
from django.utils import timezone

from contact.models import AuditEvent, AuditHead
from contact.services.chain import ROOT, ChainReport, link_hash, stamp, verify
from contact.services.errors import AuditUnavailable
from legacy_site.accounts.models import User

#: What a text of the audit may look like: an id, a code, a hash. No sentence fits.
_ID_OR_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,64}")

Detail = Mapping[str, str | int | bool | None]


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


def audit_verify() -> ChainReport:
    """Walk the chain from its root and compare its end with the head; see `chain.verify` for what it can not find."""
    return verify(_events, head=_head, hash_of=_hash)


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
    fields = [event.seq, stamp(event.at), event.actor, event.action, event.object_id, event.detail]
    return link_hash(bytes(event.prev), fields)


def _head() -> AuditHead:
    return AuditHead.objects.filter(pk=1).first() or AuditHead(seq=0, hash=ROOT)


def _events() -> Iterator[AuditEvent]:
    return AuditEvent.objects.order_by("seq").iterator(chunk_size=1000)
