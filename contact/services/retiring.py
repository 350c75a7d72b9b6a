"""Putting an old staff key away, once nothing is sealed to it: neither a record nor a backup that is still kept."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from contact.models import AuditAction, KeyEpoch, KeyRole, RecordKey, WorkerState
from contact.services.atomic_file import sync_directory
from contact.services.audit import audit_append
from contact.services.epochs import ACTOR
from contact.services.errors import ContactError
from contact.services.recipients import recipients
from contact.services.staff_key import RETIRED, ring_file_of


class RetireRefused(ContactError):  # noqa: N818 - the outcome, not the error, is what the command reports
    """The key is still needed; the message says by what, and nothing was moved."""


def staff_key_retire(*, kid: str) -> Path:
    """Move a staff key's file out of the ring, into the folder of the retired, and return where it is.

    It opens nothing from then on, and may be destroyed. Raise RetireRefused, NotConfigured or AuditUnavailable.
    """
    path = ring_file_of(kid)
    if path is None:
        raise RetireRefused(f"No file of the ring holds a key {kid}.")
    if kid == recipients().staff.kid:
        raise RetireRefused("This is the staff key that new records are sealed to. Publish another one first.")
    with transaction.atomic():
        epoch = KeyEpoch.objects.select_for_update().filter(role=KeyRole.STAFF, pk__startswith=kid).first()
        _refuse_needed(kid, epoch)
        KeyEpoch.objects.filter(pk__startswith=kid).update(retired_at=timezone.now())
        audit_append(actor=ACTOR, action=AuditAction.KEYS_RETIRE, object_id=kid, detail={})
    retired = path.parent / RETIRED
    retired.mkdir(mode=0o700, exist_ok=True)
    path.rename(retired / path.name)
    sync_directory(retired)
    return retired / path.name


def _refuse_needed(kid: str, epoch: KeyEpoch | None) -> None:
    records = RecordKey.objects.filter(staff_kid=kid).count()
    if records:
        raise RetireRefused(f"{records} records are wrapped to this key. Run `contact_keys rotate` first.")
    if epoch is None or epoch.emptied_at is None:
        raise RetireRefused("It is not noted since when no record is wrapped to it. Run `contact_keys rotate` first.")
    if WorkerState.objects.filter(spool_files__gt=0).exists():
        raise RetireRefused("Messages wait in the spool, and may be sealed to this key. Wait until it is empty.")
    needed_until = epoch.emptied_at + timedelta(days=settings.CONTACT_KEY_BACKUP_DAYS)
    if needed_until > timezone.now():
        raise RetireRefused(f"Backups that this key opens are kept until {needed_until:%Y-%m-%d %H:%M} UTC.")
