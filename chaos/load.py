"""People who write at a steady pace, whatever becomes of the site: for faults that last, and for keys that change.

with house.web(), Load(house, 50) as load:
    time.sleep(20)          # break something meanwhile
load.sent                   # one line for each message, in the order in which they ended
load.said                   # "980 sent (49.0 of 50 a second), 980 thanked, ..."
"""

import threading
import time
from collections import Counter
from dataclasses import dataclass
from statistics import median
from types import TracebackType
from typing import Self

from chaos.house import House
from chaos.visitor import CANARY, TOKEN, Visitor

#: Messages that one form is good for before its hand opens another, as a real form is closed some time.
MESSAGES_OF_A_FORM = 200
#: Seconds after which somebody who was not thanked tries again.
PAUSE_SECONDS = 1.0
#: What a person may be answered: thanks, or that nothing was sent. 0 stands for no answer at all.
THANKS, NOT_SENT, NOTHING = 303, 503, 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of one message."""

    number: int
    """Its place in the schedule; `Load.text_of` makes its text of it."""
    at: float
    """Seconds from the start of the load to its first try."""
    seconds: float
    """From the first try to the last answer, with the pauses between."""
    statuses: tuple[int, ...]
    """The status of every try, 0 for no answer."""
    is_thanked: bool


class Load:
    """Sends inquiries at a fixed pace, from entering it to leaving it, to the site that `house.web()` serves.

    It is an open loop: message N is due N / `a_second` seconds after the start, however slow the answers are, as
    long as one of the `hands` (threads) is free. Nobody makes up for messages that were due while all were busy; they
    show as a lower `rate`. Each message has a text of its own, so each is an inquiry of its own although a hand sends
    many with one form. Who is told that it was not sent, or told nothing, sends the same again after a second, for
    `patience` seconds; leaving waits for them, so the site must be up for people to be heard.

    Two loads of one house need two names. Entering raises RuntimeError when the site offers no form.
    """

    def __init__(
        self, house: House, a_second: float = 50.0, *, name: str = "load", hands: int = 16, patience: float = 60.0
    ) -> None:
        self._port, self.a_second, self._name, self._patience = house.port, a_second, name, patience
        self.sent: list[Sent] = []
        self._stop, self._turn, self._last = threading.Event(), threading.Lock(), -1
        self._start = self._end = 0.0
        self._hands = [threading.Thread(target=self._send_on, daemon=True) for _ in range(hands)]

    def __enter__(self) -> Self:
        """Start to send."""
        if not _has_form(Visitor(self._port)):
            raise RuntimeError("the site offers no form")
        self._start = time.monotonic()
        for hand in self._hands:
            hand.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Begin no message more, and wait for the answers of those that were begun."""
        self._end = time.monotonic()
        self._stop.set()
        for hand in self._hands:
            hand.join()

    def text_of(self, number: int) -> str:
        """Return the message with a number."""
        return f"{CANARY} writes {self._name} {number}"

    @property
    def elapsed(self) -> float:
        """Return the seconds since the start, or from the start to the end."""
        return (self._end or time.monotonic()) - self._start

    @property
    def rate(self) -> float:
        """Return the messages a second that were really sent; the schedule's when the machine and the site keep up."""
        return len(self.sent) / self.elapsed

    @property
    def thanked(self) -> list[int]:
        """Return the numbers of the messages whose sender was thanked."""
        return [each.number for each in self.sent if each.is_thanked]

    @property
    def given_up(self) -> list[int]:
        """Return the numbers of the messages whose sender was not thanked, however often they tried."""
        return [each.number for each in self.sent if not each.is_thanked]

    @property
    def unanswered(self) -> int:
        """Return how many tries got no answer at all: no connection, or one that was cut."""
        return sum(each.statuses.count(NOTHING) for each in self.sent)

    @property
    def odd(self) -> Counter[int]:
        """Return the statuses that no sender of a valid form should see, and how often each was seen."""
        seen = Counter(status for each in self.sent for status in each.statuses)
        return Counter({status: n for status, n in seen.items() if status not in (THANKS, NOT_SENT, NOTHING)})

    @property
    def said(self) -> str:
        """Return the load in one line."""
        seconds = [each.seconds for each in self.sent] or [0.0]
        again = sum(len(each.statuses) > 1 for each in self.sent)
        pace = f"{len(self.sent)} sent ({self.rate:.1f} of {self.a_second:g} a second), {len(self.thanked)} thanked"
        times = f"p50 {median(seconds) * 1000:.0f} ms, slowest {max(seconds):.1f} s"
        return f"{pace}, {again} tried again, {self.unanswered} unanswered, {times}" + (
            f", odd {dict(self.odd)}" if self.odd else ""
        )

    def _send_on(self) -> None:
        visitor, left = Visitor(self._port), 0
        while not self._stop.is_set():
            if left <= 0 and _has_form(visitor):
                left = MESSAGES_OF_A_FORM
            number = self._next()
            if self._stop.wait(max(0.0, number / self.a_second - self.elapsed)):
                break
            if "token" in visitor.fields:
                self.sent.append(self._send(visitor, number))
                left -= 1

    def _next(self) -> int:
        """Return the number of the next message that is due or will be, and take it."""
        with self._turn:
            self._last = max(self._last + 1, int(self.elapsed * self.a_second))
            return self._last

    def _send(self, visitor: Visitor, number: int) -> Sent:
        visitor.fields["message"] = self.text_of(number)
        start, answer = self._now(), visitor.send()
        statuses = [answer.status]
        while answer.status in (NOT_SENT, NOTHING) and self._now() - start < self._patience:
            time.sleep(PAUSE_SECONDS)
            answer = visitor.send()
            statuses.append(answer.status)
        seconds = self._now() - start
        return Sent(number=number, at=start, seconds=seconds, statuses=tuple(statuses), is_thanked=answer.is_thanks)

    def _now(self) -> float:
        """Return the seconds since the start, past the end as well."""
        return time.monotonic() - self._start


def _has_form(visitor: Visitor) -> bool:
    """Let a visitor open a fresh form; say whether one came. An older one is kept when none did."""
    found = TOKEN.search(visitor.ask("GET").text)
    if found:
        visitor.fields["token"] = found[1].decode()
    return found is not None
