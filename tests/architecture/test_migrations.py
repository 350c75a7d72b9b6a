"""A migration says what it does, and none is missing."""

import re

from django.core.management import call_command

from tests.architecture.sources import name_of, tracked

NAMED = re.compile(r"^\d{4}_(?!auto_)[a-z0-9_]+\.py$")


def test_every_migration_has_a_name_of_its_own() -> None:
    nameless = [
        name_of(path)
        for path in tracked("*/migrations/*.py")
        if path.name != "__init__.py" and not NAMED.match(path.name)
    ]
    assert not nameless, f"name them for what they do: {nameless}"


def test_no_migration_is_missing(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
