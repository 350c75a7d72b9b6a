"""Lets whoever just sent a message add photos to it, for half an hour. It lets nobody read anything.

A ticket stands in a hidden field of our own page, never in an address.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from legacy_site.lib.sealed_address import SealedAddress

#: From the moment the message was taken in, however often the page is loaded again.
WORKS_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Which inquiry photos may be added to, until when, and which sides are known to be kept already."""

    inquiry_id: UUID
    until: datetime
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page after a sending tells: the sides that are kept now, and those sent again that were kept before."""

    ticket: Ticket
    new: tuple[str, ...] = ()
    again: tuple[str, ...] = ()


def told_of(ticket: Ticket, *, new: tuple[str, ...], again: tuple[str, ...]) -> Told:
    """Return what to tell after a sending, with a ticket that knows of it."""
    kept = tuple(dict.fromkeys((*ticket.kept, *new, *again)))
    return Told(ticket=replace(ticket, kept=kept), new=new, again=again)


def issue_ticket(inquiry_id: UUID) -> Ticket:
    """Return a fresh ticket for an inquiry."""
    return Ticket(inquiry_id=inquiry_id, until=timezone.now() + WORKS_FOR)


def seal_ticket(ticket: Ticket) -> str:
    """Return the ticket as a hidden field holds it."""
    return _ticket_box().seal(json.dumps(ticket_to_plain(ticket)))


def read_ticket(sealed: str) -> Ticket | None:
    """Return the ticket; None when it is too old or not one of ours."""
    text = _ticket_box().unseal(sealed) if settings.CONTACT_TOKEN_SECRET else None
    return None if text is None else _still_good(ticket_from_plain(json.loads(text)))


def told_address(told: Told) -> str:
    """Return the address of the page that tells what was kept; it works as long as the ticket."""
    plain = {"ticket": ticket_to_plain(told.ticket), "new": told.new, "again": told.again}
    return reverse("contact:card", args=[_told_box().seal(json.dumps(plain))])


def read_told(sealed: str) -> Told | None:
    """Return what the address holds; None when it is too old or not one of ours."""
    text = _told_box().unseal(sealed) if settings.CONTACT_TOKEN_SECRET else None
    if text is None:
        return None
    plain = json.loads(text)
    ticket = _still_good(ticket_from_plain(plain["ticket"]))
    return Told(ticket=ticket, new=tuple(plain["new"]), again=tuple(plain["again"])) if ticket else None


def ticket_to_plain(ticket: Ticket) -> list[str]:
    """Return a ticket as JSON takes it; never to be shown unsealed."""
    return [ticket.inquiry_id.hex, ticket.until.isoformat(), *ticket.kept]


def ticket_from_plain(plain: list[str]) -> Ticket:
    """Return the ticket that `ticket_to_plain` wrote."""
    inquiry_id, until, *kept = plain
    return Ticket(inquiry_id=UUID(hex=inquiry_id), until=datetime.fromisoformat(until), kept=tuple(kept))


def _still_good(ticket: Ticket) -> Ticket | None:
    return ticket if timezone.now() < ticket.until else None


def _ticket_box() -> SealedAddress:
    return _box("contact.intake.card.ticket")


def _told_box() -> SealedAddress:
    return _box("contact.intake.card.told")


def _box(purpose: str) -> SealedAddress:
    seconds = int(WORKS_FOR.total_seconds())
    return SealedAddress(purpose=purpose, works_for=seconds, secret=settings.CONTACT_TOKEN_SECRET)
