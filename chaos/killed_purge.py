"""Kills the erasure of what was kept long enough at every point: each is whole or erased, and what is not due stays."""

from collections import Counter
from collections.abc import Iterator

from chaos.forks import KILLS, Forks, forks, passes
from chaos.hooks import PURGE_POINTS, Point
from chaos.house import House, Outcome
from chaos.keys import KeyHouse, counts_of

#: For each kill: two inquiries are due, one of them with a file, and one stays, but its file is due.
DUE = 2
PURGES = len(PURGE_POINTS) * KILLS
STAY = 20
RECORDS = (DUE + 1) * PURGES + STAY

#: How often a purge passes a point, where that is not once for each inquiry that is due.
_PASSES = {"_lock": 3, "BaseDatabaseWrapper.commit": 3, "_erase_file": 1}
_FILES_ALONE = ("contact.services.purging", "audit_append", "after")

_KEY = "SELECT FROM contact_recordkey k WHERE k.record_id"
_TOLD = "SELECT count(*) FROM contact_auditevent a WHERE a.action = 'inquiry.erase' AND a.object_id = i.id::text"
#: Inquiries that are neither whole nor erased: the key, the body, the ledger and the audit have to agree.
_HALF = f"""
    SELECT count(*) FROM contact_inquiry i WHERE NOT CASE WHEN erased_at IS NULL
    THEN length(body) > 0 AND EXISTS ({_KEY} = i.id) AND ({_TOLD}) = 0
        AND NOT EXISTS (SELECT FROM contact_erasure e WHERE e.inquiry_id = i.id)
    ELSE length(body) = 0 AND NOT EXISTS (SELECT FROM contact_recordkey k WHERE k.inquiry_id = i.id) AND ({_TOLD}) = 1
        AND EXISTS (SELECT FROM contact_erasure e WHERE e.inquiry_id = i.id)
    END
"""  # noqa: S608 - our own words
_HALF_FILES = f"""
    SELECT count(*) FROM contact_attachment f JOIN contact_inquiry i ON i.id = f.inquiry_id
    WHERE NOT CASE WHEN f.erased_at IS NULL THEN length(f.body) > 0 AND EXISTS ({_KEY} = f.id)
    ELSE length(f.body) = 0 AND NOT EXISTS ({_KEY} = f.id) AND (i.erased_at IS NOT NULL OR EXISTS (
        SELECT FROM contact_auditevent a WHERE a.action = 'attachment.erase' AND a.detail->>'attachment' = f.id::text
    )) END
"""  # noqa: S608 - our own words


def outcomes(house: House, keys: KeyHouse) -> Iterator[Outcome]:
    """Let a few inquiries be due before each kill, and see what is left of them and of all others."""
    keys.records("fill", str(RECORDS))
    keys.records("files", str(2 * PURGES))
    records = house.count()
    groups = _groups(house)
    environment = {"SITE_ROLE": "worker", "CONTACT_PURGE_FREE": str(records)}
    with forks(house, **environment, **keys.checked_with("ring/2.pem")) as site:
        for number, point in enumerate(PURGE_POINTS):
            yield _at(house, site, point, groups[number * KILLS :][:KILLS])
        yield _chains(site)
        found = counts_of(site.run("records", "check").said)
    right = {"rows": records, "erased": DUE * PURGES, "staff": records - DUE * PURGES, "unreadable": 0}
    figure = f"{found['erased']} erased of {records}, {found['staff']} open, {found['unreadable']} unreadable"
    yield Outcome("what was not due after all purges", figure, right.items() <= found.items())


Group = tuple[str, str, str]


def _groups(house: House) -> list[Group]:
    """Return the inquiries of each kill: due with a file, due without one, and staying without its file."""
    found = [str(row[0]) for row in house.ask("SELECT id FROM contact_inquiry ORDER BY received_hour")]
    return [(found[at], found[2 * PURGES + at], found[PURGES + at]) for at in range(PURGES)]


def _at(house: House, site: Forks, point: Point, groups: list[Group]) -> Outcome:
    found = Counter[str]()
    most = 1 if point == _FILES_ALONE else _PASSES.get(point[1], DUE)
    for at_pass, group in zip(passes(most), groups, strict=True):
        before = _erased(house)
        _make_due(house, group)
        found["killed"] += site.killed(point, at_pass, "purge", "--do")
        found["half"] += _half(house)
        site.run("purge", "--do")
        found["half"] += _half(house)
        erased = tuple(after - then for after, then in zip(_erased(house), before, strict=True))
        found["right"] += erased == (set(group[:DUE]), {group[0], group[DUE]})
    figure = f"{found['killed']} killed, {found['half']} half done; exactly what was due is gone {found['right']} times"
    return Outcome(f"kill -9 of a purge {point[2]} {point[1]}", figure, found == Counter(killed=KILLS, right=KILLS))


def _make_due(house: House, group: Group) -> None:
    for inquiry in group[:DUE]:
        _close(house, inquiry, "spam")
    _close(house, group[DUE], "not_eligible")


def _close(house: House, inquiry: str, disposition: str) -> None:
    """Close an inquiry 60 days ago: long enough for spam and for any file, and not for other inquiries."""
    house.ask(
        f"UPDATE contact_inquiry SET status = 'closed', disposition = '{disposition}', "  # noqa: S608 - our own words
        f"last_action_at = now() - interval '60 days' WHERE id = '{inquiry}'"
    )


def _erased(house: House) -> tuple[set[str], set[str]]:
    """Return the inquiries that are erased, and those whose file is."""
    inquiries = house.ask("SELECT id FROM contact_inquiry WHERE erased_at IS NOT NULL")
    files = house.ask("SELECT inquiry_id FROM contact_attachment WHERE erased_at IS NOT NULL")
    return {str(row[0]) for row in inquiries}, {str(row[0]) for row in files}


def _half(house: House) -> int:
    return sum(int(house.ask(statement)[0][0]) for statement in (_HALF, _HALF_FILES))


def _chains(site: Forks) -> Outcome:
    said = [site.run(*command).said for command in (("audit_verify",), ("contact_ledger", "verify"))]
    whole = all(" is whole: " in each for each in said)
    return Outcome("audit and ledger after the purges", "whole" if whole else "broken", whole)
