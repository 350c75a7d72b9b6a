"""What ties a sealed body and its wrapped keys to one row, so that neither opens anywhere else."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

Kind = Literal["contact.inquiry", "contact.note", "contact.attachment", "contact.addition", "contact.drill"]
Role = Literal["staff", "escrow"]

INQUIRY: Kind = "contact.inquiry"
NOTE: Kind = "contact.note"
ATTACHMENT: Kind = "contact.attachment"
ADDITION: Kind = "contact.addition"
DRILL: Kind = "contact.drill"

MAGIC = b"TCV1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """The facts of a row that never change; every one of them is in the clear beside the body."""

    kind: Kind
    record_id: UUID
    inquiry_id: UUID
    schema_version: int
    made_at: datetime
    """The hour an inquiry or an addition came, or the time a note or an attachment was made; must be aware."""

    def body_aad(self, alg: int) -> bytes:
        """Return the associated data of the body."""
        made_at = self.made_at.astimezone(UTC).isoformat(timespec="microseconds")
        parts = (self.kind, str(self.record_id), str(self.inquiry_id), str(self.schema_version), made_at, str(alg))
        return "|".join(parts).encode()

    def chunk_aad(self, alg: int, number: int, count: int) -> bytes:
        """Return the associated data of one chunk of a file: which one it is, and of how many."""
        return b"|".join((self.body_aad(alg), b"file", str(number).encode(), str(count).encode()))

    def wrap_info(self, alg: int, role: Role, kid: str) -> bytes:
        """Return the HPKE `info` of the key that is wrapped to one role's key."""
        return b"|".join((b"tcv1", b"wrap", role.encode(), kid.encode(), self.body_aad(alg)))
