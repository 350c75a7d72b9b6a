"""A rule is set aside only by name and with a reason; nothing is left half done."""

import re

from tests.architecture.sources import lines_of, name_of, tracked

SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore)")
WITH_CODE_AND_REASON = re.compile(
    r"#\s*noqa: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*\s+-\s+\S|#\s*type: ignore\[[a-z-, ]+\]\s+#\s+\S"
)
LEFT_OPEN = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")


def test_every_suppression_has_a_code_and_a_reason() -> None:
    bare = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in tracked("*.py")
        if path.name != "test_suppressions.py" and "/migrations/" not in str(path)
        for number, line in enumerate(lines_of(path), start=1)
        if SUPPRESSION.search(line) and not WITH_CODE_AND_REASON.search(line)
    ]
    assert not bare, "\n".join(bare)


def test_nothing_is_left_open() -> None:
    marks = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in tracked("*.py", "templates/*.html", "static/css/*.css", "static/js/*.js", "*.toml", ".ci/*")
        for number, line in enumerate(lines_of(path), start=1)
        if LEFT_OPEN.search(line)
    ]
    assert not marks, "\n".join(marks)
