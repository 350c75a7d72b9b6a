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
    """Break the mail server in five ways, and kill the worker again and again."""
    with mail_server() as (address, manners), house.web():
        environment = {"CHAOS_EMAIL_URL": f"smtp://{address}"}
        house.tell_nobody()
        manners.rcpt = {"*": "450 try again"}
        yield _then(house, "mail server greylists, then takes", manners, environment, manners.rcpt.clear)
        manners.drops_after_data = True
        yield _then(house, "mail server takes and drops", manners, environment, lambda: _polite(manners))
        manners.greeting_after = 60
        yield _then(house, "mail server never greets", manners, environment, lambda: _prompt(manners))
        yield _one_refused(house, manners, environment)
        yield _without_tls(house, manners, environment)
        yield _worker_killed(house, manners, environment)
    mails = {re.sub(rb"(?m)^(Message-ID|Date): .*$", b"", mail) for mail in manners.taken}
    clean = CANARY.encode() not in manners.seen
    yield Outcome(
        "mails but for id and date", f"{len(manners.taken)} taken, {len(mails)} kind", len(mails) == 1 and clean
    )


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


def _prompt(manners: Manners) -> None:
    manners.greeting_after = 0


def _one_refused(house: House, manners: Manners, environment: dict[str, str]) -> Outcome:
    """Let the server know one of two people no more; the other hears of everything, and the first is still tried."""
    house.tell_nobody()
    before, manners.rcpt = _sent(house), {"gone@example.org": "550 no such user"}
    for _ in range(INQUIRIES):
        house.visitor().send()
    with house.worker(CHAOS_NOTIFY="gone@example.org,on-call@example.org", **environment):
        _until(lambda: _sent(house) - before == INQUIRIES and _tried(house) == INQUIRIES)
    manners.rcpt = {}
    told, tried = _sent(house) - before, _tried(house)
    house.ask("UPDATE contact_notice SET state = 'moot' WHERE state = 'waiting'")
    figure = f"{told} of {INQUIRIES} told to the other, {tried} kept for the one"
    return Outcome("one of two addresses is refused with 550", figure, told == tried == INQUIRIES)


def _tried(house: House) -> int:
    return house.count("contact_notice", "state = 'waiting' AND last_error = 'SMTPRecipientsRefused'")


def _without_tls(house: House, manners: Manners, environment: dict[str, str]) -> Outcome:
    """Ask for TLS of a server that offers it and breaks it; then of one that has none. Then do without, to mend it."""
    house.tell_nobody()
    before, seen = _sent(house), len(manners.seen)
    house.visitor().send()
    tls = {"CHAOS_EMAIL_URL": environment["CHAOS_EMAIL_URL"].replace("smtp://", "smtp+tls://ann:secret@")}
    for offers in (True, False):
        manners.offers_tls = offers
        house.ask("UPDATE contact_notice SET next_try_at = now(), last_error = '' WHERE state = 'waiting'")
        with house.worker(**tls):
            _until(lambda: house.count("contact_notice", "state = 'waiting' AND last_error <> ''") == 1)
    said = manners.seen[seen:].lower()
    clear = [word.decode() for word in (b"mail from", b"auth", b"rcpt", b"waiting") if word in said]
    with house.worker(**environment):
        _until(lambda: _due_now(house) and _sent(house) - before == 1)
    told = _sent(house) - before
    figure = f"{said.count(b'ehlo')} tries, in the clear: {clear or 'nothing'}; {told} of 1 told without"
    return Outcome("TLS fails, or there is none", figure, not clear and said.count(b"ehlo") >= 2 and told == 1)


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
