"""The national lines, once. They seed the crisis lines and stand in for them when nothing else can be read.

Sources: 911, the emergency number of the United States; 988lifeline.org (call, text and chat; SAMHSA's own wording);
samhsa.gov for the National Helpline, which refers and does not counsel; poisonhelp.hrsa.gov for Poison Help.
"""

from dataclasses import dataclass
from typing import Any


class Dialable:
    """Gives anything with a `call_number` and a `text_number` the links that a page shows."""

    __slots__ = ()
    call_number: Any
    text_number: Any

    @property
    def call_display(self) -> str:
        """The number as people say it."""
        return str(self.call_number)

    @property
    def call_href(self) -> str:
        """The link that calls: short codes as they are, a full national number with its plus sign."""
        digits = self.call_display.replace("-", "")
        return f"tel:+{digits}" if len(digits) == 11 else f"tel:{digits}"

    @property
    def text_display(self) -> str:
        """The number to text, or ""."""
        return str(self.text_number)

    @property
    def text_href(self) -> str:
        """The link that opens a text message, or ""."""
        return f"sms:{self.text_display.replace('-', '')}" if self.text_display else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisFacts(Dialable):
    """One line a reader can reach now: how to call, text or chat, and what it is for."""

    key: str
    name: str
    call_number: str
    text_number: str = ""
    chat_url: str = ""
    summary: str = ""
    is_emergency: bool = False


NATIONAL_LINES = (
    CrisisFacts(
        key="emergency",
        name="Emergency services",
        call_number="911",
        summary="Someone is in danger, cannot be woken, or is not breathing well.",
        is_emergency=True,
    ),
    CrisisFacts(
        key="988",
        name="988 Suicide & Crisis Lifeline",
        call_number="988",
        text_number="988",
        chat_url="https://988lifeline.org/chat/",
        summary="Thoughts of suicide, or a mental health or substance use crisis. Free, day and night.",
    ),
    CrisisFacts(
        key="poison-help",
        name="Poison Help",
        call_number="1-800-222-1222",
        summary="Someone took too much, or a mix you are unsure about, and is awake. Free, day and night.",
    ),
    CrisisFacts(
        key="samhsa",
        name="SAMHSA National Helpline",
        call_number="1-800-662-4357",
        summary="Finds treatment near you, in English and Spanish. It refers; it does not counsel. Free, at any hour.",
    ),
)

#: What a caller wants to know besides, for the page that shows each line in full. Apart from the lines themselves, so
#: that the frame of every page stays small. Sources: azdhs.gov on what happens at 988; 988lifeline.org on languages.
NATIONAL_DETAILS: dict[str, dict[str, str]] = {
    "emergency": {
        "hours": "Day and night",
        "languages": "English; many centers can bring an interpreter onto the call",
        "what_happens": (
            "An operator asks where you are and what is wrong. Say the place first. Stay on the line: the operator can "
            "tell you what to do until help comes. In many places you can also text 911."
        ),
    },
    "988": {
        "hours": "Day and night",
        "languages": "English and Spanish; interpreters for more than 150 languages; a videophone for sign language",
        "what_happens": (
            "You hear a short greeting, then a trained counselor near you picks up. The counselor listens, asks if you "
            "are safe, and talks with you about what could help. You do not have to give your name. You may call about "
            "someone else."
        ),
    },
    "poison-help": {
        "hours": "Day and night",
        "languages": "English; interpreters on request",
        "what_happens": (
            "A nurse, pharmacist or doctor asks what was taken, how much, when, and by whom. Have the package at hand. "
            "They tell you what to do at home, or to go to a hospital. If the person will not wake up or does not "
            "breathe well, call 911 first."
        ),
    },
    "samhsa": {
        "hours": "Day and night",
        "languages": "English and Spanish",
        "what_happens": (
            "Someone asks where you live and what kind of help you look for, and tells you of places near you. They do "
            "not give counseling. You do not need insurance to call."
        ),
    },
}
