"""Joins the modules of `pages.proof.check` into one script that anybody can run, without a copy of this site."""

import ast
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("check")
#: In the order in which one needs the other.
_MODULES = ("findings", "reading", "walking", "browsing", "telling")
_OURS = "pages."


@lru_cache(maxsize=1)
def joined_script() -> str:
    """Return the script: what each module imports from Python once at the top, and then the rest of each."""
    imports: set[str] = set()
    parts = []
    for name in _MODULES:
        wanted, rest = _parted((_FOLDER / f"{name}.py").read_text(encoding="utf-8"))
        imports |= wanted
        parts.append(rest)
    about = (_FOLDER / "__init__.py").read_text(encoding="utf-8")
    return "\n\n".join([about, "\n".join(sorted(imports)), *parts])


def _parted(source: str) -> tuple[set[str], str]:
    """Return the imports of a module that are not ours, and its lines without any import and without its docstring."""
    lines, imports = source.splitlines(), set[str]()
    for node in ast.parse(source).body:
        is_docstring = node.lineno == 1 and isinstance(node, ast.Expr)
        if not (is_docstring or isinstance(node, (ast.Import, ast.ImportFrom))):
            continue
        if isinstance(node, ast.Import) or (isinstance(node, ast.ImportFrom) and _is_foreign(node)):
            imports.add(ast.unparse(node))
        for number in range(node.lineno - 1, node.end_lineno or node.lineno):
            lines[number] = ""
    return imports, "\n".join(lines).strip() + "\n"


def _is_foreign(node: ast.ImportFrom) -> bool:
    return not (node.module or "").startswith(_OURS)
