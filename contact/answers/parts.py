"""The parts of the answers that only some forms ask for. Each field has a default: whatever was not asked is empty."""

from dataclasses import dataclass, fields
from typing import Any, Self


class PayloadError(ValueError):
    """An opened payload is not of a shape that we wrote; the message quotes nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the answers, which comes back from the payload it was sealed in."""

    def __repr__(self) -> str:
        """Return the class name alone: a repr ends in logs and tracebacks."""
        return f"{type(self).__name__}(...)"

    def __bool__(self) -> bool:
        """Say whether anything was answered."""
        return any(getattr(self, field.name) for field in fields(self))

    @classmethod
    def from_payload(cls, payload: Any) -> Self:
        """Return the part; a field that is missing is empty. Raise PayloadError when one is of the wrong type."""
        if not isinstance(payload, dict):
            raise PayloadError("a part of the payload is no part")
        return cls(**{field.name: _like(field.default, payload.get(field.name)) for field in fields(cls)})


def _like(default: Any, value: Any) -> Any:
    """Return the value when it is of the default's type, the default for nothing; a list comes back as a tuple."""
    if value is None:
        return default
    if isinstance(default, tuple) and isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if type(value) is not type(default):
        raise PayloadError("a field of the payload is of another type")
    return value


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Wishes(Part):
    """How and when to be in touch, and what makes it easier."""

    only_by: str = ""
    """The one way that is safe: `phone`, `text` or `email`; "" for any that the other answers allow."""
    times: tuple[str, ...] = ()
    """When it is safe: `morning`, `afternoon`, `evening`; none means at any time."""
    time_zone: str = ""
    """Name of the zone that the times are meant in, as in the tz database."""
    language: str = ""
    interpreter: bool = False
    access: str = ""
    """What would make a call or a visit easier, in their words."""
    state: str = ""
    """Two letters of a state or territory."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LovedOne(Part):
    """Somebody that the person who writes is worried about. The two stay apart: nobody contacts this one."""

    name: str = ""
    relation: str = ""
    knows: str = ""
    """Whether they know of this message: `yes`, `no`, or "" when it was not said."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Insurance(Part):
    """What a plan asks for before it says what it covers."""

    payer: str = ""
    member_id: str = ""
    group: str = ""
    payer_phone: str = ""
    subscriber: str = ""
    """Name on the card; "" when it is the person themselves."""
    relation: str = ""
    """What the person who needs care is to the subscriber."""
    patient: str = ""
    """Name of the person who needs care, as the plan knows it."""
    born: str = ""
    """Their date of birth, as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Referrer(Part):
    """A professional who sends somebody. There is no field for money, on purpose."""

    organization: str = ""
    role: str = ""
    urgency: str = ""
    knows: str = ""
    """Whether the patient knows of this message: `yes`, `no`, or "" when it was not said."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Agreement(Part):
    """A consent that was ticked, with the very words that stood beside the box."""

    kind: str = ""
    version: int = 0
    words: str = ""
