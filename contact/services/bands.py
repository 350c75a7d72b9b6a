"""Which band of the queue a signal means. The band stands in a clear column; the words that raised it do not."""

from contact.models import Band
from contact.signals import Signal

_URGENT = frozenset({Signal.DANGER, Signal.CRISIS_WORDS})


def band_of(signals: frozenset[Signal]) -> Band:
    """Return the band of an inquiry: danger first, then a minor, then everybody."""
    if signals & _URGENT:
        return Band.URGENT
    return Band.RAISED if signals else Band.STANDARD
