"""A price in words, for as long as somebody stands behind it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pages.dated import fresh

#: How long a price may be shown after somebody checked it. Hospitals must renew the charges that they publish at least
#: once a year (45 CFR 180.50(e)). No such rule binds this house; half of that is what a reader can rely on.
CHECKED_FOR = timedelta(days=183)

#: What one price is for, as it is said behind a sum.
UNITS: Final = {"day": "a day", "week": "a week", "stay": "for a whole stay", "visit": "a visit"}


@dataclass(frozen=True, slots=True)
class Price:
    """What somebody who pays without insurance pays: whole dollars, from `low` to `high`."""

    low: int
    high: int
    unit: str
    checked_on: date | None

    @property
    def is_current(self) -> bool:
        """Whether it may be shown today."""
        return fresh(self.checked_on, CHECKED_FOR)

    @property
    def amount(self) -> str:
        """The sum in words, such as $900 to $1,200."""
        low, high = f"${self.low:,}", f"${self.high:,}"
        return low if self.low == self.high else f"{low} to {high}"

    @property
    def per(self) -> str:
        """What the sum is for, such as a day."""
        return UNITS[self.unit]
