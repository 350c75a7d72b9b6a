"""What a scan saw: places and numbers, and nothing of what stood around a hit."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Looked:
    """One place: how much of it was looked at, where the word was found and how often, and what could not be read."""

    place: str
    items: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)
