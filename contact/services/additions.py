"""Taking in what is added to an inquiry: sealed like it, so that nobody needs to open it for that."""

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.db import Error as AnyDatabaseError
from django.db import transaction

from contact.answers import Added
from contact.models import Addition, AdditionKind, AuditAction, Inquiry, RecordKey
from contact.services.audit import audit_append
from contact.services.errors import AuditUnavailable, StorageUnavailable, TooManyAdditions
from contact.services.recipients import recipients
from contact.services.rows import add_to, binding_of, place_body, record_key
from contact.services.withdrawing import ACTOR
from contact.tasks import addition_announce
from contact.vault.sealing import seal

ADDITION_SCHEMA_VERSION: Final = 1
#: Far more than anybody needs, and few enough that nobody can bury a record. A stop is always taken.
MOST_ADDITIONS: Final = 40
_ALWAYS_TAKEN = (AdditionKind.STOP, AdditionKind.ERASURE)


def addition_add(*, addition_id: UUID, inquiry_id: UUID, kind: AdditionKind, said: Added, now: datetime) -> None:
    """Seal what a person adds with their code, store it, and have the people on call told that something was added.

    The same id twice, and a second stop, change nothing. Raise TooManyAdditions, NotConfigured or StorageUnavailable;
    then nothing was stored.
    """
    addition, key = addition_seal(addition_id=addition_id, inquiry_id=inquiry_id, kind=kind, said=said, now=now)
    try:
        with transaction.atomic():
            add_to(inquiry_id, at=addition.added_hour)
            if not _is_known(addition):
                addition_store(addition, key, actor=ACTOR)
                addition_announce.enqueue(str(addition.pk))
    except (AnyDatabaseError, AuditUnavailable, Inquiry.DoesNotExist):
        raise StorageUnavailable("the database did not take the addition") from None


def addition_seal(
    *, addition_id: UUID, inquiry_id: UUID, kind: AdditionKind, said: Added, now: datetime
) -> tuple[Addition, RecordKey]:
    """Return a sealed addition and its wrapped keys, neither saved here. Raise NotConfigured."""
    hour = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    addition = Addition(
        id=addition_id, inquiry_id=inquiry_id, kind=kind, schema_version=ADDITION_SCHEMA_VERSION, added_hour=hour
    )
    payload = {"kind": kind.value, "added_at": now.astimezone(UTC).isoformat(), **said.to_payload()}
    sealed = seal(payload, binding=binding_of(addition), recipients=recipients())
    place_body(addition, sealed)
    return addition, record_key(sealed, record_id=addition.pk, inquiry_id=inquiry_id)


def addition_store(addition: Addition, key: RecordKey, *, actor: str) -> None:
    """Insert an addition with its audit row, as a part of the transaction at hand. Raise AuditUnavailable."""
    addition.save(force_insert=True)
    key.save(force_insert=True)
    detail = {"addition": str(addition.pk), "kind": addition.kind}
    audit_append(actor=actor, action=AuditAction.ADDITION_ADD, object_id=str(addition.inquiry_id), detail=detail)


def _is_known(addition: Addition) -> bool:
    """Say whether nothing needs to be stored; raise TooManyAdditions. The inquiry is locked, so the count holds."""
    there = list(Addition.objects.filter(inquiry_id=addition.inquiry_id).values_list("pk", "kind"))
    if addition.kind in _ALWAYS_TAKEN:
        return addition.kind in (kind for _, kind in there)
    if addition.pk in (pk for pk, _ in there):
        return True
    if len(there) >= MOST_ADDITIONS:
        raise TooManyAdditions("no more is added to this inquiry")
    return False
