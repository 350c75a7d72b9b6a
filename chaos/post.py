"""Mail faults, and a worker that dies: everybody on call is told in the end, and of nothing but that somebody waits."""

import re
import time
from collections.abc import Callable, Iterator

from chaos.house import House, Outcome
from chaos.visitor import CANARY
from tests.contact.notices.smtp import Manners, mail_server

INQUIRIES = 5
SECONDS = 40


def scenario(house: House) -> Iterator[Outcome]:
    """Break the mail server twice, and kill the worker again and again."""
    with mail_server() as (address, manners), house.web():
        environment = {"CHAOS_EMAIL_URL": f"smtp://{address}"}
        _finish_what_waits(house)
        manners.rcpt = {"*": "450 try again"}
        yield _then(house, "mail server greylists, then takes", manners, environment, manners.rcpt.clear)
        manners.drops_after_data = True
        yield _then(house, "mail server takes and drops", manners, environment, lambda: _polite(manners))
        yield _worker_killed(house, manners, environment)
    mails = {re.sub(rb"(?m)^(Message-ID|Date): .*$", b"", mail) for mail in manners.taken}
    clean = CANARY.encode() not in manners.seen
    yield Outcome(
        "mails but for id and date", f"{len(manners.taken)} taken, {len(mails)} kind", len(mails) == 1 and clean
    )


def _finish_what_waits(house: House) -> None:
    house.ask("UPDATE contact_inquiry SET status = 'attempting'")
    house.ask("UPDATE django_tasks_database_dbtaskresult SET status = 'SUCCESSFUL', finished_at = now()")


def _polite(manners: Manners) -> None:
    manners.drops_after_data = False


def _then(house: House, name: str, manners: Manners, environment: dict[str, str], mend: Callable[[], None]) -> Outcome:
    before = _sent(house)
    for _ in range(INQUIRIES):
        house.visitor().send()
    with house.worker(**environment):
        _until(lambda: house.count("contact_notice", "state = 'waiting' AND last_error <> ''") >= 1)
        mend()
        # The pause of a minute is the house's own; the clock of the rows is turned instead of waiting for it.
        _until(lambda: _due_now(house) and _sent(house) - before == INQUIRIES)
    sent = _sent(house) - before
    return Outcome(name, f"{sent} of {INQUIRIES} told", sent == INQUIRIES)


def _worker_killed(house: House, manners: Manners, environment: dict[str, str]) -> Outcome:
    before, kills = _sent(house), 6
    for _ in range(INQUIRIES):
        house.visitor().send()
    for number in range(kills):
        with house.worker(**environment) as worker:
            time.sleep(2.0 + number * 0.3)
            worker.kill()
    house.ask(
        "UPDATE django_tasks_database_dbtaskresult SET started_at = now() - interval '1 hour' WHERE status = 'RUNNING'"
    )
    with house.worker(**environment):
        _until(lambda: _due_now(house) and _sent(house) - before == INQUIRIES)
    sent = _sent(house) - before
    return Outcome(f"worker killed {kills} times", f"{sent} of {INQUIRIES} told", sent == INQUIRIES)


def _due_now(house: House) -> bool:
    house.ask("UPDATE contact_notice SET next_try_at = now() WHERE state = 'waiting' AND last_error <> ''")
    return True


def _sent(house: House) -> int:
    return house.count("contact_notice", "state = 'sent'")


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and not condition():
        time.sleep(0.3)
