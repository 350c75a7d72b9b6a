"""Faults and forgeries made in the database itself, as its owner could; the test's transaction takes them back."""

from django.db import connection

from contact.models import AuditEvent

_POSTGRESQL_REFUSAL = """
    CREATE FUNCTION sabotage() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE 'no space left' USING ERRCODE = 'check_violation'; END $$;
    CREATE TRIGGER sabotage BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION sabotage();
"""
_SQLITE_REFUSAL = """
    CREATE TRIGGER sabotage BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no space left'); END
"""


def run_sql(statement: str, *values: int) -> None:
    """Run a statement behind the back of every service."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def refuse_rows(table: str) -> None:
    """Make every new row of a table fail."""
    refusal = _POSTGRESQL_REFUSAL if connection.vendor == "postgresql" else _SQLITE_REFUSAL
    run_sql(refusal.format(table=table))


def allow_rows(table: str) -> None:
    """Let a table that refused new rows take them again."""
    run_sql("DROP TRIGGER sabotage" + (f" ON {table}" if connection.vendor == "postgresql" else ""))


def refuse_audit_rows() -> None:
    """Make every new audit row fail."""
    refuse_rows(AuditEvent._meta.db_table)


def drop_triggers() -> None:
    """Take the triggers of the audit away, which only the owner of the table can do."""
    names = ["no_update", "no_delete", "no_replace"]
    if connection.vendor == "postgresql":
        names = ["no_change ON contact_auditevent", "no_truncate ON contact_auditevent"]
    for name in names:
        run_sql(f"DROP TRIGGER contact_auditevent_{name}")
