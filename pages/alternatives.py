"""Where else to turn: for each need, the places that are not ours, those in the state of the house first."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Q, Subquery

from pages.crisis import Dialable
from pages.dated import in_force
from pages.kept import kept
from pages.snippets import AlternativeNeed, AlternativeResource, Need, OrganizationSettings

#: With fewer places, a reader who cannot use the one has nowhere to go.
LEAST = 2
#: More than this is a list to work through, and nobody in need wants that.
MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Dialable):
    """One place for one need, as a page shows it. A number that is a crisis line's comes from there."""

    need: str
    key: str
    name: str
    gives: str
    region: str
    url: str
    is_free: bool
    call_number: str
    text_number: str
    chat_url: str
    expires_on: date | None
    verified_on: date | None

    @property
    def is_live(self) -> bool:
        """Whether it may still be shown today; without a last day it may."""
        return self.expires_on is None or in_force(self.expires_on)


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """A need in the reader's words, and where to turn with it."""

    key: str
    title: str
    places: list[Alternative]


def places_for(needs: Collection[str]) -> list[NeedGroup]:
    """Return a group for each need that has a place, in the order of `Need`. One query, none when warm."""
    wanted, places = set(needs), _live_places()
    groups = [
        NeedGroup(need.value, str(need.label), [place for place in places if place.need == need][:MOST])
        for need in Need
        if need in wanted
    ]
    return [group for group in groups if group.places]


def needs_short_of_places(needs: Collection[str]) -> list[str]:
    """Return the titles of the needs for which fewer than two places can be shown."""
    found = {group.key: len(group.places) for group in places_for(needs)}
    return [str(need.label) for need in Need if need in needs and found.get(need, 0) < LEAST]


def place_by_key(key: str) -> Alternative | None:
    """Return the place with this key, None while it may not be shown. One query, none when warm."""
    return next((place for place in _live_places() if place.key == key), None)


def _live_places() -> list[Alternative]:
    rows = kept("alternatives", _read, Alternative)
    return [place for place in (Alternative(**row) for row in rows) if place.is_live]


def _read() -> list[dict[str, Any]]:
    """Read one row for each place and need: nationwide, or in the state of the house, whose own come first."""
    house = OrganizationSettings.objects.filter(site__is_default_site=True).values("region")[:1]
    rows = (
        AlternativeNeed.objects.select_related("resource__crisis_line")
        .filter(Q(resource__region="") | Q(resource__region=Subquery(house)), resource__is_published=True)
        .order_by("-resource__region", "resource__sort_order", "resource__name")
    )
    return [asdict(_place(row.need, row.resource)) for row in rows]


def _place(need: str, resource: AlternativeResource) -> Alternative:
    reached: Any = resource.crisis_line or resource
    return Alternative(
        need=need,
        key=resource.key,
        name=resource.name,
        gives=resource.gives,
        region=resource.region,
        url=resource.url,
        is_free=resource.is_free,
        call_number=reached.call_number,
        text_number=reached.text_number,
        chat_url=getattr(reached, "chat_url", ""),
        expires_on=resource.expires_on,
        verified_on=resource.verified_on,
    )
