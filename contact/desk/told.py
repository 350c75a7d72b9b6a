"""What a person told beside how to reach them, as lines of a card. What was not answered makes no line."""

from collections.abc import Iterator
from dataclasses import dataclass

from contact.answers import InquiryAnswers
from contact.answers.vocabulary import AGES, HOLDERS, KNOWS, ONLY_BY, RELATIONS, TIMES, URGENCY, ZONES
from contact.signals import Signal, signals_of
from legacy_site.lib.regions import REGION_NAMES

SIGNALS = {
    Signal.DANGER: "They ticked that someone is in danger now.",
    Signal.CRISIS_WORDS: "A word of the message may mean danger. Read it first.",
    Signal.MINOR: "The person who needs help may be under 18. Do not call a parent without asking.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer under its question; the repr shows neither."""

    label: str
    value: str

    def __repr__(self) -> str:
        """Return the class name alone."""
        return "Line(...)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Answers that belong together."""

    id: str
    title: str
    lines: list[Line]


def warnings_of(answers: InquiryAnswers) -> list[str]:
    """Return what is to be known before anything else, gravest first."""
    found = signals_of(answers)
    return [words for signal, words in SIGNALS.items() if signal in found]


def cards_of(answers: InquiryAnswers) -> list[Card]:
    """Return the answers that only some forms ask for; a card without a line is left out."""
    cards = [
        Card(id="wishes", title="How and when", lines=list(_wishes(answers))),
        Card(id="loved-one", title="The person they worry about", lines=list(_loved_one(answers))),
        Card(id="insurance", title="The plan", lines=list(_insurance(answers))),
        Card(id="referrer", title="Who refers", lines=list(_referrer(answers))),
        Card(id="agreements", title="What they agreed to", lines=list(_agreements(answers))),
    ]
    return [card for card in cards if card.lines]


def _line(label: str, value: str) -> Iterator[Line]:
    if value:
        yield Line(label=label, value=value)


def _wishes(answers: InquiryAnswers) -> Iterator[Line]:
    wishes = answers.wishes
    yield from _line("Safe way", ONLY_BY.get(wishes.only_by, wishes.only_by))
    yield from _line("Safe times", "; ".join(TIMES.get(time, time) for time in wishes.times))
    yield from _line("Their time", ZONES.get(wishes.time_zone, wishes.time_zone))
    yield from _line("Age", AGES.get(answers.age, answers.age))
    yield from _line("State", REGION_NAMES.get(wishes.state, wishes.state))
    yield from _line("Language", wishes.language)
    yield from _line("Interpreter", "They would like one" if wishes.interpreter else "")
    yield from _line("What makes it easier", wishes.access)


def _loved_one(answers: InquiryAnswers) -> Iterator[Line]:
    other = answers.loved_one
    yield from _line("Called", other.name)
    yield from _line("Is their", RELATIONS.get(other.relation, other.relation))
    yield from _line("Knows of this message", KNOWS.get(other.knows, other.knows))


def _insurance(answers: InquiryAnswers) -> Iterator[Line]:
    plan = answers.insurance
    yield from _line("Whose care", plan.patient)
    yield from _line("Born", plan.born)
    yield from _line("Insurance", plan.payer)
    yield from _line("Member ID", plan.member_id)
    yield from _line("Group", plan.group)
    yield from _line("For providers", plan.payer_phone)
    yield from _line("Who holds it", HOLDERS.get(plan.relation, plan.relation))
    yield from _line("Name on the card", plan.subscriber)


def _referrer(answers: InquiryAnswers) -> Iterator[Line]:
    referrer = answers.referrer
    yield from _line("Works at", referrer.organization)
    yield from _line("As", referrer.role)
    yield from _line("Care needed", URGENCY.get(referrer.urgency, referrer.urgency))
    yield from _line("Patient knows", KNOWS.get(referrer.knows, referrer.knows))


def _agreements(answers: InquiryAnswers) -> Iterator[Line]:
    for agreement in answers.agreements:
        yield from _line(f"{agreement.kind.capitalize()}, words {agreement.version}", agreement.words)
