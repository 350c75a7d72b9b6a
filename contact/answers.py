"""What a visitor answered, as the public side writes it and the desk reads it. Pure Python: no Django, no database."""

from dataclasses import asdict, dataclass
from typing import Any, Literal, cast

ReachKind = Literal["phone", "email"]
About = Literal["self", "loved_one", "patient"]

#: Raised when a field is added or changes its meaning; it is bound to every sealed record.
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryAnswers:
    """One visitor's answers; they exist in memory only, and sealed in the database.

    The three permissions default to the safest answer: no voicemail, no text message, do not say who is calling.
    """

    reach: str
    """An E.164 phone number or an email address, normalized."""
    reach_kind: ReachKind
    name: str
    """A name to call them; any name will do."""
    about: About
    """Who it is for: the visitor, someone the visitor cares about, or a patient of a referrer."""
    voicemail_ok: bool = False
    text_ok: bool = False
    say_who_ok: bool = False
    program: str = ""
    """Slug of a program page, or "" for none."""
    message: str = ""

    def __repr__(self) -> str:
        """Return the class name alone: a repr ends in logs and tracebacks."""
        return "InquiryAnswers(...)"

    def to_payload(self) -> dict[str, Any]:
        """Return the fields as what JSON can hold, ready to be sealed."""
        return asdict(self)

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> "InquiryAnswers":
        """Return the answers of an opened payload; raise ValueError when a field is missing or of the wrong type."""
        texts = {name: payload.get(name, "") for name in ("reach", "name", "program", "message")}
        flags = {name: payload.get(name, False) for name in ("voicemail_ok", "text_ok", "say_who_ok")}
        if not all(isinstance(value, str) for value in texts.values()):
            raise ValueError("a text of the payload is not text")
        if not all(isinstance(value, bool) for value in flags.values()):
            raise ValueError("a permission of the payload is not a yes or a no")
        if payload.get("reach_kind") not in ("phone", "email") or payload.get("about") not in _ABOUT:
            raise ValueError("a choice of the payload is unknown")
        reach_kind, about = cast("ReachKind", payload["reach_kind"]), cast("About", payload["about"])
        return cls(reach_kind=reach_kind, about=about, **texts, **flags)


_ABOUT = ("self", "loved_one", "patient")
