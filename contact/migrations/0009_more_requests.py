"""More kinds of request, also of an inquiry that nobody found; references; more to disclose to, and why.

SQLite makes a table anew for most of these changes. The triggers that read the holds would not let it, so there they
are dropped first and made again at the end. The ledger of disclosures is made anew by hand, with its triggers.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_LEDGERS = import_module("contact.migrations.0008_retention_and_requests")
_GUARDS = ("0003_key_epochs_and_erasure", "0006_withdrawal_codes")

#: What the ledger of disclosures knows, column by column.
CODES = {
    "recipient": "'person', 'representative', 'provider', 'payer', 'medical', 'court', 'authority'",
    "purpose": "'access', 'portability', 'treatment', 'payment', 'emergency', 'legal', 'report'",
    "basis": "'own_request', 'written_consent', 'legal_authority', 'emergency', 'court_order', 'law'",
}
_CHECKS = {name: f"CONSTRAINT disclosure_{name}_known CHECK ({name} IN ({codes}))" for name, codes in CODES.items()}


def _guards():
    """Yield what makes each trigger of the holds on SQLite."""
    for name in _GUARDS:
        for statements in import_module(f"contact.migrations.{name}").HOLD_TRIGGERS["sqlite"].values():
            yield from statements


def drop_guards(apps, schema_editor):
    """Take the triggers of the holds away on SQLite, for as long as this migration takes."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in _guards():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")


def make_guards(apps, schema_editor):
    """Make the triggers of the holds again on SQLite."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in _guards():
            schema_editor.execute(statement.replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS", 1))


def widen_disclosures(apps, schema_editor):
    """Let the ledger of disclosures know more recipients, purposes and bases; its rows stay as they are."""
    if schema_editor.connection.vendor == "postgresql":
        for name, check in _CHECKS.items():
            schema_editor.execute(f"ALTER TABLE contact_disclosure DROP CONSTRAINT disclosure_{name}_known")
            schema_editor.execute(f"ALTER TABLE contact_disclosure ADD {check}")
        return
    table, *others = _LEDGERS.SQLITE
    wider = table.replace(_LEDGERS.CODES, ",\n".join(_CHECKS.values()))
    schema_editor.execute(wider.replace("CREATE TABLE contact_disclosure", "CREATE TABLE contact_disclosure_wider"))
    schema_editor.execute("INSERT INTO contact_disclosure_wider SELECT * FROM contact_disclosure")
    schema_editor.execute("DROP TABLE contact_disclosure")
    schema_editor.execute("ALTER TABLE contact_disclosure_wider RENAME TO contact_disclosure")
    for statement in others:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0008_retention_and_requests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(drop_guards, make_guards),
        migrations.RemoveConstraint(
            model_name='addition',
            name='addition_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='notice',
            name='notice_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='privacyrequest',
            name='privacyrequest_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='privacyrequest',
            name='privacyrequest_resolved_whole',
        ),
        migrations.AddField(
            model_name='legalhold',
            name='reference',
            field=models.CharField(blank=True, default='', help_text='The number of the case or file; never a name.', max_length=32),
        ),
        migrations.AddField(
            model_name='privacyrequest',
            name='identity',
            field=models.CharField(choices=[('not_yet', 'Not checked yet'), ('called_back', 'We called back on the number in the record'), ('knowledge', 'They told what only they know'), ('code', 'They held the withdrawal code'), ('document', 'We saw an official document'), ('representative', 'We saw the paper of who acts for them')], default='not_yet', max_length=16),
        ),
        migrations.AddField(
            model_name='privacyrequest',
            name='lifted_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='privacyrequest',
            name='lifted_on',
            field=models.DateField(blank=True, help_text='When a restriction ended; null: it stands.', null=True),
        ),
        migrations.AddField(
            model_name='privacyrequest',
            name='reference',
            field=models.CharField(blank=True, default='', help_text='The number of the letter or file; never a name.', max_length=32),
        ),
        migrations.AlterField(
            model_name='addition',
            name='kind',
            field=models.CharField(choices=[('rules', 'Changed the rules for contact'), ('line', 'Added a line'), ('stop', 'Asked not to be contacted any more'), ('erasure', 'Asked to be erased while it was on hold'), ('correction', 'Corrected by the desk, as the person asked')], max_length=16),
        ),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('new', 'An inquiry came'), ('escalation', 'Nobody claimed it in time'), ('added', 'The person added something, or wants no more contact')], max_length=16),
        ),
        migrations.AlterField(
            model_name='privacyrequest',
            name='inquiry',
            field=models.ForeignKey(blank=True, help_text='Null while we look for what the person means, and when there is nothing.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='privacy_requests', to='contact.inquiry'),
        ),
        migrations.AlterField(
            model_name='privacyrequest',
            name='kind',
            field=models.CharField(choices=[('access', 'To see what we keep'), ('export', 'To get a copy to take along'), ('correction', 'To correct what we keep'), ('restriction', 'To restrict what we do with it'), ('erasure', 'To erase what we keep')], max_length=16),
        ),
        migrations.AlterField(
            model_name='privacyrequest',
            name='resolution',
            field=models.CharField(blank=True, choices=[('granted', 'Done'), ('identity', 'Refused: we could not tell that it is their record'), ('hold', 'Refused: a legal hold stands'), ('law', 'Refused: a law requires that we keep it'), ('withdrawn', 'The person took it back'), ('gone', 'The record was erased before'), ('nothing_found', 'We looked, and found nothing of theirs')], default='', max_length=16),
        ),
        migrations.AddConstraint(
            model_name='addition',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['rules', 'line', 'stop', 'erasure', 'correction'])), name='addition_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['new', 'escalation', 'added'])), name='notice_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='privacyrequest',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['access', 'export', 'correction', 'restriction', 'erasure'])), name='privacyrequest_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='privacyrequest',
            constraint=models.CheckConstraint(condition=models.Q(('identity__in', ['not_yet', 'called_back', 'knowledge', 'code', 'document', 'representative'])), name='privacyrequest_identity_known'),
        ),
        migrations.AddConstraint(
            model_name='privacyrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('resolution', ''), ('resolved_by', None), ('resolved_on', None)), models.Q(('resolution__in', ['granted', 'identity', 'hold', 'law', 'withdrawn', 'gone', 'nothing_found']), ('resolved_by__isnull', False), ('resolved_on__isnull', False)), _connector='OR'), name='privacyrequest_resolved_whole'),
        ),
        migrations.AddConstraint(
            model_name='privacyrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('resolution', 'granted'), _negated=True), ('inquiry__isnull', False), _connector='OR'), models.Q(models.Q(('resolution', 'nothing_found'), _negated=True), ('inquiry', None), _connector='OR')), name='privacyrequest_done_on_something'),
        ),
        migrations.AddConstraint(
            model_name='privacyrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_by', None), ('lifted_on', None)), models.Q(('kind', 'restriction'), ('lifted_by__isnull', False), ('lifted_on__isnull', False), ('resolution', 'granted')), _connector='OR'), name='privacyrequest_lifted_whole'),
        ),
        migrations.RunPython(widen_disclosures, migrations.RunPython.noop),
        migrations.RunPython(make_guards, drop_guards),
    ]
