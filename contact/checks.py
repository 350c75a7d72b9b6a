"""System checks of the secrets and keys of the inquiries; in production each error stops the start."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's name for it
from django.db import Error as AnyDatabaseError
from django.utils import timezone

from contact.models import KeyEpoch
from contact.services.staff_key import ring_files, staff_private_keys
from contact.vault.errors import KeyFormatError, RecipientsError
from contact.vault.keys import PublicKey, load_public_key
from contact.vault.sealing import Recipients
from legacy_site.checks import SECRET_MIN_CHARACTERS, production_check, secret_key

#: Roles of a process that opens records, and of those that must not be able to.
OPENING_ROLES = ("all", "staff")
SEALING_ROLES = ("web", "worker")

#: How long a drill of the escrow key is good for, and when to be reminded.
DRILL_DUE = timedelta(days=180)
DRILL_EXPIRES = timedelta(days=365)


@production_check
def check_token_secret() -> Iterable[CheckMessage]:
    """Find a secret of the form's token that could be guessed, or that would give away the staff's."""
    if len(settings.CONTACT_TOKEN_SECRET) < SECRET_MIN_CHARACTERS:
        hint = f"Set CONTACT_TOKEN_SECRET or CONTACT_TOKEN_SECRET_FILE to {SECRET_MIN_CHARACTERS} random characters."
        yield Error("CONTACT_TOKEN_SECRET is missing or short.", hint=hint, id="contact.E001")
    elif secret_key() == settings.CONTACT_TOKEN_SECRET:
        hint = "Give CONTACT_TOKEN_SECRET a value of its own: the public process must not hold the staff's secret."
        yield Error("CONTACT_TOKEN_SECRET is the same as SECRET_KEY.", hint=hint, id="contact.E002")


@production_check
def check_recipients() -> Iterable[CheckMessage]:
    """Find keys that nothing can be sealed to, that are one and the same, or that anyone may have."""
    staff, escrow = _public(settings.CONTACT_STAFF_PUBLIC_KEY), _public(settings.CONTACT_ESCROW_PUBLIC_KEY)
    for name, key in (("CONTACT_STAFF_PUBLIC_KEY", staff), ("CONTACT_ESCROW_PUBLIC_KEY", escrow)):
        if key is None:
            hint = f"Make the key with `manage.py contact_keys`, and set {name} or {name}_FILE."
            yield Error(f"{name} is missing or not readable.", hint=hint, id="contact.E003")
        elif key.is_development:
            hint = "Make production keys with `manage.py contact_keys staff` and `contact_keys escrow`."
            yield Error(f"{name} is a development key.", hint=hint, id="contact.E005")
    if staff and escrow and not _fit(staff, escrow):
        hint = "Make two key pairs of the same suite; the escrow key's private half is kept offline."
        yield Error("The staff and escrow keys are the same, or of two suites.", hint=hint, id="contact.E004")


@production_check
def check_private_key() -> Iterable[CheckMessage]:
    """Find a private key where it must not be, and a missing or wrong one where records are opened."""
    present = bool(settings.CONTACT_STAFF_PRIVATE_KEY or ring_files())
    if present and settings.SITE_ROLE in SEALING_ROLES:
        hint = "Take CONTACT_STAFF_PRIVATE_KEY out of this process; its public half is all that it needs."
        yield Error("A private key is present in a process that must not open records.", hint=hint, id="contact.E006")
    if settings.SITE_ROLE in OPENING_ROLES and not _opens_what_is_sealed():
        hint = "Put what `contact_keys staff` made into CONTACT_STAFF_PRIVATE_KEYS_DIR, and set its passphrase."
        yield Error(
            "The staff private key is missing, locked, or not the other half of the staff public key.",
            hint=hint,
            id="contact.E007",
        )
    if _escrow_opens_here():
        hint = "Take the escrow key's private half off this machine, and keep it offline."
        yield Error("The private escrow key is on a server.", hint=hint, id="contact.E009")


@production_check
def check_escrow_drill() -> Iterable[CheckMessage]:
    """Find an escrow key that was never proven to open a record, or not for long."""
    drilled_at = _drilled_at()
    if drilled_at is _UNKNOWN:
        return
    hint = "Open a test record with the escrow key: `manage.py contact_keys drill --key FILE`."
    age = timezone.now() - drilled_at if drilled_at else None
    if age is None or age > DRILL_EXPIRES:
        text = "The escrow key never opened a test record, or not for a year."
        yield Error(text, hint=hint, id="contact.E008")
    elif age > DRILL_DUE:
        yield Warning("The escrow key has not opened a test record for half a year.", hint=hint, id="contact.W011")


@production_check
def check_proxy_hops() -> Iterable[CheckMessage]:
    """Find a proxy in front whose word on the visitor's network is not heard."""
    if settings.SECURE_PROXY_SSL_HEADER and settings.CONTACT_PROXY_HOPS < 1:
        hint = "Set CONTACT_PROXY_HOPS to the number of proxies that add to X-Forwarded-For."
        yield Warning("Behind the proxy, all visitors count as one network.", hint=hint, id="contact.W012")


@production_check
def check_one_process() -> Iterable[CheckMessage]:
    """Say what one process for everything costs."""
    if settings.SITE_ROLE == "all":
        hint = (
            "Run two processes, with SITE_ROLE web and staff, so that a fault of the public side can not open records."
        )
        yield Warning("The process that serves the public holds the private key.", hint=hint, id="contact.W010")


def _public(pem: str) -> PublicKey | None:
    try:
        return load_public_key(pem)
    except KeyFormatError:
        return None


def _escrow_opens_here() -> bool:
    """Say whether the escrow key's private half is here. One key for both is another fault, with a check of its own."""
    staff, escrow = _public(settings.CONTACT_STAFF_PUBLIC_KEY), _public(settings.CONTACT_ESCROW_PUBLIC_KEY)
    if escrow is None or (staff and staff.fingerprint == escrow.fingerprint):
        return False
    return any(key.public.fingerprint == escrow.fingerprint for key in staff_private_keys())


def _fit(staff: PublicKey, escrow: PublicKey) -> bool:
    try:
        Recipients(staff=staff, escrow=escrow)
    except RecipientsError:
        return False
    return True


def _opens_what_is_sealed() -> bool:
    staff, keys = _public(settings.CONTACT_STAFF_PUBLIC_KEY), staff_private_keys()
    # Without a public key to compare with, that is the fault, and another check names it.
    return bool(keys) and (staff is None or any(key.public.fingerprint == staff.fingerprint for key in keys))


_UNKNOWN = datetime.min.replace(tzinfo=UTC)


def _drilled_at() -> datetime | None:
    """Return when the escrow key was last proven; `_UNKNOWN` without a key to ask for or a database to ask.

    A database that is away is no reason not to start: what visitors write is then kept in the spool.
    """
    escrow = _public(settings.CONTACT_ESCROW_PUBLIC_KEY)
    if escrow is None:
        return _UNKNOWN
    try:
        return KeyEpoch.objects.filter(pk=escrow.fingerprint).values_list("drilled_at", flat=True).first()
    except AnyDatabaseError:
        return _UNKNOWN
