"""Ten thousand forms that no person would send: none breaks the site, and what is kept is what was typed."""

import json
import os
import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import django

from chaos.house import House, Outcome
from chaos.opened import opened

if TYPE_CHECKING:
    from chaos.odd_forms import OddForm

FORMS = int(os.environ.get("FORMS", "10000"))
SEED = 20_261_123

#: As in `contact.intake.normalise`, written a second time on purpose.
_CONTROLS = {*range(9), *range(11, 32), *range(127, 160), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F)} | {
    *range(0x2066, 0x206A)
}
#: Where an answer is kept, when that is not beside the others under the name of its field.
_PLACES = {
    "their_name": ("loved_one", "name"),
    **{name: ("wishes", name) for name in ("language", "access")},
    **{name: ("insurance", name) for name in ("patient", "payer", "member_id", "group", "subscriber")},
    **{name: ("referrer", name) for name in ("organization", "role")},
}
#: The fields of several lines; in every other, a line feed or tab becomes a space.
_LINES = ("message", "access")


def scenario(house: House) -> Iterator[Outcome]:
    """Send them all, then open every one that was taken."""
    os.environ.update(house.environment)
    django.setup()

    with house.web():
        statuses, thanked = _send_all(house)
    broken = sum(statuses[each] for each in statuses if each not in (200, 303, 400, 413))
    figure = ", ".join(f"{count} x {status}" for status, count in sorted(statuses.items()))
    yield Outcome(f"{FORMS} forms of every way", figure, broken == 0)
    ways = Counter(form.way.name for form in thanked.values())
    figure = ", ".join(f"{count} {name}" for name, count in sorted(ways.items()))
    yield Outcome("taken, of each way", figure, len(ways) == _ways() and min(ways.values()) > FORMS / 100)
    yield _compare(house, thanked)


def _send_all(house: House) -> tuple[Counter[int], dict[str, "OddForm"]]:
    """Return how often each status came, and the forms that were thanked and can be told by the name in them."""
    from chaos.odd_forms import odd_form
    from contact.intake.pages import address_of

    chance = random.Random(SEED)  # noqa: S311 - the same forms at every run
    statuses: Counter[int] = Counter()
    thanked: dict[str, OddForm] = {}
    visitor = house.visitor()
    for number in range(FORMS):
        form = odd_form(number, chance)
        answer = visitor.send_body(form.body(visitor.fields["token"]), address_of(form.way))
        statuses[answer.status] += 1
        if answer.is_thanks and not form.broken:
            thanked[f"n{number}"] = form
    return statuses, thanked


def _ways() -> int:
    from contact.intake.forms.ways import WAYS

    return len(WAYS)


def _compare(house: House, thanked: dict[str, "OddForm"]) -> Outcome:
    """Open every record, and look for each that was thanked; some had a name that tells nothing."""
    from chaos.odd_forms import TRAPPED

    named = {name: form for name, form in thanked.items() if str(form.fields["name"]).startswith(f"{name} ")}
    texts = wrong = trapped = 0
    for way, answers in opened(house):
        trapped += TRAPPED in json.dumps(answers)
        form = named.pop(answers["name"].partition(" ")[0], None)
        if form is None:
            continue
        wrong += way != form.way.name
        for name, typed in form.typed.items():
            texts += 1
            wrong += _stored(answers, name) != _kept(typed, lines=name in _LINES)
    figure = f"{texts} texts, {wrong} differ, {len(named)} lost, {trapped} with the hidden field"
    return Outcome(
        "what was kept is NFC(typed - controls)", figure, texts > FORMS / 10 and not (wrong or named or trapped)
    )


def _stored(answers: dict[str, Any], name: str) -> Any:
    part, field = _PLACES.get(name, ("", name))
    return answers[part][field] if part else answers[field]


def _kept(typed: str, *, lines: bool) -> str:
    plain = typed.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", "".join(each for each in plain if ord(each) not in _CONTROLS)).strip()
    return text if lines else text.replace("\n", " ").replace("\t", " ")
