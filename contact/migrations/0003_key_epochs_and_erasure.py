"""Key epochs, attachments, legal holds, erasure, and the third suite.

The erasure ledger is made in SQL with triggers that refuse a change, as the audit is. Other triggers refuse to lose
anything of an inquiry that is on legal hold. SQLite drops a table's triggers when a later migration makes the
table anew; `contact.hold_guards` makes those of `HOLD_TRIGGERS` again.
"""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

ROOT = "00" * 32
REASONS = "('request', 'retention', 'order', 'test')"

LEDGER_POSTGRESQL = (
    f"""
    CREATE TABLE contact_erasure (
        seq bigint PRIMARY KEY CONSTRAINT erasure_seq_positive CHECK (seq >= 1),
        at timestamp with time zone NOT NULL,
        inquiry_id uuid NOT NULL CONSTRAINT erasure_once UNIQUE,
        reason varchar(16) NOT NULL CONSTRAINT erasure_reason_known CHECK (reason IN {REASONS}),
        prev bytea NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT erasure_links_whole CHECK (length(prev) = 32 AND length(hash) = 32)
    )
    """,
    """
    CREATE TABLE contact_erasurehead (
        id smallint PRIMARY KEY CONSTRAINT erasurehead_one_row CHECK (id = 1),
        seq bigint NOT NULL,
        hash bytea NOT NULL CONSTRAINT erasurehead_link_whole CHECK (length(hash) = 32)
    )
    """,
    f"INSERT INTO contact_erasurehead (id, seq, hash) VALUES (1, 0, decode('{ROOT}', 'hex'))",
    """
    CREATE FUNCTION contact_ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the erasure ledger is append-only' USING ERRCODE = '42501'; END $$
    """,
    """
    CREATE TRIGGER contact_erasure_no_change BEFORE UPDATE OR DELETE ON contact_erasure
    FOR EACH ROW EXECUTE FUNCTION contact_ledger_refuse()
    """,
    """
    CREATE TRIGGER contact_erasure_no_truncate BEFORE TRUNCATE ON contact_erasure
    FOR EACH STATEMENT EXECUTE FUNCTION contact_ledger_refuse()
    """,
    """
    CREATE TRIGGER contact_erasurehead_no_delete BEFORE DELETE ON contact_erasurehead
    FOR EACH ROW EXECUTE FUNCTION contact_ledger_refuse()
    """,
    """
    CREATE TRIGGER contact_erasurehead_no_truncate BEFORE TRUNCATE ON contact_erasurehead
    FOR EACH STATEMENT EXECUTE FUNCTION contact_ledger_refuse()
    """,
)

LEDGER_SQLITE = (
    f"""
    CREATE TABLE contact_erasure (
        seq bigint NOT NULL PRIMARY KEY CONSTRAINT erasure_seq_positive CHECK (seq >= 1),
        at datetime NOT NULL,
        inquiry_id char(32) NOT NULL CONSTRAINT erasure_once UNIQUE,
        reason varchar(16) NOT NULL CONSTRAINT erasure_reason_known CHECK (reason IN {REASONS}),
        prev BLOB NOT NULL,
        hash BLOB NOT NULL,
        CONSTRAINT erasure_links_whole CHECK (length(prev) = 32 AND length(hash) = 32)
    )
    """,
    """
    CREATE TABLE contact_erasurehead (
        id smallint NOT NULL PRIMARY KEY CONSTRAINT erasurehead_one_row CHECK (id = 1),
        seq bigint NOT NULL,
        hash BLOB NOT NULL CONSTRAINT erasurehead_link_whole CHECK (length(hash) = 32)
    )
    """,
    f"INSERT INTO contact_erasurehead (id, seq, hash) VALUES (1, 0, x'{ROOT}')",
    """
    CREATE TRIGGER contact_erasure_no_update BEFORE UPDATE ON contact_erasure
    BEGIN SELECT RAISE(ABORT, 'the erasure ledger is append-only'); END
    """,
    """
    CREATE TRIGGER contact_erasure_no_delete BEFORE DELETE ON contact_erasure
    BEGIN SELECT RAISE(ABORT, 'the erasure ledger is append-only'); END
    """,
    # INSERT OR REPLACE deletes without a delete trigger unless recursive triggers are on.
    """
    CREATE TRIGGER contact_erasure_no_replace BEFORE INSERT ON contact_erasure
    WHEN EXISTS (SELECT 1 FROM contact_erasure WHERE seq = NEW.seq OR inquiry_id = NEW.inquiry_id)
    BEGIN SELECT RAISE(ABORT, 'the erasure ledger is append-only'); END
    """,
    """
    CREATE TRIGGER contact_erasurehead_no_delete BEFORE DELETE ON contact_erasurehead
    BEGIN SELECT RAISE(ABORT, 'the erasure ledger is append-only'); END
    """,
)

#: The guarded tables, the column that names the inquiry, and the columns that must stay as they are.
GUARDED = {
    "contact_inquiry": ("id", "body, erased_at"),
    "contact_note": ("inquiry_id", "body, erased_at, inquiry_id"),
    "contact_attachment": ("inquiry_id", "body, erased_at, inquiry_id"),
    "contact_recordkey": ("inquiry_id", "record_id, inquiry_id"),
}


def _hold_function(column):
    return f"""
    CREATE FUNCTION contact_hold_guard_{column}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM contact_legalhold WHERE inquiry_id = OLD.{column}) THEN
            RAISE EXCEPTION 'the inquiry is on legal hold' USING ERRCODE = '23001';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END $$
    """


def _hold_trigger_postgresql(table, column, kept):
    return (
        f"""
        CREATE TRIGGER {table}_hold BEFORE DELETE OR UPDATE OF {kept} ON {table}
        FOR EACH ROW EXECUTE FUNCTION contact_hold_guard_{column}()
        """,
        f"""
        CREATE TRIGGER {table}_hold_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION contact_hold_guard_truncate()
        """,
    )


def _hold_trigger_sqlite(table, column, kept):
    body = f"""
        WHEN EXISTS (SELECT 1 FROM contact_legalhold WHERE inquiry_id = OLD.{column})
        BEGIN SELECT RAISE(ABORT, 'the inquiry is on legal hold'); END
    """
    return (
        f"CREATE TRIGGER {table}_hold BEFORE DELETE ON {table} {body}",
        f"CREATE TRIGGER {table}_hold_update BEFORE UPDATE OF {kept} ON {table} {body}",
    )


HOLD_FUNCTIONS = (
    _hold_function("id"),
    _hold_function("inquiry_id"),
    """
    CREATE FUNCTION contact_hold_guard_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM contact_legalhold) THEN
            RAISE EXCEPTION 'an inquiry is on legal hold' USING ERRCODE = '23001';
        END IF;
        RETURN NULL;
    END $$
    """,
)
HOLD_TRIGGERS = {
    "postgresql": {table: _hold_trigger_postgresql(table, *columns) for table, columns in GUARDED.items()},
    "sqlite": {table: _hold_trigger_sqlite(table, *columns) for table, columns in GUARDED.items()},
}


def make_ledger_and_guards(apps, schema_editor):
    """Make the ledger and the triggers, in the words of the database at hand."""
    vendor = schema_editor.connection.vendor
    statements = [*LEDGER_POSTGRESQL, *HOLD_FUNCTIONS] if vendor == "postgresql" else [*LEDGER_SQLITE]
    for triggers in HOLD_TRIGGERS[vendor].values():
        statements += triggers
    for statement in statements:
        schema_editor.execute(statement)


def drop_ledger_and_guards(apps, schema_editor):
    """Take the ledger and the triggers away again; only a developer goes back this far."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in GUARDED:
        for trigger in (f"{table}_hold", f"{table}_hold_{'truncate' if is_postgresql else 'update'}"):
            schema_editor.execute(f"DROP TRIGGER {trigger}{f' ON {table}' if is_postgresql else ''}")
    schema_editor.execute("DROP TABLE contact_erasure")
    schema_editor.execute("DROP TABLE contact_erasurehead")
    if is_postgresql:
        for name in ("contact_ledger_refuse", "contact_hold_guard_id", "contact_hold_guard_inquiry_id"):
            schema_editor.execute(f"DROP FUNCTION {name}()")
        schema_editor.execute("DROP FUNCTION contact_hold_guard_truncate()")


class Migration(migrations.Migration):
    """Makes the tables, then the ledger and the guards."""

    dependencies = [
        ("contact", "0002_audit_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('seq', models.BigIntegerField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('inquiry_id', models.UUIDField(unique=True)),
                ('reason', models.CharField(max_length=16)),
                ('prev', models.BinaryField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'db_table': 'contact_erasure',
                'ordering': ('seq',),
                'managed': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ErasureHead',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'db_table': 'contact_erasurehead',
                'managed': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('schema_version', models.PositiveSmallIntegerField()),
                ('alg', models.PositiveSmallIntegerField()),
                ('body', models.BinaryField(help_text='Empty once the record is erased.')),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('insurance_card_front', 'Insurance card, front'), ('insurance_card_back', 'Insurance card, back'), ('referral', 'Referral')], max_length=32)),
                ('media_type', models.CharField(choices=[('image/jpeg', 'JPEG'), ('image/png', 'PNG')], max_length=32)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('size_bucket', models.PositiveSmallIntegerField(help_text='Length of the file in padding buckets of 64 KiB.')),
                ('chunks', models.PositiveSmallIntegerField(help_text='How many chunks of at most 8 MiB the body has.')),
            ],
            options={
                'ordering': ('created_at', 'id'),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='KeyEpoch',
            fields=[
                ('fingerprint', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('staff', 'Staff'), ('escrow', 'Escrow')], max_length=8)),
                ('alg', models.PositiveSmallIntegerField()),
                ('published_at', models.DateTimeField(blank=True, help_text='When new records began to be sealed to it.', null=True)),
                ('emptied_at', models.DateTimeField(blank=True, help_text='When the last record was wrapped anew.', null=True)),
                ('retired_at', models.DateTimeField(blank=True, help_text='When its private half was put away.', null=True)),
                ('drilled_at', models.DateTimeField(blank=True, help_text='When it last opened a test record (escrow).', null=True)),
            ],
            options={
                'ordering': ('role', 'published_at', 'fingerprint'),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='LegalHold',
            fields=[
                ('inquiry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='legal_hold', serialize=False, to='contact.inquiry')),
                ('reason', models.CharField(choices=[('litigation', 'A lawsuit, or one to be expected'), ('investigation', 'An investigation by an authority'), ('complaint', 'A complaint that is being looked into')], max_length=16)),
                ('placed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.RemoveConstraint(
            model_name='inquiry',
            name='inquiry_alg_known',
        ),
        migrations.RemoveConstraint(
            model_name='inquiry',
            name='inquiry_body_whole_buckets',
        ),
        migrations.RemoveConstraint(
            model_name='note',
            name='note_alg_known',
        ),
        migrations.RemoveConstraint(
            model_name='note',
            name='note_body_whole_buckets',
        ),
        migrations.AddField(
            model_name='inquiry',
            name='erased_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='note',
            name='erased_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name='inquiry',
            name='body',
            field=models.BinaryField(help_text='Empty once the record is erased.'),
        ),
        migrations.AlterField(
            model_name='note',
            name='body',
            field=models.BinaryField(help_text='Empty once the record is erased.'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at', None), models.Q(('assignee', None), ('status', 'closed')), _connector='OR'), name='inquiry_erased_is_closed'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('alg__in', (1, 2, 3))), name='inquiry_alg_known'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('body'), django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('size_bucket'), '*', models.Value(4096)), '+', models.Value(33)))), ('erased_at', None)), models.Q(models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('body'), 0)), ('erased_at__isnull', False)), _connector='OR'), name='inquiry_body_whole_buckets'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('alg__in', (1, 2, 3))), name='note_alg_known'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('body'), django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('size_bucket'), '*', models.Value(4096)), '+', models.Value(33)))), ('erased_at', None)), models.Q(models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('body'), 0)), ('erased_at__isnull', False)), _connector='OR'), name='note_body_whole_buckets'),
        ),
        migrations.AddConstraint(
            model_name='recordkey',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.In(django.db.models.functions.text.Length('staff_wrap'), [80, 113, 1168])), name='recordkey_wraps_whole'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='inquiry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='contact.inquiry'),
        ),
        migrations.AddConstraint(
            model_name='keyepoch',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['staff', 'escrow'])), name='keyepoch_role_known'),
        ),
        migrations.AddConstraint(
            model_name='keyepoch',
            constraint=models.CheckConstraint(condition=models.Q(('alg__in', (1, 2, 3))), name='keyepoch_alg_known'),
        ),
        migrations.AddConstraint(
            model_name='keyepoch',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('fingerprint'), 64), name='keyepoch_fingerprint_whole'),
        ),
        migrations.AddConstraint(
            model_name='keyepoch',
            constraint=models.CheckConstraint(condition=models.Q(('drilled_at', None), ('role', 'escrow'), _connector='OR'), name='keyepoch_drill_is_of_escrow'),
        ),
        migrations.AddConstraint(
            model_name='keyepoch',
            constraint=models.CheckConstraint(condition=models.Q(('retired_at', None), ('emptied_at__isnull', False), _connector='OR'), name='keyepoch_retired_is_empty'),
        ),
        migrations.AddField(
            model_name='legalhold',
            name='placed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['insurance_card_front', 'insurance_card_back', 'referral'])), name='attachment_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('media_type__in', ['image/jpeg', 'image/png'])), name='attachment_media_type'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('alg__in', (1, 2, 3))), name='attachment_alg_known'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('size_bucket__range', (1, 512))), name='attachment_size_bucket'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('schema_version__gte', 1)), name='attachment_schema_version'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('chunks__range', (1, 4)), ('size_bucket__lte', django.db.models.expressions.CombinedExpression(models.F('chunks'), '*', models.Value(128))), ('size_bucket__gt', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('chunks'), '-', models.Value(1)), '*', models.Value(128)))), name='attachment_chunks'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('body'), django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('size_bucket'), '*', models.Value(65536)), '+', django.db.models.expressions.CombinedExpression(models.F('chunks'), '*', models.Value(28))), '+', models.Value(6)))), ('erased_at', None)), models.Q(models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('body'), 0)), ('erased_at__isnull', False)), _connector='OR'), name='attachment_body_whole'),
        ),
        migrations.AddConstraint(
            model_name='legalhold',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['litigation', 'investigation', 'complaint'])), name='legalhold_reason_known'),
        ),
        migrations.RunPython(make_ledger_and_guards, drop_ledger_and_guards),
    ]
