"""What the thank-you page needs to know, in an address that tells it to nobody else."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from contact.intake.card.ticket import Ticket, ticket_from_plain, ticket_to_plain
from contact.signals import Signal
from legacy_site.lib.sealed_address import SealedAddress

#: Seconds for which the address shows more than the plain thank-you page: time to write something down.
WORKS_FOR = 30 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """For one visitor's thank-you page; nothing of what they typed, but the code, which is theirs alone."""

    way: str
    due_at: datetime | None = None
    """Until when the desk promises a first contact."""
    delayed: bool = False
    """Whether the desk does not see it yet, so that the promise may not hold."""
    signals: frozenset[Signal] = frozenset()
    card: Ticket | None = None
    """Lets them add photos of a card, where the form is one that a card helps with."""
    code: str = field(default="", repr=False)
    """The withdrawal code as it is shown, or "" for none."""


def thanks_address(thanks: Thanks) -> str:
    """Return the address of the thank-you page, relative on purpose: it names no host that a visitor could have set."""
    plain = {
        "way": thanks.way,
        "due": thanks.due_at.isoformat() if thanks.due_at else "",
        "delayed": thanks.delayed,
        "signals": sorted(thanks.signals),
        "card": ticket_to_plain(thanks.card) if thanks.card else None,
        "code": thanks.code,
    }
    return reverse("contact:thanks", args=[_address().seal(json.dumps(plain))])


def read_thanks(sealed: str) -> Thanks | None:
    """Return what the address holds; None when it is too old or not one of ours."""
    if not settings.CONTACT_TOKEN_SECRET:
        return None
    text = _address().unseal(sealed)
    if text is None:
        return None
    plain = json.loads(text)
    return Thanks(
        way=plain["way"],
        due_at=datetime.fromisoformat(plain["due"]) if plain["due"] else None,
        delayed=plain["delayed"],
        signals=_known(plain["signals"]),
        card=ticket_from_plain(plain["card"]) if plain.get("card") else None,
        code=plain["code"],
    )


def _known(names: list[str]) -> frozenset[Signal]:
    return frozenset(signal for signal in Signal if signal.value in names)


def _address() -> SealedAddress:
    return SealedAddress(purpose="contact.intake.receipt", works_for=WORKS_FOR, secret=settings.CONTACT_TOKEN_SECRET)
