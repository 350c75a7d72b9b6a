"""The lives of the keys: which are used, which hold records still, and which were proven or put away."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from contact.models import KeyEpoch, KeyRole, RecordKey
from contact.vault.keys import PublicKey

#: Who the audit says it was.
ACTOR = "command:contact_keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class KidCount:
    """How many records are wrapped to a key of a role."""

    role: str
    kid: str
    records: int


def epoch_of(key: PublicKey, role: KeyRole) -> KeyEpoch:
    """Return what is known of a key, which from now on is known."""
    epoch, _ = KeyEpoch.objects.get_or_create(pk=key.fingerprint, defaults={"role": role, "alg": key.alg})
    return epoch


def records_by_kid() -> list[KidCount]:
    """Return how many records are wrapped to each key, for both roles."""
    counts = []
    for role in KeyRole:
        column = f"{role.value}_kid"
        rows = RecordKey.objects.order_by(column).values_list(column).annotate(Count("pk"))
        counts += [KidCount(role=role.value, kid=kid, records=records) for kid, records in rows]
    return counts


def note_emptied(*, current: PublicKey) -> None:
    """Note of each staff key but the current one since when no record is wrapped to it, or that some are again."""
    held = set(RecordKey.objects.order_by().values_list("staff_kid", flat=True).distinct())
    for epoch in KeyEpoch.objects.filter(role=KeyRole.STAFF, retired_at=None).exclude(pk=current.fingerprint):
        if epoch.kid in held:
            epoch.emptied_at = None
        elif epoch.emptied_at is None:
            epoch.emptied_at = timezone.now()
        epoch.save(update_fields=["emptied_at"])
