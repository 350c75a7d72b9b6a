"""Kills the rotation of the keys at every point of it; a whole one must then do the rest, and lose nothing."""

from collections import Counter
from collections.abc import Iterator

from chaos.forks import KILLS, Forks, forks, passes
from chaos.hooks import ROTATE_POINTS, Point
from chaos.house import House, Outcome
from chaos.keys import KeyHouse, counts_of

RECORDS = 150
BATCHES = 3
_ONCE, _EACH_ROW = ("note_emptied",), ("rewrap", "_replace")

#: Rows whose old wraps were altered, or were taken away without new ones.
_HALF = """
    SELECT count(*) FROM contact_recordkey k JOIN chaos_keys old USING (record_id)
    WHERE k.escrow_wrap <> old.escrow_wrap OR (k.staff_kid = old.staff_kid) <> (k.staff_wrap = old.staff_wrap)
"""
_LOST = "SELECT count(*) FROM chaos_keys old LEFT JOIN contact_recordkey k USING (record_id) WHERE k IS NULL"
#: A key that is noted as emptied may be put away for good.
_EMPTIED = "emptied_at IS NOT NULL AND substr(fingerprint, 1, 16) IN (SELECT staff_kid FROM chaos_keys)"
_AUDITED = "SELECT coalesce(sum((detail->>'rows')::int), 0) FROM contact_auditevent WHERE action = 'keys.rotate'"


def outcomes(house: House, keys: KeyHouse) -> Iterator[Outcome]:
    """Publish a new staff key, and go back to the rows of the old one before each kill."""
    keys.records("fill", str(RECORDS))
    keys.make("staff", "ring/2.pem", "2.public.pem")
    house.manage("contact_keys", "publish", "--staff", str(keys.folder / "2.public.pem"))
    house.ask("CREATE TABLE chaos_keys AS SELECT * FROM contact_recordkey")
    environment = {"CHAOS_ROTATION_BATCH": str(RECORDS // BATCHES)}
    with forks(house, **environment, **keys.checked_with("ring/2.pem")) as site:
        for point in ROTATE_POINTS:
            yield _at(house, site, point)
        whole = "is whole: " in site.run("audit_verify").said
    house.ask("DROP TABLE chaos_keys")
    yield Outcome("audit after the rotations", "whole" if whole else "broken", whole)


def _at(house: House, site: Forks, point: Point) -> Outcome:
    found = Counter[str]()
    for at_pass in passes(_passes_of(point)):
        _go_back(house)
        before = _number(house, _AUDITED)
        found["killed"] += site.killed(point, at_pass, "contact_keys", "rotate")
        found["lost"] += _number(house, _LOST)
        found["half"] += _number(house, _HALF) + _noted_too_early(house)
        site.run("contact_keys", "rotate")
        found["opened"] += counts_of(site.run("records", "check").said)["staff"]
        found["audited"] += _number(house, _AUDITED) - before
        found["noted"] += house.count("contact_keyepoch", _EMPTIED)
    figure = (
        f"{found['killed']} killed, {found['lost']} lost, {found['half']} half done; of {KILLS * RECORDS} "
        f"{found['opened']} open with the new key alone, {found['audited']} on the audit"
    )
    right = Counter(killed=KILLS, opened=KILLS * RECORDS, audited=KILLS * RECORDS, noted=KILLS)
    return Outcome(f"kill -9 of a rotation {point[2]} {point[1]}", figure, found == right)


def _passes_of(point: Point) -> int:
    """Return how often a rotation passes a point."""
    name = point[1]
    return 1 if name in _ONCE else RECORDS if name in _EACH_ROW else BATCHES


def _go_back(house: House) -> None:
    """Let the rows and what is known of their keys be as they were before any rotation."""
    house.ask(
        "UPDATE contact_recordkey k SET staff_kid = old.staff_kid, staff_wrap = old.staff_wrap "
        "FROM chaos_keys old WHERE k.record_id = old.record_id"
    )
    house.ask("UPDATE contact_keyepoch SET emptied_at = NULL")


def _noted_too_early(house: House) -> int:
    left = house.count("contact_recordkey", "staff_kid IN (SELECT staff_kid FROM chaos_keys)")
    return house.count("contact_keyepoch", _EMPTIED) if left else 0


def _number(house: House, statement: str) -> int:
    return int(house.ask(statement)[0][0])
