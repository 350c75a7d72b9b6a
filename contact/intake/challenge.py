"""The extra step of a flood: a piece of work for a browser with scripts, and a second look for one without.

The work is to find a number below `MOST_TRIES` whose SHA-256, after a salt, is the one that was given: about a second
on a laptop, some on an old phone. The challenge belongs to one form, for half an hour, and is good for one submission.
"""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from secrets import compare_digest, randbelow, token_hex
from typing import Final, Literal
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner
from django.http import QueryDict

from contact.intake.network import CACHE_AWAY

MOST_TRIES: Final = 50_000
WORKS_FOR: Final = timedelta(minutes=30)


_SALT = "contact.intake.challenge"

#: Not taken, looked over without the work, or worked for.
Step = Literal["", "looked", "worked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """What the page hands to the script, and the signed text that comes back."""

    signed: str
    salt: str
    target: str
    most: int = MOST_TRIES


def issue_challenge(form_id: UUID) -> Challenge:
    """Return a fresh challenge for one form."""
    salt = token_hex(16)
    target = _sum_of(salt, str(randbelow(MOST_TRIES)))
    return Challenge(signed=_signer().sign(f"{form_id.hex}.{salt}.{target}"), salt=salt, target=target)


def step_taken(fields: QueryDict, *, form_id: UUID, submission_id: UUID) -> Step:
    """Return whether the extra step was taken; a challenge that is not ours, too old or used up counts for nothing.

    An empty solution is that of a browser without scripts. A wrong one is nobody's.
    """
    try:
        named = _signer().unsign(fields.get("challenge", ""), max_age=WORKS_FOR)
    except BadSignature:
        return ""
    form_hex, salt, target = named.split(".")
    solution = fields.get("solution", "")
    is_right = compare_digest(_sum_of(salt, solution), target)
    if form_hex != form_id.hex or (solution and not is_right) or not _is_first_use(salt, submission_id):
        return ""
    return "worked" if is_right else "looked"


def _is_first_use(salt: str, submission_id: UUID) -> bool:
    """Use a challenge up. The same submission may come again, as by a double click: it makes one row anyway."""
    key, seconds = f"contact.challenge.{salt}", int(WORKS_FOR.total_seconds())
    try:
        return bool(cache.add(key, submission_id.hex, timeout=seconds)) or cache.get(key) == submission_id.hex
    except CACHE_AWAY:
        return True


def _sum_of(salt: str, solution: str) -> str:
    return sha256(f"{salt}{solution[:16]}".encode()).hexdigest()


def _signer() -> TimestampSigner:
    return TimestampSigner(key=settings.CONTACT_TOKEN_SECRET, salt=_SALT, fallback_keys=[])
