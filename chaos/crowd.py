"""Many at once: the same form twenty times, and servers that are replaced while people send."""

import signal
import threading
from collections.abc import Iterator

from chaos.house import House, Outcome
from chaos.visitor import Answer, Visitor

TOGETHER = 20
RESTARTS = 5


def scenario(house: House) -> Iterator[Outcome]:
    """One form from twenty hands, and web processes that are told to stop."""
    with house.web():
        yield _same_form(house)
    yield _restarts(house)


def _same_form(house: House) -> Outcome:
    before, tasks, visitor = house.count(), house.count("django_tasks_database_dbtaskresult"), house.visitor()
    answers = send_together([visitor] * TOGETHER)
    thanked, rows = sum(answer.is_thanks for answer in answers), house.count() - before
    told = house.count("django_tasks_database_dbtaskresult") - tasks
    figure = f"{thanked} thanked, {rows} row, {told} notice"
    return Outcome("20 posts of one form at once", figure, (thanked, rows, told) == (TOGETHER, 1, 1))


def _restarts(house: House) -> Outcome:
    """Stop the server while eight people send; who is not answered sends again to the next one."""
    before, thanked, lost = house.count(), 0, 0
    for _ in range(RESTARTS):
        with house.web() as server:
            visitors = [house.visitor() for _ in range(8)]
            threading.Timer(0.02, server.send_signal, [signal.SIGTERM]).start()
            answers = send_together(visitors)
        unanswered = [answer for answer in answers if not answer.status]
        lost += len(unanswered)
        with house.web():
            thanked += sum(visitor.send_until_answered().is_thanks for visitor in visitors)
    rows = house.count() - before
    figure = f"{rows} rows, {thanked} thanked in the end, {lost} connections refused meanwhile"
    return Outcome("SIGTERM while 8 people send, 5 times", figure, rows == thanked == 8 * RESTARTS)


def send_together(visitors: list[Visitor]) -> list[Answer]:
    """Send every form at once and return the answers, in the order in which they came."""
    answers: list[Answer] = []
    gate = threading.Barrier(len(visitors))

    def send(visitor: Visitor) -> None:
        gate.wait()
        answers.append(visitor.send())

    threads = [threading.Thread(target=send, args=[visitor]) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
