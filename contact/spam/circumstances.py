"""How a submission came, apart from what it says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Numbers and ticks alone; nothing in it names a person or a network."""

    trap_filled: bool = False
    """Whether the field that nobody sees was filled in."""
    seconds: float | None = None
    """Between the form and its sending; None when the form was shown again, and can be sent at once."""
    from_network: int = 0
    """Submissions from the same network in the running hour, this one with them; 0 when nobody counts."""
    step_skipped: bool = False
    """Whether it came in a flood, and the work that a browser with scripts does was not done."""
