"""When staff last did something with an inquiry, from which it is kept on; requests of people; disclosures.

The ledger of disclosures is made in SQL with triggers that refuse a change, as the audit is.
"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

CODES = """
    CONSTRAINT disclosure_recipient_known CHECK (recipient IN ('person', 'representative')),
    CONSTRAINT disclosure_purpose_known CHECK (purpose IN ('access')),
    CONSTRAINT disclosure_basis_known CHECK (basis IN ('own_request', 'written_consent', 'legal_authority'))
"""

POSTGRESQL = (
    f"""
    CREATE TABLE contact_disclosure (
        id uuid PRIMARY KEY,
        at timestamp with time zone NOT NULL,
        inquiry_id uuid NOT NULL,
        recipient varchar(16) NOT NULL,
        purpose varchar(16) NOT NULL,
        basis varchar(16) NOT NULL,
        actor varchar(64) NOT NULL,
        note_id uuid,
        {CODES}
    )
    """,
    "CREATE INDEX contact_disclosure_inquiry ON contact_disclosure (inquiry_id, at)",
    """
    CREATE FUNCTION contact_disclosure_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger of disclosures is append-only' USING ERRCODE = '42501'; END $$
    """,
    """
    CREATE TRIGGER contact_disclosure_no_change BEFORE UPDATE OR DELETE ON contact_disclosure
    FOR EACH ROW EXECUTE FUNCTION contact_disclosure_refuse()
    """,
    """
    CREATE TRIGGER contact_disclosure_no_truncate BEFORE TRUNCATE ON contact_disclosure
    FOR EACH STATEMENT EXECUTE FUNCTION contact_disclosure_refuse()
    """,
)

SQLITE = (
    f"""
    CREATE TABLE contact_disclosure (
        id char(32) NOT NULL PRIMARY KEY,
        at datetime NOT NULL,
        inquiry_id char(32) NOT NULL,
        recipient varchar(16) NOT NULL,
        purpose varchar(16) NOT NULL,
        basis varchar(16) NOT NULL,
        actor varchar(64) NOT NULL,
        note_id char(32),
        {CODES}
    )
    """,
    "CREATE INDEX contact_disclosure_inquiry ON contact_disclosure (inquiry_id, at)",
    """
    CREATE TRIGGER contact_disclosure_no_update BEFORE UPDATE ON contact_disclosure
    BEGIN SELECT RAISE(ABORT, 'the ledger of disclosures is append-only'); END
    """,
    """
    CREATE TRIGGER contact_disclosure_no_delete BEFORE DELETE ON contact_disclosure
    BEGIN SELECT RAISE(ABORT, 'the ledger of disclosures is append-only'); END
    """,
    # INSERT OR REPLACE deletes without a delete trigger unless recursive triggers are on.
    """
    CREATE TRIGGER contact_disclosure_no_replace BEFORE INSERT ON contact_disclosure
    WHEN EXISTS (SELECT 1 FROM contact_disclosure WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the ledger of disclosures is append-only'); END
    """,
)

STATEMENTS = {"postgresql": POSTGRESQL, "sqlite": SQLITE}


def make_disclosures(apps, schema_editor):
    """Make the ledger of disclosures, in the words of the database at hand."""
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_disclosures(apps, schema_editor):
    """Take it away again, with everything in it; only a developer goes back this far."""
    schema_editor.execute("DROP TABLE contact_disclosure")
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION contact_disclosure_refuse()")


def start_the_clock(apps, schema_editor):
    """Count what was closed before this schedule from now: nothing is erased earlier than anybody expected."""
    closed = apps.get_model("contact", "Inquiry").objects.filter(status="closed", erased_at=None)
    closed.update(last_action_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("contact", "0007_spam"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField(
            model_name="inquiry",
            name="last_action_at",
            field=models.DateTimeField(
                blank=True, editable=False, help_text="When staff last did something with it; null: not yet.", null=True
            ),
        ),
        migrations.RunPython(start_the_clock, migrations.RunPython.noop),
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('inquiry_id', models.UUIDField()),
                ('recipient', models.CharField(max_length=16)),
                ('purpose', models.CharField(max_length=16)),
                ('basis', models.CharField(max_length=16)),
                ('actor', models.CharField(max_length=64)),
                ('note_id', models.UUIDField(help_text='The sealed note that says to whom exactly; gone once it is erased.', null=True)),
            ],
            options={
                'db_table': 'contact_disclosure',
                'ordering': ('at', 'id'),
                'managed': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PrivacyRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('access', 'To see what we keep'), ('erasure', 'To erase what we keep')], max_length=16)),
                ('channel', models.CharField(choices=[('phone', 'By phone'), ('mail', 'By letter or email'), ('form', 'Through a form'), ('in_person', 'In person')], max_length=16)),
                ('received_on', models.DateField()),
                ('due_on', models.DateField()),
                ('is_extended', models.BooleanField(default=False)),
                ('resolution', models.CharField(blank=True, choices=[('granted', 'Done'), ('identity', 'Refused: we could not tell that it is their record'), ('hold', 'Refused: a legal hold stands'), ('law', 'Refused: a law requires that we keep it'), ('withdrawn', 'The person took it back')], default='', max_length=16)),
                ('resolved_on', models.DateField(blank=True, null=True)),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='privacy_requests', to='contact.inquiry')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resolved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('due_on', 'id'),
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['access', 'erasure'])), name='privacyrequest_kind_known'), models.CheckConstraint(condition=models.Q(('channel__in', ['phone', 'mail', 'form', 'in_person'])), name='privacyrequest_channel_known'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('received_on'))), name='privacyrequest_due_after'), models.CheckConstraint(condition=models.Q(models.Q(('resolution', ''), ('resolved_by', None), ('resolved_on', None)), models.Q(('resolution__in', ['granted', 'identity', 'hold', 'law', 'withdrawn']), ('resolved_by__isnull', False), ('resolved_on__isnull', False)), _connector='OR'), name='privacyrequest_resolved_whole'), models.UniqueConstraint(condition=models.Q(('resolution', '')), fields=('inquiry', 'kind'), name='privacyrequest_one_open')],
            },
        ),
        migrations.RunPython(make_disclosures, drop_disclosures),
    ]
