"""The form for photos of a card, as the thank-you page and its own page draw it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from contact.intake.card.ticket import Ticket, seal_ticket

#: The sides of a card, in the order of the page. They are also how the page names them.
SIDES: Final = ("front", "back")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideField:
    """The field of one side."""

    name: str
    label: str
    error: str = ""

    @property
    def id(self) -> str:
        """Return the id of its input."""
        return f"id_{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardForm:
    """The form, with a field for each side that is not kept yet."""

    ticket: str = field(repr=False)
    sides: list[SideField]


def card_form(ticket: Ticket, *, errors: Mapping[str, str] | None = None) -> CardForm:
    """Return the form for what is still missing; `errors` are words for the visitor, by side."""
    words = errors or {}
    missing = [side for side in SIDES if side not in ticket.kept]
    fields = [SideField(name=side, label=f"Photo of the {side}", error=words.get(side, "")) for side in missing]
    return CardForm(ticket=seal_ticket(ticket), sides=fields)
