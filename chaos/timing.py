"""What the time of an answer tells: of a code that is wrong or erased, of a number that wrote before or never did.

The samples of two cases are taken in turns, so that whatever else the machine does befalls both alike, and compared as
Kolmogorov and Smirnov did. Chance alone makes such a comparison fail once in a hundred times; then it is made again.
"""

import math
import os
import random
import re
import time
from collections.abc import Callable, Iterator
from statistics import median
from uuid import uuid4

import django

from chaos.house import House, Outcome
from chaos.visitor import Visitor

#: Of each case; fewer where each code must be looked up seldom, or each person erased before.
SAMPLES = int(os.environ.get("SAMPLES", "1000"))
FEW = min(SAMPLES, 200)
WARM_UPS = 5
#: A comparison is made twice at most.
TRIES = 2
LEAST_CHANCE = 0.01
KNOWN = "202-555-0199"
#: One code is looked up so often and no more, and so are wrong ones from one address.
USES = 15
CODE = re.compile(rb'class="code-sheet__code"[^>]*>\s*([0-9A-Z-]{23})')

Sample = Callable[[], float]


def scenario(house: House) -> Iterator[Outcome]:
    """Compare pairs of cases that must look alike."""
    os.environ.update(house.environment)
    django.setup()

    with house.web():
        codes = _Codes(house)
        yield _alike("code: wrong or erased", codes.wrong, codes.erased, FEW)
        numbers = _Numbers(house)
        yield _alike("message: a number that wrote before or never", numbers.known, numbers.unknown, SAMPLES)
        yield _alike("message: a person who was erased or never wrote", numbers.erased, numbers.unknown, FEW)


class _Codes:
    """Looks codes up, from an address of its own each few times."""

    def __init__(self, house: House) -> None:
        self._house, self._asked = house, 0
        erased = -(-FEW // USES) * TRIES
        self._erased = [_erase(house.visitor(name=f"n{number}")) for number in range(erased)]
        self._wrong = [_random_code() for _ in range(erased)]

    def wrong(self) -> float:
        """Look up a code that never was."""
        return self._look_up(self._wrong)

    def erased(self) -> float:
        """Look up a code whose inquiry was erased with it."""
        return self._look_up(self._erased)

    def _look_up(self, codes: list[str]) -> float:
        self._asked += 1
        source = f"127.0.{1 + self._asked // 10 // 250}.{1 + self._asked // 10 % 250}"
        visitor = Visitor(self._house.port, source=source).open_form()
        code = codes[self._asked // 2 % len(codes)]
        body = f"token={visitor.fields['token']}&wish=open&code={code}".encode()
        start = time.perf_counter()
        answer = visitor.send_body(body, "/contact/code/")
        seconds = time.perf_counter() - start
        if b"Check the code" not in answer.text:
            raise AssertionError("a code was not looked up, or found something")
        return seconds


class _Numbers:
    """Sends messages of people who wrote before, were erased, or never wrote."""

    def __init__(self, house: House) -> None:
        self._house, self._new = house, 0
        for _ in range(2):
            self._send(KNOWN, "Known")
        self._erased = [self._erase() for _ in range((FEW + WARM_UPS) * TRIES)]

    def known(self) -> float:
        """Send a message of somebody who wrote before."""
        return self._send(KNOWN, "Known")

    def erased(self) -> float:
        """Send a message of somebody who wrote once and was erased; each of them comes back once."""
        return self._send(*self._erased.pop())

    def unknown(self) -> float:
        """Send a message of somebody who never wrote."""
        return self._send(*self._next())

    def _next(self) -> tuple[str, str]:
        """Return a number and a name that nobody had before; numbers of this kind belong to nobody."""
        self._new += 1
        return f"{203 + self._new // 100}-555-01{self._new % 100:02}", f"New{self._new}"

    def _erase(self) -> tuple[str, str]:
        """Let somebody write and be erased."""
        reach, name = self._next()
        _erase(self._house.visitor(reach=reach, name=name))
        return reach, name

    def _send(self, reach: str, name: str) -> float:
        visitor = self._house.visitor(reach=reach, name=name)
        start = time.perf_counter()
        answer = visitor.send()
        seconds = time.perf_counter() - start
        if not answer.is_thanks:
            raise AssertionError(f"not taken: {answer.status}")
        return seconds


def _erase(visitor: Visitor) -> str:
    """Send a form, erase what came of it, and return its code."""
    from contact.intake.codes.code import read_code
    from contact.services.codes import code_hash
    from contact.services.withdrawing import code_find, withdrawn_erase

    page = visitor.ask("GET", address=visitor.send().location).text
    shown = CODE.search(page)
    assert shown, "no code was shown"
    code = shown[1].decode()
    found = code_find(code_hash(read_code(code)))
    assert found, "the code led to nothing"
    withdrawn_erase(found.inquiry_id)
    return code


def _alike(name: str, one: Sample, other: Sample, samples: int) -> Outcome:
    for _ in range(TRIES):
        outcome = _compared(name, one, other, samples)
        if outcome.ok:
            break
    return outcome


def _compared(name: str, one: Sample, other: Sample, samples: int) -> Outcome:
    for warm_up in (one, other) * WARM_UPS:
        warm_up()
    first, second = list[float](), list[float]()
    for _ in range(samples):
        turns = [(one, first), (other, second)]
        random.shuffle(turns)
        for sample, seconds in turns:
            seconds.append(sample())
    distance = _distance(first, second)
    chance = _chance(distance, samples / 2)
    figure = f"medians {median(first) * 1000:.1f} and {median(second) * 1000:.1f} ms, D {distance:.3f}, p {chance:.2f}"
    return Outcome(f"{name}, {samples:,} each", figure, chance > LEAST_CHANCE)


def _distance(first: list[float], second: list[float]) -> float:
    """Return by how much the two shares of samples below a time ever differ."""
    return max(
        abs(sum(each <= at for each in first) / len(first) - sum(each <= at for each in second) / len(second))
        for at in first + second
    )


def _chance(distance: float, effective: float) -> float:
    """Return how likely two sets of the same kind are to be so far apart, or farther."""
    scaled = (math.sqrt(effective) + 0.12 + 0.11 / math.sqrt(effective)) * distance
    if scaled < 0.2:  # the sum below needs too many terms, and is 1
        return 1.0
    terms = (math.exp(-2 * (term * scaled) ** 2) * (1 if term % 2 else -1) for term in range(1, 101))
    return max(0.0, 2 * sum(terms))


def _random_code() -> str:
    from contact.answers import InquiryAnswers
    from contact.intake.codes.code import code_for, in_groups

    return in_groups(code_for(uuid4(), InquiryAnswers(reach="", reach_kind="phone", name="", about="self")))
