"""Notices to the people on call, and what the worker says of itself."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contact", "0003_key_epochs_and_erasure")]

    operations = [
        migrations.CreateModel(
            name='WorkerState',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('seen_at', models.DateTimeField()),
                ('spool_files', models.PositiveIntegerField(default=0)),
                ('spool_oldest_at', models.DateTimeField(blank=True, null=True)),
                ('spool_set_aside', models.PositiveIntegerField(default=0)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='workerstate_one_row')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(editable=False, help_text='Made of inquiry, kind and address.', primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('new', 'An inquiry came'), ('escalation', 'Nobody claimed it in time')], max_length=16)),
                ('recipient', models.EmailField(max_length=254)),
                ('state', models.CharField(choices=[('waiting', 'To be sent'), ('sent', 'Taken by a mail server'), ('moot', 'Not needed any more: somebody works on the inquiry')], default='waiting', max_length=16)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('next_try_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('last_error', models.CharField(blank=True, default='', help_text='The type of the error alone.', max_length=64)),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='contact.inquiry')),
            ],
            options={
                'ordering': ('next_try_at', 'id'),
                'default_permissions': (),
                'indexes': [models.Index(fields=['state', 'next_try_at'], name='notice_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['new', 'escalation'])), name='notice_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sent', 'moot'])), name='notice_state_known')],
            },
        ),
    ]
