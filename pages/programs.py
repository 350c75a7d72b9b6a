"""The levels of care as other pages show them: drawn from the program pages, so nothing is typed twice."""

from dataclasses import asdict, dataclass
from typing import Any

from pages.kept import kept
from pages.models import ProgramPage
from pages.prices import Price
from pages.visible import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramFacts:
    """One published program."""

    title: str
    slug: str
    url: str
    short_name: str
    summary: str
    setting: str
    asam_level: str
    hours_label: str
    typical_length: str
    support_rank: int
    who_for_items: list[str]
    who_not_for_items: list[str]
    price: Price | None
    price_includes_items: list[str]


def programs_by_support() -> list[ProgramFacts]:
    """Return every published program, most support first. One query, none when warm."""
    return [_from_plain(plain) for plain in kept("programs", _read, ProgramFacts, Price)]


def _read() -> list[dict[str, Any]]:
    pages = visible(ProgramPage.objects.all()).defer("body").order_by("support_rank", "path")
    return [asdict(_facts(page)) for page in pages]


def _from_plain(plain: dict[str, Any]) -> ProgramFacts:
    price = plain["price"]
    return ProgramFacts(**{**plain, "price": Price(**price) if price else None})


def _facts(page: ProgramPage) -> ProgramFacts:
    facts = {name: getattr(page, name) for name in ProgramFacts.__dataclass_fields__}
    return ProgramFacts(**{**facts, "url": page.url or ""})


def program_names() -> list[tuple[str, str]]:
    """Return (slug, title) of every published program, for whoever may not import this app."""
    return [(program.slug, program.title) for program in programs_by_support()]
