"""Watches the installed Wagtail: an inline script that we do not replace would not run under the admin's policy."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import wagtail

from tests.architecture.sources import ROOT

INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)")
#: Pages of tools that the house does not install.
NOT_INSTALLED = re.compile(r"/(tests?|styleguide|simple_translation|searchpromotions|search_promotions)/")
WAGTAIL = Path(wagtail.__file__).parent


def _installed(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield each file of the tools that the house installs, with its text."""
    for path in WAGTAIL.rglob(pattern):
        if not NOT_INSTALLED.search(str(path)):
            yield str(path.relative_to(WAGTAIL)), path.read_text(encoding="utf-8")


def _texts_in(code: str) -> Iterator[str]:
    """Yield the text constants of Python code; comments are none."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_template_with_an_inline_script_is_replaced() -> None:
    found = {name for name, text in _installed("*.html") if INLINE.search(text)}
    replaced = ROOT.glob("templates/wagtailadmin/*/*.html")
    ours = {f"admin/templates/{path.relative_to(ROOT / 'templates')}" for path in replaced}
    assert found
    assert found <= ours, f"replace these in templates/: {found - ours}"


def test_only_the_chooser_writes_an_inline_script_from_python() -> None:
    found = {name for name, code in _installed("*.py") if any(INLINE.search(text) for text in _texts_in(code))}
    assert found == {"admin/widgets/chooser.py"}
