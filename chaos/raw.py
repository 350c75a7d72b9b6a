"""Requests that no browser sends, over plain sockets to the real server: each is answered, and none costs much."""

import socket
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress

from chaos import raw_requests
from chaos.effort import Effort
from chaos.house import House, Outcome
from chaos.opened import opened
from chaos.raw_requests import CHARSETS, FORM, NO_TEXTS, TEXTS, Request, form, post

#: More than the memory of a card of 12 MiB in its three states: as it came, decoded, and as a file.
MOST_MEGABYTES = 60


def scenario(house: House) -> Iterator[Outcome]:
    """Texts that are none, sizes that lie, bodies that cost, other types; then a person, who is served as ever."""
    with house.web() as server:
        token = house.visitor().fields["token"]
        yield _no_texts(house, token)
        yield _texts(house)
        yield _all(house, "sizes that lie or are too large", raw_requests.sizes(token))
        yield _all(house, "other types than a form's", raw_requests.other_types(token))
        effort = Effort(server)
        yield from _costs(house, effort, raw_requests.costly(token), most_megabytes=20)
        yield from _costs(house, effort, raw_requests.bombs(), most_megabytes=MOST_MEGABYTES)
        rows, answer = house.count(), house.visitor().send()
        yield Outcome("a person, after all that", f"status {answer.status}", answer.is_thanks)
    yield Outcome("rows, but for those that were right", f"{rows} of {len(TEXTS)}", rows == len(TEXTS))


def send(port: int, data: bytes, *, ends_early: bool = False) -> int:
    """Send bytes and return the status that came back, or 0 for none."""
    received = b""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection, suppress(OSError):
        with suppress(BrokenPipeError, ConnectionResetError):  # an answer may come before all was sent
            connection.sendall(data)
            if ends_early:
                connection.shutdown(socket.SHUT_WR)
        while piece := connection.recv(65536):
            received += piece
    line = received.partition(b"\r\n")[0].split()
    return int(line[1]) if len(line) > 1 else 0


def _no_texts(house: House, token: str) -> Outcome:
    before, statuses = house.count(), Counter[int]()
    for text in NO_TEXTS.values():
        for charset in CHARSETS:
            for field in ("name", "message", "token"):
                body = form(token, field, text)
                statuses[send(house.port, post("/contact/", body, FORM + charset))] += 1
    kept = house.count() - before
    return Outcome(
        f"{statuses.total()} texts that are none",
        f"{_told(statuses)}; {kept} kept",
        not kept and set(statuses) <= {200, 400},
    )


def _texts(house: House) -> Outcome:
    before = house.count()
    for text, _ in TEXTS.values():
        send(house.port, post("/contact/", form(house.visitor().fields["token"], text=text)))
    kept = sorted(answers["message"] for _, answers in opened(house))
    right = sorted(text for _, text in TEXTS.values())
    return Outcome("controls and UTF-7 in a message", f"{house.count() - before} kept, as {kept}", kept == right)


def _all(house: House, name: str, requests: Iterable[Request]) -> Outcome:
    statuses, wrong = Counter[int](), []
    for request in requests:
        status = send(house.port, request.data, ends_early=request.ends_early)
        statuses[status] += 1
        wrong += [] if status in request.may_answer else [f"{request.name}: {status}"]
    return Outcome(f"{statuses.total()} {name}", f"{_told(statuses)}; wrong: {wrong or 'none'}", not wrong)


def _costs(house: House, effort: Effort, requests: Iterable[Request], *, most_megabytes: float) -> Iterator[Outcome]:
    for request in requests:
        send(house.port, request.data)  # what is read for the first time is not what it costs
        effort.begin()
        start = time.monotonic()
        status = send(house.port, request.data)
        seconds, cost, grown = time.monotonic() - start, effort.milliseconds, effort.megabytes
        figure = f"{status}, {cost:.0f} ms of the processor ({seconds * 1000:.0f} ms), +{grown:.0f} MB"
        ok = status in request.may_answer and cost <= request.milliseconds and grown < most_megabytes
        yield Outcome(request.name, figure, ok)


def _told(statuses: Counter[int]) -> str:
    return ", ".join(f"{count} x {status}" for status, count in sorted(statuses.items()))
