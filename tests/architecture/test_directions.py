"""No style knows left from right: a page that is read from right to left is its mirror image without a second sheet."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import name_of, tracked

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_SIDE = re.compile(r"\b(left|right)\b", re.I)
_TURNED = re.compile(r"\btranslate(?:X|3d)?\(|\bscaleX\(|\bskew|\brotateZ?\(")
#: Four values in a row go around the box by the clock, so the second is the right side and the fourth the left one.
_AROUND = re.compile(r"^(margin|padding|inset|border-(width|color|style)|scroll-(margin|padding))$")
_SHIFTED = {"translate", "box-shadow", "text-shadow"}

#: What is the same in both directions, and why.
MEANT = {
    ("static/css/components/faq.css", "border-width"): "two sides of a square on its tip are an arrow that points down",
    ("static/css/components/toc.css", "border-width"): "two sides of a square on its tip are an arrow that points down",
}

Declaration = tuple[str, str, str]


def _declarations(sheet: Path) -> Iterator[Declaration]:
    """Yield each declaration with its selector; the frame of a media query is no rule of its own."""
    text = _COMMENT.sub("", sheet.read_text(encoding="utf-8"))
    for selectors, body in _RULE.findall(text):
        for part in body.split(";"):
            name, colon, value = part.partition(":")
            if colon:
                yield " ".join(selectors.split()), name.strip().lower(), " ".join(value.split())


def _parts(value: str) -> list[str]:
    """Return the parts of a value at its blanks, those inside brackets aside."""
    return re.findall(r"(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+", value)


def _moves_sideways(value: str) -> bool:
    """Tell whether the first length of any part of a list is not nothing: that one goes from left to right."""
    for one in re.split(r",(?![^(]*\))", value):
        lengths = [part for part in _parts(one) if part not in {"inset", "none"}]
        if len(lengths) > 1 and not re.fullmatch(r"0(px)?", lengths[0]):
            return True
    return False


def _knows_sides(name: str, value: str) -> bool:
    parts = _parts(value.removesuffix("!important").strip())
    if _SIDE.search(name) or _SIDE.search(re.sub(r"var\([^)]*\)|env\([^)]*\)", "", value)) or _TURNED.search(value):
        return True
    if name == "border-radius" and "/" not in parts and len(parts) > 1:
        corners = (parts + parts[:2])[:4] if len(parts) == 2 else [*parts, parts[1]][:4]
        return corners[0] != corners[1] or corners[2] != corners[3]
    if _AROUND.fullmatch(name):
        return len(parts) == 4 and parts[1] != parts[3]
    return name in _SHIFTED and _moves_sideways(value)


def _found(sheet: Path) -> list[str]:
    """Return what in a sheet knows left from right and is not turned around for a page that is."""
    every = list(_declarations(sheet))
    turned = {(selector.removeprefix('[dir="rtl"] '), name) for selector, name, _ in every if "[dir=" in selector}
    return [
        f"{name_of(sheet)}: {selector} {{ {name}: {value} }}"
        for selector, name, value in every
        if _knows_sides(name, value)
        and "[dir=" not in selector
        and not turned & {(selector, name), (selector, "scale")}
        and (name_of(sheet), name) not in MEANT
    ]


def test_no_style_knows_left_from_right() -> None:
    sheets = tracked("static/css/*.css")
    assert len(sheets) > 50
    found = [line for sheet in sheets for line in _found(sheet)]
    assert not found, "say it by block and inline, or turn it around for [dir=rtl] beside it:\n" + "\n".join(found)


def test_what_is_meant_is_still_there() -> None:
    there = {(name_of(sheet), name) for sheet in tracked("static/css/*.css") for _, name, _ in _declarations(sheet)}
    assert set(MEANT) <= there


def test_the_search_sees_each_kind(tmp_path: Path) -> None:
    knowing = [
        "margin-left: 1px", "padding: 0 1px 0 2px", "left: 0", "float: right", "text-align: left", "inset: 0 auto 0 0",
        "border-radius: 1px 2px 2px 1px", "border-top-left-radius: 1px", "translate: 1px 0", "box-shadow: 1px 0 red",
        "background: linear-gradient(to right, red, blue)", "transform: translateX(1px)", "border-left: 0",
    ]  # fmt: skip
    blind = [
        "margin-inline-start: 1px", "padding: 0 1px 0 1px", "padding: 1px 2px", "text-align: start", "translate: 0 1px",
        "border-radius: 1px 1px 0 0", "box-shadow: 0 1px red", "border-radius: var(--round)", "inset: 0",
    ]  # fmt: skip
    for line in knowing:
        assert _knows_sides(*(part.strip() for part in line.split(":"))), line
    for line in blind:
        assert not _knows_sides(*(part.strip() for part in line.split(":"))), line
