"""The escrow drill: proof that the key which is kept offline still opens what is sealed today."""

import secrets
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from contact.models import AuditAction, KeyRole
from contact.services.audit import audit_append
from contact.services.epochs import ACTOR, epoch_of
from contact.services.errors import ContactError
from contact.services.recipients import recipients
from contact.vault.binding import DRILL, Binding
from contact.vault.errors import VaultError
from contact.vault.generating import generate_key
from contact.vault.keys import PublicKey
from contact.vault.opening import Opener, PrivateKey
from contact.vault.sealing import Recipients, seal


class DrillFailed(ContactError):  # noqa: N818 - the outcome, not the error, is what the command reports
    """The key did not open a record that was sealed with the keys of the settings."""


def escrow_drill(*, key: PrivateKey, public: PublicKey | None = None) -> int:
    """Seal a test record to the escrow key, open it with this private key, and return the audit row's number.

    The key is the one of the settings, or `public`, a new one that is to be published once it is proven. The record
    holds random digits, and is stored nowhere; that the key was proven is noted for every process to read. Raise
    DrillFailed, NotConfigured or AuditUnavailable.
    """
    record_id, digits = uuid4(), secrets.token_hex(16)
    binding = Binding(kind=DRILL, record_id=record_id, inquiry_id=record_id, schema_version=1, made_at=timezone.now())
    sealed = seal({"digits": digits}, binding=binding, recipients=_recipients(public))
    try:
        payload = Opener("escrow", [key]).open(sealed.body, sealed.escrow, binding=binding)
    except VaultError:
        raise DrillFailed("this key does not open what is sealed for escrow") from None
    if payload != {"digits": digits}:
        raise DrillFailed("this key opened another record")
    return _note(key.public)


def _recipients(public: PublicKey | None) -> Recipients:
    if public is None:
        return recipients()
    # Beside a staff key that nobody keeps: the new escrow key may be of another suite than the one in use.
    return Recipients(staff=generate_key(public.alg).public, escrow=public)


def _note(key: PublicKey) -> int:
    with transaction.atomic():
        epoch = epoch_of(key, KeyRole.ESCROW)
        if epoch.role != KeyRole.ESCROW:
            raise DrillFailed("this key was used as a staff key, and is no escrow key any more")
        epoch.drilled_at = timezone.now()
        epoch.save(update_fields=["drilled_at"])
        return audit_append(
            actor=ACTOR,
            action=AuditAction.ESCROW_DRILL,
            object_id=key.kid,
            detail={"fingerprint": key.fingerprint},
        )
