"""A thousand letters of people and a thousand pieces of spam, the same ones each time; all of them made up."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

from contact.answers import InquiryAnswers, Referrer
from contact.spam import Circumstances

HERE = Path(__file__).parent
TUNED, HELD_OUT = 700, 300

_SLOT = re.compile(r"\{(\w+)\}")
#: Names people give; the desk of a clinic sees all of these.
NAMES: Final = ["Sam", "Maria", "J", "Szczepan", "LaToya", "McKenzie", "Ana Lucía", "Nguyễn", "mom of 3", "??", "TYLER"]
SENDERS: Final = ["RobertSnise", "Mike", "SEO Expert", "Anna", "Kevin Smith", "xRumer", "Promo", "Andrew"]
#: Seconds that people took. Nobody types four answers in less; somebody who left the page open took a day.
UNHURRIED: Final = [9.0, 20.0, 45.0, 180.0, 1500.0, 40_000.0]
HURRIED: Final = [0.2, 0.9, 2.0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One submission as the scorer gets it, and which part of the corpus it is from."""

    kind: str
    answers: InquiryAnswers
    seen: Circumstances = field(default_factory=Circumstances)


def ham() -> list[Sample]:
    """Return 700 letters of people."""
    told = _read("ham.toml")
    return [_person(Random(f"ham {number}"), number, told) for number in range(TUNED)]  # noqa: S311 - not a secret


def spam() -> list[Sample]:
    """Return 700 pieces of spam."""
    told = _read("spam.toml")
    return [_program(Random(f"spam {number}"), number, told) for number in range(TUNED)]  # noqa: S311 - not a secret


def held_out_ham() -> list[Sample]:
    """Return 300 letters that the weights were not set by."""
    told = _read("held_out.toml")["ham"]
    return [_person(Random(f"other ham {number}"), number, told) for number in range(HELD_OUT)]  # noqa: S311 - as above


def held_out_spam() -> list[Sample]:
    """Return 300 pieces of spam that the weights were not set by."""
    told = _read("held_out.toml")["spam"]
    return [_program(Random(f"other spam {n}"), n, told) for n in range(HELD_OUT)]  # noqa: S311 - as above


def _person(random: Random, number: int, told: dict[str, Any]) -> Sample:
    kind, text, names = _text(random, number, told)
    reach = random.choice(["+12025550123", "robin@example.org", "+5215512345678", "casey1987@example.net"])
    shared = number % 20 == 0  # a hospital: thirty people of one network within an hour
    answers = InquiryAnswers(
        reach=reach,
        reach_kind="email" if "@" in reach else "phone",
        name=random.choice(names or NAMES),
        about="patient" if kind == "professional" else random.choice(["self", "loved_one"]),
        message=text,
        referrer=Referrer(organization="County hospital", role="Nurse") if kind == "professional" else Referrer(),
    )
    return Sample(
        kind=kind,
        answers=answers,
        seen=Circumstances(seconds=random.choice(UNHURRIED), from_network=random.randint(1, 30) if shared else 1),
    )


def _program(random: Random, number: int, told: dict[str, Any]) -> Sample:
    kind, text, names = _text(random, number, told)
    reach = random.choice(["offer@example.com", "+4915112345678", "sales@example.biz", "+12025550177"])
    hurried = kind == "instant" or random.random() < 0.3
    answers = InquiryAnswers(
        reach=reach,
        reach_kind="email" if "@" in reach else "phone",
        name=random.choice(names or SENDERS) or random.choice(SENDERS),
        about="self",
        message=text,
    )
    return Sample(
        kind=kind,
        answers=answers,
        seen=Circumstances(
            trap_filled=kind == "trapped" or random.random() < 0.2,
            seconds=random.choice(HURRIED if hurried else UNHURRIED),
            from_network=random.choice([1, 1, 2, 10, 90]),
        ),
    )


def _text(random: Random, number: int, told: dict[str, Any]) -> tuple[str, str, list[str]]:
    """Return the kind, the text and the kind's own names; each kind comes equally often."""
    slots: dict[str, list[str]] = told["slots"]
    kinds = [name for name in told if name != "slots"]
    kind = kinds[number % len(kinds)]
    of_kind = told[kind]
    own = slots | of_kind.get("slots", {})
    template = of_kind["texts"][number // len(kinds) % len(of_kind["texts"])]
    names = [_filled(random, name, own) for name in of_kind.get("names", [])]
    return kind, _filled(random, template, own), names


def _filled(random: Random, template: str, slots: dict[str, list[str]]) -> str:
    """Return the text with its slots filled, and those inside of what filled them."""
    text = template
    while found := _SLOT.search(text):
        text = text[: found.start()] + random.choice(slots[found[1]]) + text[found.end() :]
    return text


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text())


def everything() -> Iterator[Sample]:
    """Yield all two thousand."""
    yield from (*ham(), *spam(), *held_out_ham(), *held_out_spam())
