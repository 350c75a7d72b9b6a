"""docs/design.md says what is so: the contrast of the colors, the components that there are, the tokens."""

import re

import pytest

from tests.architecture.sources import ROOT, tracked
from tests.architecture.tokens import colors, contrast

DOC = (ROOT / "docs/design.md").read_text(encoding="utf-8")

#: A row of a table of pairs: the two tokens, the least contrast they need, and what they have in light and in dark.
_PAIR = re.compile(r"^\| `--([\w-]+)` on `--([\w-]+)` \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", re.M)
PAIRS = _PAIR.findall(DOC)

#: Colors that are no pair: they stand alone, or only shade.
DECORATION = {"line", "shade", "on-night-line"}


@pytest.mark.parametrize(("front", "back", "least", "light", "dark"), PAIRS)
def test_two_colors_are_as_far_apart_as_the_page_says(front: str, back: str, least: str, light: str, dark: str) -> None:
    for scheme, said in enumerate((light, dark)):
        has = contrast(colors()[front][scheme], colors()[back][scheme])
        assert has >= float(least), f"{front} on {back}: {has:.1f}"
        assert f"{has:.1f}" == said, f"write {has:.1f} for {front} on {back}"


def test_every_color_is_in_a_pair_or_only_decorates() -> None:
    paired = {name for front, back, *_ in PAIRS for name in (front, back)}
    assert set(colors()) - paired == DECORATION


def test_every_component_is_named_and_every_name_is_a_component() -> None:
    there = {path.stem for path in tracked("static/css/components/*.css")}
    section = DOC.split("## Components")[1].split("\n## ")[0]
    named = set(re.findall(r"^\| `([\w-]+)` \|", section, re.M))
    assert not there - named, "add them to the table of components in docs/design.md"
    assert not named - there, "no such component any more"


def test_every_token_that_is_used_exists_and_every_token_is_used() -> None:
    sheets = {path: path.read_text(encoding="utf-8") for path in tracked("static/css/*.css")}
    text = "\n".join(sheets.values())
    made = set(re.findall(r"(?<![\w(])--([\w-]+)\s*:", text))
    used = set(re.findall(r"var\(--([\w-]+)", text))
    assert not used - made, "used and never made"
    tokens = set(re.findall(r"--([\w-]+)\s*:", sheets[ROOT / "static/css/tokens.css"]))
    assert not tokens - used, "made and never used"
