"""Wrapping the keys of all records anew, to the keys that are published now. Safe to stop at any point and to repeat.

A row is changed by one UPDATE that asks for the keys it was read with, after the new staff wrap was opened again and
gave the same record key. So whatever is killed, each row is as it was or as it should be, and it opens.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from contact.models import AuditAction, KeyEpoch, KeyRole, RecordKey
from contact.services.audit import Detail, audit_append
from contact.services.epochs import ACTOR, epoch_of, note_emptied
from contact.services.errors import ContactError
from contact.services.recipients import recipients
from contact.services.rows import SealedRow, binding_of, sealed_rows
from contact.services.staff_key import staff_opener, staff_private_keys
from contact.vault.errors import VaultError
from contact.vault.opening import Opener, PrivateKey
from contact.vault.rewrapping import rewrap
from contact.vault.sealing import Recipients, Wrap, wrap_key
from contact.vault.suites import WRAP_BYTES

BATCH = 500

Progress = Callable[[int, int], None]
"""Called after each batch with how many rows were wrapped anew, and how many there were to do at the start."""


class RotationRefused(ContactError):  # noqa: N818 - the outcome, not the error, is what the command reports
    """Nothing was wrapped anew; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotated:
    """What a rotation did."""

    moved: int
    left: tuple[UUID, ...]
    """Records whose key could not be unwrapped, or that are gone: their rows are as they were."""


def keys_rotate(*, escrow: bool, progress: Progress, recover_with: PrivateKey | None = None) -> Rotated:
    """Wrap every record key to the published staff key, and with `escrow` to the published escrow key as well.

    `recover_with` is the private escrow key, when the old staff key is lost. Records may come in meanwhile. Raise
    RotationRefused, NotConfigured or AuditUnavailable.
    """
    task = _Task(to=recipients(), escrow=escrow, recover_with=recover_with)
    _refuse_unready(task)
    total, moved, left = task.pending().count(), 0, set[UUID]()
    for keys in task.batches(passing_over=left):
        done, failed = _move_batch(task, keys)
        moved += done
        left |= failed
        progress(moved, total)
    epoch_of(task.to.staff, KeyRole.STAFF)
    note_emptied(current=task.to.staff)
    return Rotated(moved=moved, left=tuple(sorted(left)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    to: Recipients
    escrow: bool
    recover_with: PrivateKey | None

    @property
    def opener(self) -> Opener:
        return Opener("escrow", [self.recover_with]) if self.recover_with else staff_opener()

    def wrap_of(self, key: RecordKey) -> Wrap:
        """Return the wrap of a row that the opener may open."""
        if self.recover_with:
            return Wrap(kid=key.escrow_kid, data=bytes(key.escrow_wrap))
        return Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap))

    def pending(self) -> QuerySet[RecordKey]:
        """Return the rows that are wrapped to another key."""
        other = ~Q(staff_kid=self.to.staff.kid)
        if self.escrow:
            other |= ~Q(escrow_kid=self.to.escrow.kid)
        return RecordKey.objects.filter(other)

    def batches(self, *, passing_over: set[UUID]) -> Iterator[list[RecordKey]]:
        """Yield the rows to be changed, until none is left but those to pass over.

        More than one walk is needed when records come in meanwhile, from a process that read the old key just before.
        """
        while rows := list(self.pending().exclude(pk__in=passing_over).order_by("pk")[:BATCH]):
            yield rows


def _refuse_unready(task: _Task) -> None:
    if not any(key.public.kid == task.to.staff.kid for key in staff_private_keys()):
        raise RotationRefused("The private half of the published staff key is not at hand to prove the new wraps with.")
    if task.escrow:
        if not KeyEpoch.objects.filter(pk=task.to.escrow.fingerprint, drilled_at__isnull=False).exists():
            raise RotationRefused("The published escrow key was never proven. Run `contact_keys drill` with it first.")
    elif _has_other_suite(task):
        raise RotationRefused("Records are wrapped in another suite. Both keys have to change: add --escrow.")


def _has_other_suite(task: _Task) -> bool:
    """Say whether a row would end with two wraps of two suites, which the table refuses."""
    rows = task.pending().annotate(length=Length("escrow_wrap"))
    return rows.exclude(length=WRAP_BYTES[task.to.staff.alg]).exists()


def _move_batch(task: _Task, keys: Sequence[RecordKey]) -> tuple[int, set[UUID]]:
    rows, opener, proof = sealed_rows(keys), task.opener, staff_opener()
    changes, failed = [], set()
    for key in keys:
        try:
            changes.append((key, _moved(task, key, rows[key.pk], opener, proof)))
        except (VaultError, KeyError):
            failed.add(key.pk)
    with transaction.atomic():
        done = sum(_replace(key, change) for key, change in changes)
        detail: Detail = {"rows": done, "left": len(failed), "staff": task.to.staff.kid, "escrow": task.to.escrow.kid}
        audit_append(actor=ACTOR, action=AuditAction.KEYS_ROTATE, object_id=task.to.staff.kid, detail=detail)
    return done, failed


def _moved(task: _Task, key: RecordKey, row: SealedRow, opener: Opener, proof: Opener) -> dict[str, str | bytes]:
    """Return the columns of a row's new wraps; raise VaultError when the record key cannot be unwrapped."""
    binding, change = binding_of(row), dict[str, str | bytes]()
    record_key = opener.unwrap(task.wrap_of(key), binding=binding, alg=row.alg)
    if key.staff_kid != task.to.staff.kid:
        staff = rewrap(record_key, "staff", task.to.staff, binding=binding, alg=row.alg, proof=proof)
        change |= {"staff_kid": staff.kid, "staff_wrap": staff.data}
    if task.escrow and key.escrow_kid != task.to.escrow.kid:
        # Its private half is offline. That it opens was proven by the drill, without which nothing gets here.
        wrap = wrap_key(record_key, "escrow", task.to.escrow, binding=binding, alg=row.alg)
        change |= {"escrow_kid": wrap.kid, "escrow_wrap": wrap.data}
    return change


def _replace(key: RecordKey, change: dict[str, str | bytes]) -> int:
    as_read = RecordKey.objects.filter(pk=key.pk, staff_kid=key.staff_kid, escrow_kid=key.escrow_kid)
    return as_read.update(**change)
