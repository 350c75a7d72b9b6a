"""Kills the worker at every point between a task and its mail: everybody on call is told, and of nothing else."""

import re
from collections import Counter
from collections.abc import Iterator

from chaos.forks import KILLS, Forks, forks, passes
from chaos.hooks import OUTBOX_POINTS, Point
from chaos.house import House, Outcome
from chaos.visitor import CANARY
from tests.contact.notices.smtp import Manners, mail_server

#: So many come before each kill; the points fire at one or the other.
INQUIRIES = 2
#: Nobody is told of probable spam, and so many forms sent so fast are just that, but for who asks for help.
MESSAGE = f"{CANARY}, I need help"
#: A round that mends tasks tells of them in the next one.
ROUNDS = 3
#: Here a mail was taken and nobody knows: it comes again.
_MAY_REPEAT = ("mail_send",)

_NOTICE = re.compile(rb"(?m)^Message-ID: <([0-9a-f-]{36})@")
_ODD = re.compile(rb"(?m)^(Message-ID|Date): .*$")
#: Only inquiries that came since the last kill are new.
_SENT_OF_NEW = """
    SELECT n.id FROM contact_notice n JOIN contact_inquiry i ON i.id = n.inquiry_id
    WHERE i.status = 'new' AND n.state = 'sent'
"""


def outcomes(house: House) -> Iterator[Outcome]:
    """Send forms before each kill, kill one round of the worker, and let whole rounds follow."""
    with mail_server() as (address, manners), house.web():
        environment = {
            "SITE_ROLE": "worker",
            "CHAOS_EMAIL_URL": f"smtp://{address}",
            "CONTACT_STAFF_PRIVATE_KEYS_DIR": "",
        }
        house.tell_nobody()
        with forks(house, **environment) as site:
            for point in OUTBOX_POINTS:
                yield _at(house, site, manners, point)
    kinds = {_ODD.sub(b"", mail) for mail in manners.taken}
    clean = CANARY.encode() not in manners.seen
    figure = f"{len(manners.taken)} taken, {len(kinds)} kind"
    yield Outcome("mails but for id and date", figure, len(kinds) == 1 and clean)


def _at(house: House, site: Forks, manners: Manners, point: Point) -> Outcome:
    found, taken = Counter[str](), len(manners.taken)
    for at_pass in passes(INQUIRIES):
        house.tell_nobody()
        for _ in range(INQUIRIES):
            found["thanked"] += house.visitor(message=MESSAGE).send().is_thanks
        found["killed"] += site.killed(point, at_pass, "worker", "--once")
        found["wrong"] += _said_but_not_sent(house, manners)
        _mend(house, site)
        found["wrong"] += _said_but_not_sent(house, manners) + _left(house)
        found["told"] += len(_ids(house, _SENT_OF_NEW) & set(_told_of(manners)))
    mails = _told_of(manners)[taken:]
    twice = len(mails) - len(set(mails))
    right = Counter(thanked=INQUIRIES * KILLS, killed=KILLS, told=INQUIRIES * KILLS)
    figure = (
        f"{found['killed']} killed, {found['told']} of {INQUIRIES * KILLS} told, {twice} of them twice, "
        f"{found['wrong']} rows wrong"
    )
    most = KILLS if point[1] in _MAY_REPEAT else 0
    return Outcome(f"kill -9 of the worker {point[2]} {point[1]}", figure, found == right and twice <= most)


def _mend(house: House, site: Forks) -> None:
    """Let rounds follow until nothing waits; the clock of the rows is turned instead of waiting for it."""
    for _ in range(ROUNDS):
        house.ask(
            "UPDATE django_tasks_database_dbtaskresult SET started_at = now() - interval '1 hour' "
            "WHERE status = 'RUNNING'"
        )
        house.ask("UPDATE contact_notice SET next_try_at = now() WHERE state = 'waiting'")
        site.run("worker", "--once")
        if not _left(house):
            return


def _left(house: House) -> int:
    """Count the tasks that are not done, and the notices that wait."""
    tasks = house.count("django_tasks_database_dbtaskresult", "status <> 'SUCCESSFUL'")
    return tasks + house.count("contact_notice", "state = 'waiting'")


def _said_but_not_sent(house: House, manners: Manners) -> int:
    """Count the notices whose row says that a mail server took them, and none did."""
    return len(_ids(house, "SELECT id FROM contact_notice WHERE state = 'sent'") - set(_told_of(manners)))


def _ids(house: House, statement: str) -> set[str]:
    return {str(row[0]) for row in house.ask(statement)}


def _told_of(manners: Manners) -> list[str]:
    """Return the notice of each mail that was taken."""
    return [found[1].decode() for mail in manners.taken if (found := _NOTICE.search(mail))]
