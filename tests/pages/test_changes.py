"""The record of what changed on a page: its last day stands at the top and leads to the list."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from pages.blocks import BodyStreamBlock
from pages.blocks.changes import ChangesBlock
from tests.factories.bodies import Raw, block, items
from tests.pages.conftest import House
from tests.pages.test_figure import put
from tests.pages.test_therapy import main_part

CHANGES: Raw = [
    {"changed_on": "2026-03-01", "what": "Named another source."},
    {"changed_on": "2026-11-20", "what": "Corrected how long it lasts."},
    {"changed_on": "2025-12-31", "what": "First written."},
]


def test_a_page_has_one_list_of_changes_at_most() -> None:
    stream = BodyStreamBlock()
    one = ("changes", {"changes": [{"changed_on": date(2026, 1, 1), "what": "Something"}]})
    stream.clean(stream.normalize([one]))
    with pytest.raises(ValidationError):
        stream.clean(stream.normalize([one, one]))


@pytest.mark.parametrize("name", ["substance", "program", "about"])
def test_the_last_day_stands_at_the_top_and_leads_to_the_list(client: Client, house: House, name: str) -> None:
    page = getattr(house, name)
    assert not main_part(client, page.url).select(".page-header__changed")
    put(page, block("heading", text="Changes"), block("changes", changes=items(*CHANGES)))
    main = main_part(client, page.url)
    [link] = main.select(".page-header__changed a")
    assert (link["href"], link.get_text()) == ("#changes", "Last changed on November 20, 2026")
    assert len(main.select("#changes")) == 1
    assert [head["id"] for head in main.select("h2.heading")] == ["changes-2"]


def test_the_list_goes_from_the_last_to_the_first() -> None:
    kind = ChangesBlock()
    html = str(kind.render(kind.to_python({"changes": items(*CHANGES)})))
    days = [day.get_text() for day in BeautifulSoup(html, "html.parser").select("dt")]
    assert days == ["November 20, 2026", "March 1, 2026", "December 31, 2025"]
