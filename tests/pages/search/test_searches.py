"""The right page first, for what people type. The same list runs on every database."""

import tomllib
from pathlib import Path

import pytest
from django.test import Client

from pages.search.topics import topics
from pages.search.words import the_words
from tests.pages.search.visitor import hits, searched

#: In the order of tests, before those that empty the database.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_pages")]

GROUPS = tomllib.loads(Path(__file__).with_name("searches.toml").read_text(encoding="utf-8"))
SEARCHES = [(words, first) for group in GROUPS.values() for words, first in group.items()]


def test_the_list_is_long_enough() -> None:
    assert len(SEARCHES) >= 60


@pytest.mark.parametrize(("words", "first"), SEARCHES)
def test_the_right_page_comes_first(client: Client, words: str, first: str) -> None:
    assert hits(searched(client, words))[:1] == [first]


def test_every_page_and_section_that_the_words_name_is_there(client: Client) -> None:
    known = {topic.path: topic.url for topic in topics()}
    named = {target for term in the_words().terms for target in term.pages}
    for target in named:
        path, _, section = target.partition("#")
        assert path in known, target
        if section:
            assert f'id="{section}"' in client.get(known[path]).content.decode(), target
