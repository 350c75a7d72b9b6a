"""Rules for contact that a person set anew, later. They replace the ones that were set before, as a whole."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from contact.answers.core import InquiryAnswers
from contact.answers.parts import Agreement, Part, PayloadError, Wishes

#: The consents that are asked for again with the rules: one that is not given again is taken back.
ASKED_AGAIN: Final = ("call", "text")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ChangedRules(Part):
    """What is safe from now on; as in the answers, the defaults are the safest."""

    voicemail_ok: bool = False
    text_ok: bool = False
    say_who_ok: bool = False
    only_by: str = ""
    times: tuple[str, ...] = ()
    time_zone: str = ""

    def applied_to(self, answers: InquiryAnswers, agreements: Sequence[Agreement]) -> InquiryAnswers:
        """Return the answers under these rules, with the consents that were given with them."""
        kept = [one for one in answers.agreements if one.kind not in ASKED_AGAIN]
        return replace(
            answers,
            voicemail_ok=self.voicemail_ok,
            text_ok=self.text_ok,
            say_who_ok=self.say_who_ok,
            wishes=self._in(answers.wishes),
            agreements=(*kept, *agreements),
        )

    def _in(self, wishes: Wishes) -> Wishes:
        return replace(wishes, only_by=self.only_by, times=self.times, time_zone=self.time_zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What an addition says, whatever its kind; what its kind does not have is empty."""

    rules: ChangedRules = ChangedRules()
    agreements: tuple[Agreement, ...] = ()
    text: str = ""

    def __repr__(self) -> str:
        """Return the class name alone: a repr ends in logs and tracebacks."""
        return "Added(...)"

    def to_payload(self) -> dict[str, Any]:
        """Return it as what JSON can hold, ready to be sealed."""
        return asdict(self)

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> "Added":
        """Return what an opened payload says; raise PayloadError, which never quotes it."""
        text, agreements = payload.get("text"), payload.get("agreements")
        if not isinstance(text, str) or not isinstance(agreements, list | tuple):
            raise PayloadError("an addition is of another shape")
        return cls(
            rules=ChangedRules.from_payload(payload.get("rules")),
            agreements=tuple(Agreement.from_payload(one) for one in agreements),
            text=text,
        )
