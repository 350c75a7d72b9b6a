"""What stands over a record, as the bands above it say: a legal hold, a restriction."""

from dataclasses import dataclass

from contact.models import LegalHold
from contact.selectors.looks import display_of
from legacy_site.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A legal hold in words; nothing in it comes from the person whom the record is about."""

    reason: str
    reference: str
    since: str
    by: str
    may_release: bool
    """Whether this supervisor may; it takes another one than who placed it."""
    is_mine: bool


def hold_of(hold: LegalHold | None, *, user: User, is_supervisor: bool) -> Hold | None:
    """Return a hold as the record shows it to a user."""
    if hold is None:
        return None
    is_mine = hold.placed_by_id == user.pk
    return Hold(
        reason=hold.get_reason_display(),
        reference=hold.reference,
        since=f"{hold.placed_at:%b} {hold.placed_at.day}, {hold.placed_at.year}",
        by=display_of(hold.placed_by),
        may_release=is_supervisor and not is_mine,
        is_mine=is_supervisor and is_mine,
    )
