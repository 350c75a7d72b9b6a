"""Makes the triggers of the legal hold again where SQLite dropped them.

SQLite makes a table anew for many changes of it, and its triggers go with the old one. So they are made again after
each `migrate` when they are missing. PostgreSQL keeps them.
"""

from importlib import import_module
from typing import Any

from django.db import connections

#: Those that guard a table.
_MIGRATIONS = ("0003_key_epochs_and_erasure", "0006_withdrawal_codes")


def hold_guards_ensure(*, using: str, **kwargs: Any) -> None:
    """Make what is missing of the triggers; a receiver of `post_migrate`."""
    connection = connections[using]
    if connection.vendor != "sqlite" or "contact_legalhold" not in connection.introspection.table_names():
        return
    triggers = [import_module(f"contact.migrations.{name}").HOLD_TRIGGERS["sqlite"] for name in _MIGRATIONS]
    with connection.cursor() as cursor:
        for statements in (each for guarded in triggers for each in guarded.values()):
            for statement in statements:
                cursor.execute(statement.replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS", 1))
