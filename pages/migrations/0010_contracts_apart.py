"""What keeps an insurer's contracts apart: no two of them run on the same day, whoever writes them."""

from django.db import migrations

NAME = "pages_insurercontract_apart"

#: Ranges of one number need no extension, which an equals sign beside a range would.
_CONSTRAINT = f"""
    ALTER TABLE pages_insurercontract ADD CONSTRAINT {NAME} EXCLUDE USING gist (
        int8range(insurer_id, insurer_id, '[]') WITH &&,
        daterange(starts_on, ends_on, '[]') WITH &&
    )
"""

#: SQLite has no constraint over two rows.
_TRIGGER = f"""
    CREATE TRIGGER {NAME}_{{when}} BEFORE {{event}} ON pages_insurercontract
    WHEN EXISTS (
        SELECT 1 FROM pages_insurercontract AS other
        WHERE other.insurer_id = NEW.insurer_id AND other.id IS NOT {{own}}
        AND other.starts_on <= NEW.ends_on AND NEW.starts_on <= other.ends_on
    )
    BEGIN SELECT RAISE(ABORT, '{NAME}'); END
"""

STATEMENTS = {
    "postgresql": [_CONSTRAINT],
    "sqlite": [
        _TRIGGER.format(when="added", event="INSERT", own="NEW.id"),
        _TRIGGER.format(when="changed", event="UPDATE OF insurer_id, starts_on, ends_on", own="OLD.id"),
    ],
}
UNDOING = {
    "postgresql": [f"ALTER TABLE pages_insurercontract DROP CONSTRAINT {NAME}"],
    "sqlite": [f"DROP TRIGGER {NAME}_added", f"DROP TRIGGER {NAME}_changed"],
}


def refuse_two_at_once(apps, schema_editor):
    """Say in plain words which contracts stand in the way; else the database would say it in its own, or not at all."""
    found, last = [], None
    contracts = apps.get_model("pages", "InsurerContract").objects.using(schema_editor.connection.alias)
    for contract in contracts.order_by("insurer_id", "starts_on", "ends_on"):
        if last and last.insurer_id == contract.insurer_id and contract.starts_on <= last.ends_on:
            found.append(f"{last.pk} and {contract.pk}")
        if not last or last.insurer_id != contract.insurer_id or contract.ends_on > last.ends_on:
            last = contract
    if found:
        raise ValueError(f"Contracts of one insurer overlap, by id: {'; '.join(found)}. End one of each, then migrate.")


def keep_apart(apps, schema_editor):
    """Let the database at hand refuse them."""
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def let_overlap(apps, schema_editor):
    """Take that away."""
    for statement in UNDOING[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("pages", "0009_self_check")]

    operations = [
        migrations.RunPython(refuse_two_at_once, migrations.RunPython.noop),
        migrations.RunPython(keep_apart, let_overlap),
    ]
