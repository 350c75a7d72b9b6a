"""What no text of ours says, wherever it stands."""

import re

import pytest

from tests.architecture.sources import lines_of, name_of, tracked

NEVER = {
    "a promise that nobody can keep": r"100 ?% confidential|HIPAA[- ]compliant|\bguaranteed\b|#1 (rated|treatment)",
    "a word that harms": r"\baddicts?\b|\bjunkies?\b|\bsubstance abusers?\b|\bdrug abusers?\b|\balcohol abusers?\b",
    "British spelling": r"\b(cent(?:re)s?|programmes?|behaviours?|colours?|organis(?:e|ation)s?|licences?|judgement)\b",
    "a package registry's address": r"pypi\.(?:org|python\.org)|registry\.npmjs|deb\.debian\.org|files\.pythonhosted",
}
#: Files that must name the words: rules about words, and the texts of others.
ABOUT_WORDS = (
    "tests/architecture/test_words.py",
    "pages/search/words.toml",
    "contact/spam/phrases.toml",
    "tests/contact/spam/",
    "LICENSE",
    "requirements",
    ".ci/requirements",
)


@pytest.mark.parametrize("what", NEVER)
def test_no_text_of_ours_holds(what: str) -> None:
    pattern = re.compile(NEVER[what], re.I)
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:120]}"
        for path in tracked("*.py", "*.html", "*.css", "*.js", "*.toml", "*.md", "*.svg", "Makefile", ".ci/*")
        if not name_of(path).startswith(ABOUT_WORDS) and "test_demo" not in path.name
        for number, line in enumerate(lines_of(path), start=1)
        if pattern.search(line)
    ]
    assert not found, "\n".join(found)
