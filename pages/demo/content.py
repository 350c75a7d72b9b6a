"""Reads the demo content from its files. Knows neither Django nor the database."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"

#: Stands in the texts where the organization's name belongs, so that the name is typed in one file only.
BRAND = "{brand}"

#: Stands where the day of loading belongs: what somebody must check again and again ages from then on.
TODAY = "today"


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page as its file describes it. `path` is its place below the home page, "" for the home page itself.

    `rows` holds what stands in tables of the page's own, such as opening hours, by the name of the relation.
    """

    path: str
    model: str
    title: str
    seo_title: str
    search_description: str
    in_menu: bool
    fields: dict[str, Any]
    rows: dict[str, list[dict[str, Any]]]
    body: list[dict[str, Any]]

    @property
    def slug(self) -> str:
        """The last part of the path; the home page needs one too, though no address shows it."""
        return self.path.rpartition("/")[2] or "home"

    @property
    def parent_path(self) -> str:
        """The path of the page above."""
        return self.path.rpartition("/")[0]


def read_organization() -> dict[str, Any]:
    """Return the demo organization: `settings`, and `phone_lines`."""
    return _read(FOLDER / "organization.toml")


def read_sources() -> list[dict[str, Any]]:
    """Return what the pages cite."""
    sources: list[dict[str, Any]] = _read(FOLDER / "sources.toml")["sources"]
    return sources


def read_terms() -> list[dict[str, Any]]:
    """Return the terms of the glossary; `source` is the key of one."""
    terms: list[dict[str, Any]] = _read(FOLDER / "glossary.toml")["terms"]
    return terms


def read_alternatives() -> list[dict[str, Any]]:
    """Return the places that are not ours; `crisis_line` is the key of one, and `needs` are those of `Need`."""
    places: list[dict[str, Any]] = _read(FOLDER / "alternatives.toml")["alternatives"]
    return places


def read_insurers() -> list[dict[str, Any]]:
    """Return the insurers, each with its contracts; a day may be `TODAY`."""
    insurers = _read(FOLDER / "insurers.toml")["insurers"]
    return [{**insurer, "contracts": list(map(_plain_values, insurer.get("contracts", [])))} for insurer in insurers]


def read_pages() -> list[PageContent]:
    """Return the pages in the order of their files' names, which puts each below one that came before it."""
    brand = read_organization()["settings"]["brand"]
    return [_page(_with_brand(_read(file), brand)) for file in sorted((FOLDER / "pages").glob("*.toml"))]


def _read(file: Path) -> dict[str, Any]:
    with file.open("rb") as content:
        return tomllib.load(content)


def _with_brand(value: Any, brand: str) -> Any:
    if isinstance(value, str):
        return value.replace(BRAND, brand)
    if isinstance(value, list):
        return [_with_brand(item, brand) for item in value]
    if isinstance(value, dict):
        return {key: _with_brand(item, brand) for key, item in value.items()}
    return value


def _page(content: dict[str, Any]) -> PageContent:
    return PageContent(
        path=content["path"],
        model=content["model"],
        title=content["title"],
        seo_title=content.get("seo_title", ""),
        search_description=content["search_description"],
        in_menu=content.get("in_menu", False),
        fields=_plain_values(content["fields"]),
        rows=content.get("rows", {}),
        body=content["body"],
    )


def _plain_values(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    """Return a value as a model field takes it: a list becomes one line an item."""
    if isinstance(value, list):
        return "\n".join(value)
    return value.strip() if isinstance(value, str) else value
