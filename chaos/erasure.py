"""What was erased stays erased when an older backup of the main tables comes back."""

import os
import subprocess
from collections.abc import Iterator

from chaos.house import House, Outcome
from chaos.keys import KeyHouse

RECORDS = 10_000
ERASED = 100


def scenario(house: House) -> Iterator[Outcome]:
    """Dump, erase, restore the dump with the keys of now, and replay the ledger."""
    keys = KeyHouse(house)
    keys.records("fill", str(RECORDS))
    main, now, ledger = house.folder / "main.dump", house.folder / "keys.dump", house.folder / "ledger.jsonl"
    _run(house, "pg_dump", "-Fc", "--exclude-table-data=contact_recordkey", "-f", str(main), house.cluster.url)
    keys.records("erase", str(ERASED))
    house.manage("contact_ledger", "export", "--to", str(ledger))
    _run(house, "pg_dump", "-Fc", "--data-only", "-t", "contact_recordkey", "-f", str(now), house.cluster.url)
    restored = _restore(house, str(main), str(now))
    found = keys.check("ring/1.pem", DATABASE_URL=restored)
    yield Outcome(
        f"{ERASED} of {RECORDS} erased, the older main dump restored",
        f"{found['unreadable']} unreadable, {found['staff']} readable",
        (found["unreadable"], found["staff"], found["escrow"]) == (ERASED, RECORDS - ERASED, RECORDS - ERASED),
    )
    said = house.manage("contact_ledger", "replay", "--from", str(ledger), DATABASE_URL=restored)
    found = keys.check("ring/1.pem", DATABASE_URL=restored)
    yield Outcome(
        "the ledger replayed over it",
        f"{found['erased']} erased, {found['unreadable']} unreadable",
        (found["erased"], found["unreadable"]) == (ERASED, 0) and f"Erased again: {ERASED}" in said,
    )
    whole = [
        house.manage(*command, DATABASE_URL=restored) for command in (("audit_verify",), ("contact_ledger", "verify"))
    ]
    yield Outcome("audit and ledger of the restored site", "whole", all(" is whole: " in each for each in whole))


def _restore(house: House, main: str, keys: str) -> str:
    """Make a database of a main dump and a dump of the keys, and return its address."""
    url = house.cluster.url.rsplit("/", 1)[0] + "/restored"
    _run(house, "createdb", "--maintenance-db", house.cluster.url, "restored")
    for dump in (main, keys):
        _run(house, "pg_restore", "--exit-on-error", "-d", url, dump)
    return url


def _run(house: House, program: str, *arguments: str) -> None:
    subprocess.run([program, *arguments], check=True, env={"PATH": os.environ["PATH"]}, cwd=house.folder)
