"""The tables of the inquiries with their constraints. The audit tables come next, in SQL of their own."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('seq', models.BigIntegerField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('actor', models.CharField(max_length=64)),
                ('action', models.CharField(max_length=64)),
                ('object_id', models.CharField(max_length=64)),
                ('detail', models.JSONField(default=dict)),
                ('prev', models.BinaryField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'db_table': 'contact_auditevent',
                'ordering': ('seq',),
                'managed': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'db_table': 'contact_audithead',
                'managed': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('schema_version', models.PositiveSmallIntegerField()),
                ('alg', models.PositiveSmallIntegerField()),
                ('size_bucket', models.PositiveSmallIntegerField(help_text='Length of the body in padding buckets of 4 KiB.')),
                ('body', models.BinaryField()),
                ('id', models.UUIDField(editable=False, help_text='uuid5 of the submission id and "inquiry".', primary_key=True, serialize=False)),
                ('submission_id', models.UUIDField(editable=False, unique=True)),
                ('form', models.CharField(max_length=32)),
                ('received_hour', models.DateTimeField()),
                ('first_contact_due_at', models.DateTimeField()),
                ('status', models.CharField(choices=[('new', 'New'), ('attempting', 'Trying to reach them'), ('reached', 'Reached'), ('screening', 'Screening'), ('clinical_review', 'Clinical review'), ('benefits', 'Checking benefits'), ('offer_made', 'Offer made'), ('scheduled', 'Scheduled'), ('closed', 'Closed')], default='new', max_length=32)),
                ('disposition', models.CharField(blank=True, choices=[('admitted', 'Admitted'), ('admitted_other_level', 'Admitted to another level of care here'), ('referred_connected', 'Referred elsewhere, connected'), ('referred_informed', 'Referred elsewhere, information given'), ('other_provider', 'Chose another provider'), ('not_now', 'Not ready now, may be contacted again'), ('do_not_contact', 'Asked not to be contacted'), ('unreachable', 'Could not be reached'), ('higher_care', 'Needs hospital care first'), ('not_eligible', 'Not eligible here'), ('no_coverage', 'No way to pay found'), ('spam', 'Wrong number or spam'), ('duplicate', 'Duplicate'), ('information_only', 'Information only'), ('withdrawn', 'Withdrawn by the person')], default='', max_length=32)),
                ('band', models.PositiveSmallIntegerField(choices=[(1, 'Raised'), (2, 'Standard')], default=2)),
                ('version', models.PositiveIntegerField(default=0, help_text='Raised by each change, to notice a stale page.')),
                ('assignee', models.ForeignKey(blank=True, help_text='Nobody when null: the inquiry of a colleague who left goes back to the queue.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'inquiries',
                'ordering': ('band', 'first_contact_due_at', 'id'),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('schema_version', models.PositiveSmallIntegerField()),
                ('alg', models.PositiveSmallIntegerField()),
                ('size_bucket', models.PositiveSmallIntegerField(help_text='Length of the body in padding buckets of 4 KiB.')),
                ('body', models.BinaryField()),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('author', models.ForeignKey(help_text='An account that wrote notes is deactivated, never deleted.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='contact.inquiry')),
            ],
            options={
                'ordering': ('created_at', 'id'),
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RecordKey',
            fields=[
                ('record_id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('staff_kid', models.CharField(db_index=True, max_length=16)),
                ('staff_wrap', models.BinaryField()),
                ('escrow_kid', models.CharField(db_index=True, max_length=16)),
                ('escrow_wrap', models.BinaryField()),
                ('inquiry', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='record_keys', to='contact.inquiry')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='inquiry',
            index=models.Index(fields=['status', 'band', 'first_contact_due_at'], name='inquiry_queue'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['new', 'attempting', 'reached', 'screening', 'clinical_review', 'benefits', 'offer_made', 'scheduled', 'closed'])), name='inquiry_status_known'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('band__in', [1, 2])), name='inquiry_band_known'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('disposition__in', ['admitted', 'admitted_other_level', 'referred_connected', 'referred_informed', 'other_provider', 'not_now', 'do_not_contact', 'unreachable', 'higher_care', 'not_eligible', 'no_coverage', 'spam', 'duplicate', 'information_only', 'withdrawn']), ('status', 'closed')), models.Q(models.Q(('status', 'closed'), _negated=True), ('disposition', '')), _connector='OR'), name='inquiry_closed_has_disposition'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('alg__in', (1, 2))), name='inquiry_alg_known'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('size_bucket__range', (1, 16))), name='inquiry_size_bucket'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('body'), django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('size_bucket'), '*', models.Value(4096)), '+', models.Value(33))), name='inquiry_body_whole_buckets'),
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('schema_version__gte', 1)), name='inquiry_schema_version'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('alg__in', (1, 2))), name='note_alg_known'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('size_bucket__range', (1, 16))), name='note_size_bucket'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('body'), django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('size_bucket'), '*', models.Value(4096)), '+', models.Value(33))), name='note_body_whole_buckets'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('schema_version__gte', 1)), name='note_schema_version'),
        ),
        migrations.AddConstraint(
            model_name='recordkey',
            constraint=models.CheckConstraint(condition=models.Q(('staff_kid', models.F('escrow_kid')), _negated=True), name='recordkey_recipients_differ'),
        ),
        migrations.AddConstraint(
            model_name='recordkey',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length('staff_kid'), 16), django.db.models.lookups.Exact(django.db.models.functions.text.Length('escrow_kid'), 16)), name='recordkey_kids_whole'),
        ),
        migrations.AddConstraint(
            model_name='recordkey',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('staff_wrap'), django.db.models.functions.text.Length('escrow_wrap')), name='recordkey_wraps_alike'),
        ),
    ]
