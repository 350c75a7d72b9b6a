"""The pattern page shows every block and every component, to developers alone."""

import runpy
from types import ModuleType
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as configured
from django.test import Client
from pytest_django import Settings

from legacy_site.patterns.blocks import offered
from legacy_site.patterns.samples import LONG_WORD
from legacy_site.settings import base
from tests.architecture.sources import ROOT, tracked

#: Components that the page need not draw, each with the reason.
NOT_DRAWN = {
    "components/article_byline.html": "a line that links to a page of the tree",
    "components/body.html": "the blocks of a page one below the other",
    "components/call_bar.html": "the foot of every page on a small screen, this one too",
    "components/reading.html": "the three columns of a page, which every page to read shows",
}


@pytest.fixture
def visit(client: Client, db: None) -> Any:
    """Return what a developer gets."""
    return client.get("/patterns/")


def test_production_has_no_such_address(client: Client, settings: Settings, db: None) -> None:
    assert base.PATTERNS_PAGE is False
    settings.PATTERNS_PAGE = False
    addresses = ModuleType("addresses")
    vars(addresses).update(runpy.run_path(str(ROOT / "legacy_site/urls/everything.py")))
    settings.ROOT_URLCONF = addresses
    assert client.get("/patterns/").status_code == 404


def test_the_public_process_has_no_such_address(client: Client, settings: Settings, db: None) -> None:
    settings.ROOT_URLCONF = "legacy_site.urls.public"
    assert client.get("/patterns/").status_code == 404


def test_search_engines_do_not_find_it(visit: Any, client: Client) -> None:
    assert visit.headers["X-Robots-Tag"] == "noindex"
    assert b"/patterns/" not in client.get("/sitemap.xml").content


def test_it_draws_every_block_in_every_state(visit: Any) -> None:
    drawn = {template.name for template in visit.templates}
    missing = {str(block.meta.template) for block in offered()} - drawn
    assert not missing
    page = BeautifulSoup(visit.content, "html.parser")
    for block in offered():
        pattern = page.find("section", {"aria-label": f"Blocks: {block.label}"})
        assert pattern is not None, block.label
        assert pattern.select(".sample__stage > *"), block.label
    assert LONG_WORD in page.get_text()


def test_a_block_with_a_list_is_shown_with_one_item_and_with_many(visit: Any) -> None:
    page = BeautifulSoup(visit.content, "html.parser")
    counts = {
        str(sample.select_one(".sample__state").get_text()): len(sample.select(".key-facts__fact"))  # type: ignore[union-attr]  # every sample has a state
        for sample in page.select("section[aria-label='Blocks: Key facts'] .sample:not(.sample--across)")
    }
    assert (counts["with one item"], counts["with many items"]) == (1, 9)


def test_it_draws_every_component(visit: Any) -> None:
    drawn = {template.name for template in visit.templates}
    templates = ROOT / "templates"
    known = {str(path.relative_to(templates)) for path in tracked("templates/components/*.html")}
    missing = known - drawn - set(NOT_DRAWN)
    assert not missing, f"give it an example in legacy_site/patterns/components.py: {missing}"
    assert not set(NOT_DRAWN) & drawn, "these are drawn: no reason is needed"
    assert set(NOT_DRAWN) <= known


def test_no_id_stands_twice_and_every_label_has_its_field(visit: Any) -> None:
    page = BeautifulSoup(visit.content, "html.parser")
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(ids) == len(set(ids)), sorted({each for each in ids if ids.count(each) > 1})
    for attribute in ("for", "aria-labelledby", "aria-describedby", "popovertarget"):
        for tag in page.select(f"[{attribute}]"):
            assert set(str(tag[attribute]).split()) <= set(ids), str(tag)[:200]


@pytest.mark.parametrize(
    ("query", "selector"),
    [
        ("?scheme=dark", "html[data-scheme=dark]"),
        ("?dir=rtl", "html[dir=rtl]"),
        ("?width=narrow", ".patterns--narrow"),
        ("?scheme=loud&dir=up", "html[data-scheme='as set'][dir=ltr]"),
    ],
)
def test_it_can_be_looked_at_in_every_way(client: Client, db: None, query: str, selector: str) -> None:
    page = BeautifulSoup(client.get(f"/patterns/{query}").content, "html.parser")
    assert page.select_one(selector)
    hrefs = {str(link["href"]) for link in page.select(".patterns__look a")}
    assert any("dir=rtl" in href for href in hrefs)


def test_its_stylesheet_is_apart_from_that_of_the_site() -> None:
    site = base.STYLESHEETS["css/site.css"]
    assert not [pattern for pattern in site if "patterns" in pattern]
    assert "css/patterns.css" in configured.STYLESHEETS
