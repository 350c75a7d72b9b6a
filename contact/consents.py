"""The words of each consent. Whoever changes them gives them a new version: what was agreed to stays readable.

Consents are asked one by one, never ticked beforehand, and never a condition, but for the one without which the very
thing that was asked for cannot be done (47 CFR 64.1200 for calls and texts; a plan answers only who may ask).
"""

from enum import StrEnum

from contact.answers import Agreement


class Consent(StrEnum):
    """What can be agreed to."""

    CALL = "call"
    TEXT = "text"
    PRIVACY = "privacy"
    BENEFITS = "benefits"


#: By kind, oldest first; the last one is shown.
WORDS: dict[Consent, tuple[str, ...]] = {
    Consent.CALL: (
        "You may call me about what I asked. A person calls, never a recording. I can stop this at any time.",
    ),
    Consent.TEXT: ("You may send me text messages about what I asked. I can stop this at any time, in any words.",),
    Consent.PRIVACY: ("I have seen the notice about my privacy.",),
    Consent.BENEFITS: ("You may ask this plan what it covers. A check of benefits is not a guarantee of coverage.",),
}


def words_of(kind: Consent) -> str:
    """Return the words that stand beside the box now."""
    return WORDS[kind][-1]


def agreement_to(kind: Consent) -> Agreement:
    """Return the record of an agreement to the words that stand beside the box now."""
    return Agreement(kind=kind.value, version=len(WORDS[kind]), words=words_of(kind))
