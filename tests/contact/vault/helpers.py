"""Keys and bindings for the tests of the vault."""

import hashlib
from datetime import UTC, datetime
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import mlkem, x25519

from contact.vault.binding import INQUIRY, Binding, Kind
from contact.vault.generating import generate_key
from contact.vault.hybrid import HybridPrivateKey
from contact.vault.opening import Opener, PrivateKey
from contact.vault.sealing import Recipients
from contact.vault.suites import DEFAULT_ALG

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class House:
    """The keys of one site: staff, escrow and what they make together."""

    def __init__(self, alg: int = DEFAULT_ALG) -> None:
        self.escrow: PrivateKey = generate_key(alg)
        self.take_staff_key(generate_key(alg))

    def take_staff_key(self, key: PrivateKey) -> None:
        """Put another staff key in place, and forget the one before."""
        self.staff = key
        self.recipients = Recipients(staff=self.staff.public, escrow=self.escrow.public)
        self.opens_as_staff = Opener("staff", [self.staff])
        self.opens_as_escrow = Opener("escrow", [self.escrow])


def binding(
    *, record_id: UUID | None = None, kind: Kind = INQUIRY, schema_version: int = 1, made_at: datetime = NOON
) -> Binding:
    """Return the binding of a row; a new one each time unless it is named."""
    row = record_id or uuid4()
    return Binding(kind=kind, record_id=row, inquiry_id=row, schema_version=schema_version, made_at=made_at)


def grown(seed: bytes) -> HybridPrivateKey:
    """Return the halves that grow from a seed of X-Wing (draft-connolly-cfrg-xwing-kem, expandDecapsulationKey)."""
    halves = hashlib.shake_256(seed).digest(96)
    lattice = mlkem.MLKEM768PrivateKey.from_seed_bytes(halves[:64])
    return HybridPrivateKey(lattice, x25519.X25519PrivateKey.from_private_bytes(halves[64:]))
