"""What a title tells an onlooker."""

import pytest

from pages.discreet import telling_words


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Do I drink too much?", ["drink"]),
        ("ALCOHOL and drugs", ["alcohol", "drugs"]),
        ("Rehab", ["rehab"]),
        ("A healing place", ["healing"]),
        ("A test", ["test"]),
    ],
)
def test_a_word_that_tells_is_found(title: str, told: list[str]) -> None:
    assert telling_words(title) == told


@pytest.mark.parametrize("title", ["A few questions", "Search", "A to Z", "Write to us", "The latest", ""])
def test_a_neutral_title_is_let_through(title: str) -> None:
    assert telling_words(title) == []
