"""The answers of one visitor."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal, cast, get_args

from contact.answers.parts import Agreement, Insurance, LovedOne, Part, PayloadError, Referrer, Wishes

ReachKind = Literal["phone", "email"]
About = Literal["self", "loved_one", "patient"]

#: Raised when a field is added or changes its meaning; it is bound to every sealed record.
SCHEMA_VERSION = 2


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
    danger_now: bool = False
    """Whether they ticked that somebody is in danger now."""
    age: str = ""
    """`minor` or `adult`, of the person who needs help; "" when it was not said."""
    program: str = ""
    """Slug of a program page, or "" for none."""
    message: str = ""
    wishes: Wishes = field(default_factory=Wishes)
    loved_one: LovedOne = field(default_factory=LovedOne)
    insurance: Insurance = field(default_factory=Insurance)
    referrer: Referrer = field(default_factory=Referrer)
    agreements: tuple[Agreement, ...] = ()
    """The consents that were ticked, each with its words."""

    def __repr__(self) -> str:
        """Return the class name alone: a repr ends in logs and tracebacks."""
        return "InquiryAnswers(...)"

    def to_payload(self) -> dict[str, Any]:
        """Return the fields as what JSON can hold, ready to be sealed."""
        return asdict(self)

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> "InquiryAnswers":
        """Return the answers of an opened payload of this or an earlier version.

        Raise PayloadError when a field is missing or of the wrong type; it never quotes the payload.
        """
        if payload.get("reach_kind") not in get_args(ReachKind) or payload.get("about") not in get_args(About):
            raise PayloadError("a choice of the payload is unknown")
        plain = {name: _plain(kind, payload.get(name, kind())) for name, kind in _plain_fields().items()}
        agreements = payload.get("agreements", ())
        if not isinstance(agreements, list | tuple):
            raise PayloadError("the agreements of the payload are no list")
        parts: dict[str, Any] = {name: kind.from_payload(payload.get(name, {})) for name, kind in _PARTS.items()}
        return cls(
            reach_kind=cast("ReachKind", payload["reach_kind"]),
            about=cast("About", payload["about"]),
            agreements=tuple(Agreement.from_payload(one) for one in agreements),
            **parts,
            **plain,
        )


_PARTS: dict[str, type[Part]] = {
    "wishes": Wishes,
    "loved_one": LovedOne,
    "insurance": Insurance,
    "referrer": Referrer,
}
_CHOICES = ("reach_kind", "about")


def _plain_fields() -> dict[str, type]:
    """Return the names of the texts and ticks, each with its type."""
    others = (*_PARTS, *_CHOICES, "agreements")
    plain = (one for one in fields(InquiryAnswers) if one.name not in others)
    return {one.name: bool if one.type in (bool, "bool") else str for one in plain}


def _plain(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise PayloadError("a field of the payload is of another type")
    return value
