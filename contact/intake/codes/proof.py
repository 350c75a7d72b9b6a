"""That somebody gave the right code a moment ago: a sealed value in the forms of the page, in place of the code.

So the code stands in no page that we send but the first, and each wish proves it again. It is no cookie and nothing
is kept for it; it works for half an hour, and for nothing at all once the inquiry is erased.
"""

from typing import Final, NamedTuple
from uuid import UUID

from django.conf import settings

from legacy_site.lib.sealed_address import SealedAddress

WORKS_FOR: Final = 30 * 60


class Proof(NamedTuple):
    """What a right code led to: the hash, to look it up again, and the inquiry, to name it once it is erased."""

    hashed: bytes
    inquiry_id: UUID


def seal_proof(proof: Proof) -> str:
    """Return a proof as a value for a hidden field."""
    return _box().seal(f"{proof.hashed.hex()}|{proof.inquiry_id.hex}")


def read_proof(sealed: str) -> Proof | None:
    """Return the proof; None when it is too old or not one of ours."""
    text = _box().unseal(sealed)
    if text is None:
        return None
    hashed, _, inquiry_id = text.partition("|")
    return Proof(bytes.fromhex(hashed), UUID(hex=inquiry_id))


def _box() -> SealedAddress:
    return SealedAddress(purpose="contact.intake.proof", works_for=WORKS_FOR, secret=settings.CONTACT_TOKEN_SECRET)
