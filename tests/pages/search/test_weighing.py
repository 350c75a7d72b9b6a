"""On PostgreSQL a search weighs a bounded number of pages, and still finds what it must."""

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Page

from pages.search import weighing
from tests.factories.bodies import block
from tests.factories.pages import StandardPageFactory
from tests.pages.conftest import House
from tests.pages.search.visitor import hits, searched

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the other way is for PostgreSQL alone"),
]


def words(text: str) -> list[dict[str, object]]:
    return [block("paragraph", text=f"<p>{text}</p>", sources=[])]


def test_a_draft_is_not_found(client: Client, house: House) -> None:
    StandardPageFactory(parent=house.about, live=False, body=words("A lighthouse."))
    assert hits(searched(client, "lighthouse")) == []


def test_words_may_stand_apart_in_title_and_body(client: Client, house: House) -> None:
    page = StandardPageFactory(parent=house.about, title="The lighthouse", body=words("It has a lantern."))
    StandardPageFactory(parent=house.about, body=words("A lantern."))
    assert hits(searched(client, "lighthouse lantern")) == [page.url]


def test_a_word_in_the_title_is_weighed_though_too_many_pages_hold_it(
    client: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighing, "_ANYWHERE", 2)
    for _ in range(5):
        StandardPageFactory(parent=house.about, body=words("A lighthouse."))
    titled = StandardPageFactory(parent=house.about, title="The lighthouse")
    found = hits(searched(client, "lighthouse"))
    assert found[0] == titled.url
    assert len(found) <= 3
    assert Page.objects.count() > 5
