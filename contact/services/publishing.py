"""Putting a new public key in place of the old one, so that every process seals to it from the next record on."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from contact.models import AuditAction, KeyEpoch, KeyRole
from contact.services.atomic_file import write_in_place
from contact.services.audit import Detail, audit_append
from contact.services.epochs import ACTOR, epoch_of
from contact.services.errors import ContactError
from contact.services.key_files import PUBLIC_MODE
from contact.services.recipients import public_key_file, public_key_text
from contact.services.staff_key import staff_private_keys
from contact.vault.errors import KeyFormatError, RecipientsError
from contact.vault.keys import PublicKey, load_public_key
from contact.vault.sealing import Recipients

_SETTINGS = {KeyRole.STAFF: "CONTACT_STAFF_PUBLIC_KEY", KeyRole.ESCROW: "CONTACT_ESCROW_PUBLIC_KEY"}


class PublishRefused(ContactError):  # noqa: N818 - the outcome, not the error, is what the command reports
    """The key is not fit to be sealed to; the message says why, and nothing was put in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A key that is in place."""

    role: KeyRole
    key: PublicKey
    path: Path


def keys_publish(*, pems: dict[KeyRole, str]) -> list[Published]:
    """Check the new keys, put them on the audit, and replace the files of the public keys; return what is in place.

    Two keys of another suite are published together. Raise PublishRefused, AuditUnavailable or FileError.
    """
    new = {role: _read(role, pem) for role, pem in pems.items()}
    before = {role: _current(role) for role in KeyRole}
    for role, key in new.items():
        _refuse_unfit(role, key)
    _refuse_unfit_pair({**before, **new})
    plan = [Published(role=role, key=key, path=_path(role)) for role, key in new.items()]
    with transaction.atomic():
        for each in plan:
            _note(each, before[each.role])
    for each in plan:
        write_in_place(each.path, each.key.to_pem(), mode=PUBLIC_MODE)
    return plan


def _read(role: KeyRole, pem: str) -> PublicKey:
    try:
        return load_public_key(pem)
    except KeyFormatError:
        raise PublishRefused(f"The {role} file holds no public key of a suite that we know.") from None


def _current(role: KeyRole) -> PublicKey | None:
    try:
        return load_public_key(public_key_text(_SETTINGS[role]))
    except KeyFormatError:
        return None


def _path(role: KeyRole) -> Path:
    path = public_key_file(_SETTINGS[role])
    if not path:
        raise PublishRefused(f"{_SETTINGS[role]}_FILE is not set, so there is no file to put the {role} key into.")
    return Path(path)


def _refuse_unfit(role: KeyRole, key: PublicKey) -> None:
    if settings.STRICT and key.is_development:
        raise PublishRefused(f"The {role} key is a development key. Anyone may have its private half.")
    epoch = KeyEpoch.objects.filter(pk=key.fingerprint).first()
    if epoch and (epoch.role != role or epoch.retired_at):
        raise PublishRefused(f"The {role} key was used for the other role, or was retired. Make a new one.")
    at_hand = any(held.public.fingerprint == key.fingerprint for held in staff_private_keys())
    if role == KeyRole.STAFF and not at_hand:
        raise PublishRefused("This process does not hold the staff key's private half: nobody could open a record.")
    if role == KeyRole.ESCROW and at_hand:
        raise PublishRefused("The escrow key's private half is on this machine. It belongs offline.")
    if role == KeyRole.ESCROW and not (epoch and epoch.drilled_at):
        raise PublishRefused("The escrow key was never proven. Run `contact_keys drill` with it first.")


def _refuse_unfit_pair(pair: dict[KeyRole, PublicKey | None]) -> None:
    staff, escrow = pair[KeyRole.STAFF], pair[KeyRole.ESCROW]
    if staff is None or escrow is None:
        return
    try:
        Recipients(staff=staff, escrow=escrow)
    except RecipientsError:
        raise PublishRefused(
            "The staff and escrow keys would be the same, or of two suites. To change the suite, publish both at once."
        ) from None


def _note(new: Published, before: PublicKey | None) -> None:
    if before:
        epoch_of(before, new.role)
    epoch = epoch_of(new.key, new.role)
    epoch.published_at, epoch.emptied_at = timezone.now(), None
    epoch.save(update_fields=["published_at", "emptied_at"])
    detail: Detail = {"role": new.role.value, "alg": new.key.alg, "fingerprint": new.key.fingerprint}
    audit_append(actor=ACTOR, action=AuditAction.KEYS_PUBLISH, object_id=new.key.kid, detail=detail)
