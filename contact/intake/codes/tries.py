"""How often a code may be tried: by a network, and for one code. Each is counted under a MAC, for an hour."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from contact.intake.network import CACHE_AWAY, HOUR, count_up, note_try, tries

_PURPOSE: Final = "code"
#: Wrong codes from one network. Guessing is hopeless at any number: this keeps the slow hash from being a burden.
MOST_WRONG: Final = 20
#: Uses of one code. Whoever holds it needs two or three.
MOST_USES: Final = 30


def may_try(request: HttpRequest, code: str) -> bool:
    """Count a use of a code, and say whether it may be looked up. Without a cache it may: see `network`."""
    if tries(request, _PURPOSE) >= MOST_WRONG:
        return False
    return _uses(code) <= MOST_USES


def note_wrong(request: HttpRequest) -> None:
    """Count a code that led to nothing."""
    note_try(request, _PURPOSE)


def _uses(code: str) -> int:
    mac = salted_hmac(__name__, code, secret=settings.CONTACT_TOKEN_SECRET, algorithm="sha256").hexdigest()[:32]
    try:
        return count_up(f"contact.code.{mac}", seconds=int(HOUR.total_seconds()))
    except CACHE_AWAY:
        return 0
