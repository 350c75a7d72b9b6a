"""What the key commands print of a key: never more than its fingerprint."""

from collections.abc import Iterator
from datetime import datetime

from contact.models import KeyEpoch, KeyRole
from contact.services.epochs import records_by_kid
from contact.services.recipients import public_key_text
from contact.services.staff_key import staff_private_keys
from contact.vault.errors import KeyFormatError
from contact.vault.keys import PublicKey, load_public_key
from contact.vault.suites import P256, X25519, XWING

SUITES = {"p256": P256, "x25519": X25519, "xwing": XWING}
_SUITE_NAMES = {alg: name for name, alg in SUITES.items()}

_PUBLIC = {KeyRole.STAFF: "CONTACT_STAFF_PUBLIC_KEY", KeyRole.ESCROW: "CONTACT_ESCROW_PUBLIC_KEY"}
_MOMENTS = {
    "published": "published_at",
    "without records since": "emptied_at",
    "retired": "retired_at",
    "proven": "drilled_at",
}


def key_lines(role: str, key: PublicKey) -> str:
    """Return a key's id, suite and fingerprint, in groups that two people can read to one another."""
    groups = " ".join(key.fingerprint[at : at + 8] for at in range(0, len(key.fingerprint), 8))
    kind = ", development key" if key.is_development else ""
    return f"{role}: key id {key.kid} ({_SUITE_NAMES[key.alg]}{kind})\n  fingerprint {groups}"


def configured_lines() -> Iterator[str]:
    """Yield the two keys that records are sealed to now."""
    for role, setting in _PUBLIC.items():
        pem = public_key_text(setting)
        try:
            yield key_lines(role.value, load_public_key(pem))
        except KeyFormatError:
            yield f"{role.value}: {'not readable' if pem else 'not set'}"


def life_lines() -> Iterator[str]:
    """Yield what is known of each key and how many records are wrapped to it, and the keys at hand."""
    epochs = {epoch.kid: epoch for epoch in KeyEpoch.objects.all()}
    counts = {(count.role, count.kid): count.records for count in records_by_kid()}
    for kid, epoch in epochs.items():
        moments = [f"{words} {_day(at)}" for words, name in _MOMENTS.items() if (at := getattr(epoch, name))]
        records = counts.pop((epoch.role, kid), 0)
        yield ", ".join([f"{epoch.role} {kid}: {records} records", *moments])
    for (role, kid), records in counts.items():
        yield f"{role} {kid}: {records} records, nothing else known"
    at_hand = ", ".join(sorted(key.public.kid for key in staff_private_keys()))
    yield f"private staff keys at hand: {at_hand or 'none'}"


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"
