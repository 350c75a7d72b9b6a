"""The escrow drill: proof that the key which is kept offline still opens what is sealed today."""

import secrets
from uuid import uuid4

from django.utils import timezone

from contact.models import AuditAction
from contact.services.audit import audit_append
from contact.services.errors import ContactError
from contact.services.recipients import recipients
from contact.vault.binding import DRILL, Binding
from contact.vault.errors import VaultError
from contact.vault.opening import Opener, PrivateKey
from contact.vault.sealing import seal

_ACTOR = "command:contact_keys"


class DrillFailed(ContactError):  # noqa: N818 - the outcome, not the error, is what the command reports
    """The key did not open a record that was sealed with the keys of the settings."""


def escrow_drill(*, key: PrivateKey) -> int:
    """Seal a test record with the keys of the settings, open it with this key, and return the audit row's number.

    The record holds random digits, and is stored nowhere. Raise DrillFailed, NotConfigured or AuditUnavailable.
    """
    record_id, digits = uuid4(), secrets.token_hex(16)
    binding = Binding(kind=DRILL, record_id=record_id, inquiry_id=record_id, schema_version=1, made_at=timezone.now())
    sealed = seal({"digits": digits}, binding=binding, recipients=recipients())
    try:
        payload = Opener("escrow", [key]).open(sealed.body, sealed.escrow, binding=binding)
    except VaultError:
        raise DrillFailed("this key does not open what is sealed for escrow") from None
    if payload != {"digits": digits}:
        raise DrillFailed("this key opened another record")
    return audit_append(
        actor=_ACTOR,
        action=AuditAction.ESCROW_DRILL,
        object_id=key.public.kid,
        detail={"fingerprint": key.public.fingerprint},
    )
