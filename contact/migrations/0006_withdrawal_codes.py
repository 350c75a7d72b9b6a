"""Withdrawal codes, and what people add with them; a legal hold guards the additions like the notes."""

from importlib import import_module

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

_HOLDS = import_module("contact.migrations.0003_key_epochs_and_erasure")
_COLUMNS = ("inquiry_id", "body, erased_at, inquiry_id")
HOLD_TRIGGERS = {
    "postgresql": {"contact_addition": _HOLDS._hold_trigger_postgresql("contact_addition", *_COLUMNS)},
    "sqlite": {"contact_addition": _HOLDS._hold_trigger_sqlite("contact_addition", *_COLUMNS)},
}


def guard_additions(apps, schema_editor):
    """Make the triggers that a legal hold needs on the new table; they go with it."""
    for statement in HOLD_TRIGGERS[schema_editor.connection.vendor]["contact_addition"]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("contact", "0005_forms_and_bands")]

    operations = [
        migrations.CreateModel(
            name='WithdrawalCode',
            fields=[
                ('inquiry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='withdrawal_code', serialize=False, to='contact.inquiry')),
                ('hash', models.BinaryField(max_length=32, unique=True)),
                ('made_hour', models.DateTimeField()),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('hash'), 32)), name='withdrawalcode_hash_whole')],
            },
        ),
        migrations.CreateModel(
            name='Addition',
            fields=[
                ('schema_version', models.PositiveSmallIntegerField()),
                ('alg', models.PositiveSmallIntegerField()),
                ('size_bucket', models.PositiveSmallIntegerField(help_text='Length of the body in padding buckets of 4 KiB.')),
                ('body', models.BinaryField(help_text='Empty once the record is erased.')),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('id', models.UUIDField(editable=False, help_text='Made of the form it was sent with.', primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('rules', 'Changed the rules for contact'), ('line', 'Added a line'), ('stop', 'Asked not to be contacted any more'), ('erasure', 'Asked to be erased while it was on hold')], max_length=16)),
                ('added_hour', models.DateTimeField(help_text='The exact time is sealed.')),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='additions', to='contact.inquiry')),
            ],
            options={
                'ordering': ('added_hour', 'id'),
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['rules', 'line', 'stop', 'erasure'])), name='addition_kind_known'), models.CheckConstraint(condition=models.Q(('alg__in', (1, 2, 3))), name='addition_alg_known'), models.CheckConstraint(condition=models.Q(('size_bucket__range', (1, 16))), name='addition_size_bucket'), models.CheckConstraint(condition=models.Q(('schema_version__gte', 1)), name='addition_schema_version'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('body'), django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('size_bucket'), '*', models.Value(4096)), '+', models.Value(33)))), ('erased_at', None)), models.Q(models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('body'), 0)), ('erased_at__isnull', False)), _connector='OR'), name='addition_body_whole_buckets')],
            },
        ),
        migrations.RunPython(guard_additions, migrations.RunPython.noop),
    ]
