"""An opened record as the page shows it: the rules for contact first, then how to reach the person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from urllib.parse import quote

import phonenumbers

from contact.answers import InquiryAnswers
from contact.answers.vocabulary import ONLY_BY, TIMES, ZONES
from contact.consents import Consent
from contact.desk.clock import moment_of
from contact.models import AdditionKind
from contact.selectors.looks import Look
from contact.services.opening import OpenedAddition
from legacy_site.lib.directory import programs

ABOUT = {
    "self": "Asks for themselves",
    "loved_one": "Asks for someone they care about",
    "patient": "Refers a patient",
}

#: Only what is certainly a number or an address becomes a link; anything else is shown as plain text.
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_EMAIL = re.compile(r"[^\s@<>\"'()\[\]:;,\\]+@[^\s@<>\"'()\[\]:;,\\]+\.[^\s@<>\"'()\[\]:;,\\]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule for contact that the person set, in words that stand alone."""

    allowed: bool
    words: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How to reach the person; the repr shows nothing of it."""

    is_phone: bool
    display: str = field(repr=False)
    href: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A colleague who looked: how often in a row, and when last."""

    who: str
    times: int
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What was added later, by the person or as they asked; the repr shows no word of it."""

    kind: str
    title: str
    at: str
    text: str = field(repr=False)


_ADDED = {
    AdditionKind.RULES: "Changed the rules for contact",
    AdditionKind.LINE: "Added a line",
    AdditionKind.STOP: "Asked not to be contacted any more",
    AdditionKind.ERASURE: "Asked to be erased; a legal hold stood against it",
    AdditionKind.CORRECTION: "Correction: this is right, not what was written before",
}
_RULES = {
    "say_who_ok": (
        ("You may say who we are.", "Give our name and yours."),
        ("Do not say who we are.", "Not to anyone who answers, and not in a subject line. Ask for the person by name."),
    ),
    "voicemail_ok": (
        ("You may leave a voicemail.", "Keep it short: your first name and when you will call again."),
        ("Do not leave a voicemail.", "If nobody answers, hang up before the tone and try again later."),
    ),
    "text_ok": (
        ("You may send a text.", "Nothing about treatment in it: others may see the screen."),
        ("Do not send a text.", "Not even a short one to arrange a call."),
    ),
}


def rules_of(answers: InquiryAnswers) -> list[Rule]:
    """Return the rules, what is not allowed first."""
    rules = list(_narrower(answers))
    for name, (allowed, denied) in _RULES.items():
        is_allowed = bool(getattr(answers, name))
        words, detail = allowed if is_allowed else denied
        rules.append(Rule(allowed=is_allowed, words=words, detail=detail))
    return sorted(rules, key=lambda rule: rule.allowed)


def _narrower(answers: InquiryAnswers) -> Iterator[Rule]:
    """Yield what narrows the way, the time and the person still further."""
    wishes = answers.wishes
    if wishes.only_by:
        words = f"{ONLY_BY.get(wishes.only_by, wishes.only_by)}."
        yield Rule(allowed=False, words=words, detail="Nothing else is safe for them.")
    if wishes.times:
        times = "; ".join(TIMES.get(time, time) for time in wishes.times)
        zone = ZONES.get(wishes.time_zone, wishes.time_zone)
        yield Rule(allowed=False, words="Only at safe times.", detail=f"{times}{f' ({zone})' if zone else ''}.")
    if answers.about == "loved_one":
        words = "Do not contact the person they worry about."
        yield Rule(allowed=False, words=words, detail="Talk with the one who wrote to us, and with nobody else.")
    if answers.reach_kind == "phone" and not _agreed(answers, Consent.CALL):
        words = "Call once, in reply to what they asked."
        yield Rule(
            allowed=False, words=words, detail="They did not tick that more calls are all right. Ask on the call."
        )


def _agreed(answers: InquiryAnswers, kind: Consent) -> bool:
    return any(agreement.kind == kind for agreement in answers.agreements)


def reach_of(answers: InquiryAnswers) -> Reach:
    """Return how to reach the person, as a link when it is certainly a number or an address."""
    if answers.reach_kind == "phone":
        is_number = _E164.fullmatch(answers.reach)
        return Reach(is_phone=True, display=_written(answers.reach), href=f"tel:{answers.reach}" if is_number else "")
    is_address = _EMAIL.fullmatch(answers.reach)
    return Reach(
        is_phone=False, display=answers.reach, href=f"mailto:{quote(answers.reach, safe='@+')}" if is_address else ""
    )


def _written(number: str) -> str:
    """Return a number the way people of its country write it; unchanged when it cannot be read."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    national = parsed.country_code == 1
    style = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def added_of(additions: list[OpenedAddition], now: datetime) -> list[Added]:
    """Return what the person added, latest first: what was said last may undo what was said before."""
    return [
        Added(kind=one.kind, title=_ADDED[one.kind], at=moment_of(one.added_at, now), text=one.said.text)
        for one in reversed(additions)
    ]


def program_of(answers: InquiryAnswers) -> str:
    """Return the title of the program that the person named, or its slug when the page is gone."""
    return dict(programs()).get(answers.program, answers.program)


def viewers_of(looks: list[Look], now: datetime) -> list[Viewer]:
    """Return who looked before, latest first; looks of one colleague in a row are one line."""
    runs = [list(run) for _, run in groupby(looks, key=lambda look: look.who)]
    return [Viewer(who=run[0].who, times=len(run), last=moment_of(run[-1].at, now)) for run in reversed(runs)]
