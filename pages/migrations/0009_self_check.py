"""The self-check."""

import django.db.models.deletion
import pages.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0008_stories_pictures_helpful"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name='SelfCheckPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lede', models.TextField(blank=True, help_text='One or two short sentences under the title.', verbose_name='opening words')),
                ('illustration', models.CharField(blank=True, choices=[('dawn', 'Dawn'), ('morning', 'Morning'), ('noon', 'Noon'), ('dusk', 'Dusk'), ('night', 'Night'), ('garden', 'Garden')], max_length=20, verbose_name='picture')),
                ('body', pages.fields.BodyField(blank=True)),
                ('asks_alcohol', models.BooleanField(default=True, help_text='AUDIT-C, © World Health Organization: not for trade. See that its terms fit your center.', verbose_name='three questions on alcohol')),
                ('asks_drugs', models.BooleanField(default=True, verbose_name='one question on other drugs')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('asks_alcohol', True), ('asks_drugs', True), _connector='OR'), name='self_check_asks_something', violation_error_message='Choose at least one set of questions.')],
            },
            bases=('wagtailcore.page', models.Model),
        ),
    ]
