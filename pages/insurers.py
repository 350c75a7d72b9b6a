"""What pages may say of insurers today: read from what is kept, and judged by the day at each reading."""

from dataclasses import dataclass

from pages.facts import kept_rows
from pages.snippets import Insurer, InsurerContract


@dataclass(frozen=True, slots=True)
class InNetwork:
    """An insurer with the contract that stands today."""

    insurer: Insurer
    contract: InsurerContract


@dataclass(frozen=True, slots=True)
class InsurersToday:
    """Who we are in network with today, and whom we can ask."""

    in_network: list[InNetwork]
    to_ask: list[Insurer]


def insurers_today() -> InsurersToday:
    """Return the insurers by name. Two queries, none when warm.

    What is kept are the rows with their days, never the answer: so a claim ends at midnight where the site is, however
    warm the cache. A contract that ends later stands before one that ends sooner, should two stand at once.
    """
    standing = {
        row.insurer_id: row for row in sorted(kept_rows(InsurerContract), key=lambda row: row.ends_on) if row.stands
    }
    insurers = kept_rows(Insurer)
    return InsurersToday(
        in_network=[InNetwork(each, standing[each.pk]) for each in insurers if each.pk in standing],
        to_ask=[each for each in insurers if each.pk not in standing and each.otherwise == Insurer.Otherwise.ASK],
    )
