"""What stands in the head of a page, as the tests read it."""

import json
import re
from collections.abc import Iterator
from datetime import time
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from pages.models.hours import spoken

#: Addresses and codes: what a program reads, and no reader sees.
NOT_WORDS = {"@id", "@type", "@context", "url", "inLanguage"}


def soup_at(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    """Return the parsed page at an address."""
    response = client.get(address)
    assert response.status_code == status, address
    return BeautifulSoup(response.content, "html.parser")


def items_in(page: BeautifulSoup) -> list[dict[str, Any]]:
    """Return the items of the structured data of a page, [] when there is none."""
    scripts = page.find_all("script", type="application/ld+json")
    assert len(scripts) <= 1
    if not scripts:
        return []
    document = json.loads(scripts[0].string or "")
    assert document["@context"] == "https://schema.org"
    items: list[dict[str, Any]] = document["@graph"]
    return items


def items_at(client: Client, address: str) -> list[dict[str, Any]]:
    """Return the items of the structured data at an address."""
    return items_in(soup_at(client, address))


def words_in(value: Any) -> Iterator[str]:
    """Yield each text that an item says in words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from words_in(each)
    elif isinstance(value, dict) and value.get("@type") == "OpeningHoursSpecification":
        yield from (*value["dayOfWeek"], _stretch(value["opens"], value["closes"]))
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in NOT_WORDS:
                yield from words_in(each)


def _stretch(opens: str, closes: str) -> str:
    """Return hours as a reader is told them: schema.org has no word for day and night."""
    if (opens, closes) == ("00:00", "23:59"):
        return "Open day and night"
    return f"{spoken(time.fromisoformat(opens))} to {spoken(time.fromisoformat(closes))}"


def unspaced(text: str) -> str:
    """Return the text without white space: where elements meet, a reader sees some that the source does not hold."""
    return re.sub(r"\s+", "", text)


def visible_text(page: BeautifulSoup) -> str:
    """Return what a reader can read, without white space, and each day that is shown as a program reads it."""
    assert page.body is not None
    days = "".join(str(tag["datetime"]) for tag in page.select("time[datetime]"))
    return unspaced(page.body.get_text() + days)


def metas(page: BeautifulSoup) -> dict[str, str]:
    """Return the metadata of a page by its name or property."""
    return {
        str(tag.get("property") or tag["name"]): str(tag["content"])
        for tag in page.select("meta[property], meta[name]")
    }
