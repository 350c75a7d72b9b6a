"""Tables of facts: whole, sourced, and read out with their heads."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.blocks.tables import ComparisonTableBlock, DrugFactsBlock
from tests.factories.bodies import block, items
from tests.pages.conftest import House
from tests.pages.test_figure import put
from tests.pages.test_therapy import main_part


def comparison(*rows: tuple[str, list[str]], columns: tuple[str, ...] = ("Leaf", "7-OH")) -> dict[str, Any]:
    """Return what an editor typed: columns, and rows of cells."""
    cells = [{"name": name, "cells": [{"text": text} for text in texts]} for name, texts in rows]
    return {"title": "Side by side", "corner": "What differs", "columns": list(columns), "rows": cells}


@pytest.mark.parametrize("texts", [["A trace", "A lot", "More"], ["A trace", "A lot", "More", "Most"]])
def test_a_row_with_too_many_cells_is_refused_by_its_name(texts: list[str]) -> None:
    kind = ComparisonTableBlock()
    with pytest.raises(StructBlockValidationError) as error:
        kind.clean(kind.normalize(comparison(("Strength", ["Weak", "Strong"]), ("Amount", texts))))
    assert "2 cells" in str(error.value.block_errors["rows"])
    assert "Amount" in str(error.value.block_errors["rows"])
    assert "Strength" not in str(error.value.block_errors["rows"])


@pytest.mark.parametrize("columns", [("Leaf",), ("a", "b", "c", "d", "e")])
def test_one_column_is_no_comparison_and_five_fit_no_page(columns: tuple[str, ...]) -> None:
    kind = ComparisonTableBlock()
    with pytest.raises(StructBlockValidationError) as error:
        kind.clean(kind.normalize(comparison(("Amount", ["x"] * max(2, len(columns))), columns=columns)))
    assert "columns" in error.value.block_errors


def test_every_cell_of_a_comparison_has_its_heads_and_keeps_them_as_a_card() -> None:
    kind = ComparisonTableBlock()
    drawn = BeautifulSoup(str(kind.render(kind.normalize(comparison(("Amount", ["A trace", "A lot"]))))), "html.parser")
    assert [head.get_text() for head in drawn.select("thead th[scope=col]")] == ["What differs", "Leaf", "7-OH"]
    assert [head.get_text() for head in drawn.select("tbody th[scope=row]")] == ["Amount"]
    assert [(cell["data-label"], cell.get_text()) for cell in drawn.select("td")] == [
        ("Leaf", "A trace"),
        ("7-OH", "A lot"),
    ]
    roles = {"table", "rowgroup", "row", "columnheader", "rowheader", "cell"}
    assert {str(tag["role"]) for tag in drawn.select("[role]")} == roles


def test_a_fact_that_changes_says_when_it_was_checked() -> None:
    kind = DrugFactsBlock()
    rows = [{"name": "Form", "text": "Powder"}, {"name": "Law", "text": "Differs", "checked_on": date(2026, 11, 23)}]
    drawn = BeautifulSoup(str(kind.render(kind.normalize({"title": "Facts", "rows": rows}))), "html.parser")
    cells = [cell.get_text(strip=True) for cell in drawn.select("td")]
    assert cells == ["Powder", "DiffersChecked on November 23, 2026."]


def test_the_sources_of_cells_are_numbered_as_they_are_read(client: Client, house: House) -> None:
    first, second, third, _ = house.sources
    cells = items({"text": "A trace", "sources": items(third.pk)}, {"text": "A lot", "sources": items(first.pk)})
    table = block(
        "comparison", title="Two", corner="", columns=items("a", "b"), rows=items({"name": "x", "cells": cells})
    )
    facts = block(
        "drug_facts", title="Facts", rows=items({"name": "Form", "text": "Leaf", "sources": items(second.pk)})
    )
    put(house.about, table, facts, block("sources", title="Sources"))
    main = main_part(client, house.about.url)
    assert [link["href"] for link in main.select("table a")] == ["#source-1", "#source-2", "#source-3"]
    assert [name.get_text() for name in main.select(".sources__name")] == [s.title for s in (third, first, second)]
