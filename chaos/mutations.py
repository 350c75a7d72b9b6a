"""A hundred thousand sealed records that were altered, cut, swapped or offered to the wrong key: none of them opens."""

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from chaos.house import House, Outcome
from contact.vault.binding import ADDITION, ATTACHMENT, INQUIRY, NOTE, Binding
from contact.vault.errors import VaultError
from contact.vault.generating import generate_key
from contact.vault.opening import Opener
from contact.vault.sealing import Sealed, Wrap, seal
from contact.vault.suites import P256, X25519, XWING
from tests.contact.vault.helpers import House as Keys
from tests.contact.vault.helpers import binding

MUTATIONS = int(os.environ.get("MUTATIONS", "100000"))
SEED = 20_261_123
SUITES = {"P-256": P256, "X25519": X25519, "X-Wing": XWING}
KINDS = (INQUIRY, NOTE, ATTACHMENT, ADDITION)
#: How many times as often as the others: so that each byte of a body is altered, in each suite.
OFTEN = 6

Offered = tuple[bytes, Wrap, Binding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A sealed record, another of the same keys, and a key that the staff held before."""

    bound: Binding
    sealed: Sealed
    other_bound: Binding
    other: Sealed
    older_kid: str


class Tamperer:
    """Alters records in turn: at the next byte each time, by chance in any other respect."""

    def __init__(self) -> None:
        self._chance = random.Random(SEED)  # noqa: S311 - the same at every run
        self._turns = Counter[str]()

    def flip_body(self, record: Record) -> Offered:
        """Alter one bit of the body."""
        return self._flipped(record.sealed.body, "body"), record.sealed.staff, record.bound

    def flip_wrap(self, record: Record) -> Offered:
        """Alter one bit of the wrapped key."""
        wrap = record.sealed.staff
        return record.sealed.body, replace(wrap, data=self._flipped(wrap.data, "wrap")), record.bound

    def cut_body(self, record: Record) -> Offered:
        """Cut the body anywhere."""
        body = record.sealed.body
        return body[: self._chance.randrange(len(body))], record.sealed.staff, record.bound

    def cut_wrap(self, record: Record) -> Offered:
        """Cut the wrapped key anywhere."""
        wrap = record.sealed.staff
        cut = wrap.data[: self._chance.randrange(len(wrap.data))]
        return record.sealed.body, replace(wrap, data=cut), record.bound

    def swap_rows(self, record: Record) -> Offered:
        """Put body and key, or either of them, into the row of another."""
        other, bound = record.other, record.other_bound
        return self._chance.choice(
            [
                (record.sealed.body, record.sealed.staff, bound),
                (record.sealed.body, other.staff, bound),
                (other.body, record.sealed.staff, bound),
                (record.sealed.body, other.staff, record.bound),
            ]
        )

    def swap_facts(self, record: Record) -> Offered:
        """Change one fact of the row."""
        bound = record.bound
        changes = {
            "kind": self._chance.choice([kind for kind in KINDS if kind != bound.kind]),
            "record_id": UUID(int=self._chance.getrandbits(128)),
            "inquiry_id": UUID(int=self._chance.getrandbits(128)),
            "schema_version": bound.schema_version + 1,
            "made_at": bound.made_at + timedelta(microseconds=self._chance.randint(1, 10**9)),
        }
        name = self._chance.choice(list(changes))
        return record.sealed.body, record.sealed.staff, replace(bound, **{name: changes[name]})  # type: ignore[arg-type] # each fits its name

    def confuse_roles(self, record: Record) -> Offered:
        """Offer the escrow's wrap to the staff, under its own name or the staff's."""
        kid = self._chance.choice([record.sealed.escrow.kid, record.sealed.staff.kid, record.older_kid])
        return record.sealed.body, Wrap(kid=kid, data=record.sealed.escrow.data), record.bound

    def claim_older_key(self, record: Record) -> Offered:
        """Say that the key was wrapped to one that the staff held before."""
        return record.sealed.body, replace(record.sealed.staff, kid=record.older_kid), record.bound

    def claim_other_suite(self, record: Record) -> Offered:
        """Put another suite into the body's head."""
        at, body = 4, record.sealed.body
        other = self._chance.choice([each for each in range(256) if each != body[at]])
        return body[:at] + bytes([other]) + body[at + 1 :], record.sealed.staff, record.bound

    def _flipped(self, data: bytes, what: str) -> bytes:
        turn = self._turns[what]
        self._turns[what] += 1
        at = turn // len(SUITES) % len(data)
        return data[:at] + bytes([data[at] ^ 1 << self._chance.randrange(8)]) + data[at + 1 :]


def scenario(house: House) -> Iterator[Outcome]:
    """Alter records of each suite in every way, and try to open each; then open them as they were."""
    tamperer, records = Tamperer(), {name: _record(alg) for name, alg in SUITES.items()}
    ways: list[Callable[[Record], Offered]] = [
        *[tamperer.flip_body] * OFTEN,
        *(tamperer.flip_wrap, tamperer.cut_body, tamperer.cut_wrap, tamperer.swap_rows, tamperer.swap_facts),
        *(tamperer.confuse_roles, tamperer.claim_older_key, tamperer.claim_other_suite),
    ]
    refused, opened = Counter[str](), Counter[str]()
    for number in range(MUTATIONS):
        opener, record = list(records.values())[number % len(records)]
        way = ways[number // len(records) % len(ways)]
        counts = opened if _opens(opener, way(record)) else refused
        counts[way.__name__] += 1
    for name in dict.fromkeys(way.__name__ for way in ways):
        yield Outcome(name.replace("_", " "), f"{refused[name]:,} refused, {opened[name]} opened", not opened[name])
    whole = sum(
        _opens(opener, (record.sealed.body, record.sealed.staff, record.bound)) for opener, record in records.values()
    )
    figure = f"{refused.total():,} refused in all, {whole} of {len(records)} records open as they were"
    yield Outcome("the same records, unaltered", figure, whole == len(records))


def _record(alg: int) -> tuple[Opener, Record]:
    keys, older = Keys(alg), generate_key(alg)
    bound, other_bound = binding(), binding()
    record = Record(
        bound=bound,
        sealed=seal({"name": "Sam"}, binding=bound, recipients=keys.recipients),
        other_bound=other_bound,
        other=seal({"name": "Alex"}, binding=other_bound, recipients=keys.recipients),
        older_kid=older.public.kid,
    )
    # The escrow key as well: a site that held both would still tell the roles apart.
    return Opener("staff", [keys.staff, older, keys.escrow]), record


def _opens(opener: Opener, offered: Offered) -> bool:
    body, wrap, bound = offered
    try:
        opener.open(body, wrap, binding=bound)
    except VaultError:
        return False
    return True
