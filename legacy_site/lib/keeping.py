"""What the site keeps of somebody who writes to it, for any page to tell, though the app that knows stands beside it.

The public pages say what the form keeps and who can open it; `contact` knows, and `pages` never imports it. So
`contact` registers how to read it when the apps are loaded, and a page asks here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

_UNITS: Final = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptThing:
    """One thing that is kept, in words for a visitor. `purpose` is "" when nobody wrote down what for."""

    name: str
    label: str
    purpose: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How long something is kept or works, in seconds."""

    what: str
    seconds: int

    @property
    def in_words(self) -> str:
        """The time in the largest unit that fits without a rest."""
        unit, length = next(each for each in _UNITS if self.seconds % each[1] == 0)
        count = self.seconds // length
        return f"{count} {unit}{'' if count == 1 else 's'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What is kept of one inquiry, and who can open it."""

    #: Sealed before it is stored.
    sealed: list[KeptThing] = field(default_factory=list)
    #: Outside of the seal, readable for whoever holds the database.
    clear: list[KeptThing] = field(default_factory=list)
    #: After which time it is erased by itself; [] when that never happens.
    periods: list[Period] = field(default_factory=list)
    #: Names of the groups of staff who can open it.
    openers: list[str] = field(default_factory=list)
    #: Whether the process that serves the public holds a key that opens.
    opens_here: bool = True


Provider = Callable[[], Keeping]


class _Registry:
    provider: Provider = Keeping


def register_keeping(provider: Provider) -> None:
    """Say how to read what is kept; takes the place of the one before."""
    _Registry.provider = staticmethod(provider)


def keeping() -> Keeping:
    """Return what is kept, as the running configuration has it; an empty one when no app keeps anything."""
    return _Registry.provider()
