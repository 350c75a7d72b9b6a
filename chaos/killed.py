"""Kills whatever changes an inquiry after it came, at named points: the rotation, the purge, the worker that tells."""

from collections.abc import Iterator

from chaos import killed_purge, killed_rotation, killed_worker
from chaos.house import House, Outcome
from chaos.keys import KeyHouse


def scenario(house: House) -> Iterator[Outcome]:
    """Change the keys of many records, erase most of them, and then tell of new ones, each killed again and again."""
    keys = KeyHouse(house)
    yield from killed_rotation.outcomes(house, keys)
    yield from killed_purge.outcomes(house, keys)
    yield from killed_worker.outcomes(house)
    traces = house.traces()
    yield Outcome("a visitor's word in any file, WAL and logs too", f"{len(traces)} files {traces[:3]}", not traces)
