"""The colors of static/css/tokens.css, and how far apart two of them are."""

import re
from itertools import starmap

from tests.architecture.sources import ROOT

_TOKEN = re.compile(r"^\s*--([\w-]+):\s*(?:light-dark\((#\w+),\s*(#\w+)\)|(#\w+));", re.M)


def colors() -> dict[str, tuple[str, str]]:
    """Return each color token with its value in light and in dark."""
    text = (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
    return {name: (light or both, dark or both) for name, light, dark, both in _TOKEN.findall(text)}


def _brightness(color: str) -> float:
    """Return the relative luminance, as WCAG 2.2 defines it."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return sum(starmap(float.__mul__, zip((0.2126, 0.7152, 0.0722), linear, strict=True)))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colors, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted(map(_brightness, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)
