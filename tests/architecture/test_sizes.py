"""No file, class or function grows past what a reader holds in mind."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.sources import lines_of, name_of, tracked

FILE_CEILINGS = {
    "*.py": 300,
    "tests/*.py": 400,
    "templates/*.html": 120,
    "static/css/*.css": 200,
    "static/js/*.js": 200,
    "Makefile": 200,
}
FUNCTION_LINES = 45
CLASS_LINES = 200


@pytest.mark.parametrize(("pattern", "ceiling"), FILE_CEILINGS.items())
def test_no_file_is_longer_than_its_ceiling(pattern: str, ceiling: int) -> None:
    files = [path for path in tracked(pattern) if "/migrations/" not in str(path)]
    if pattern == "*.py":
        files = [path for path in files if not name_of(path).startswith("tests/")]
    assert files, f"no file matches {pattern}: the ceiling guards nothing"
    too_long = {name_of(path): len(lines_of(path)) for path in files if len(lines_of(path)) > ceiling}
    assert not too_long, f"over {ceiling} lines, split them: {too_long}"


def _definitions(kind: type[ast.FunctionDef] | type[ast.ClassDef]) -> Iterator[tuple[str, int]]:
    """Yield each function or class with its length in lines."""
    for path in tracked("*.py"):
        if "/migrations/" in str(path):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and type(node) is kind:
                yield f"{name_of(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


@pytest.mark.parametrize(("kind", "ceiling"), [(ast.FunctionDef, FUNCTION_LINES), (ast.ClassDef, CLASS_LINES)])
def test_no_function_or_class_is_longer_than_its_ceiling(
    kind: type[ast.FunctionDef] | type[ast.ClassDef], ceiling: int
) -> None:
    assert [f"{name}: {lines} lines" for name, lines in _definitions(kind) if lines > ceiling] == []
