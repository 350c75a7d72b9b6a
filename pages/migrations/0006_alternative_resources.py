"""Places that are not ours and the needs they answer; what a caller of a crisis line wants to know."""

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import pages.crisis
from django.db import migrations, models

from pages.crisis import NATIONAL_DETAILS

REGIONS = [
    ("AL", "Alabama"), ("AK", "Alaska"), ("AZ", "Arizona"), ("AR", "Arkansas"), ("CA", "California"),
    ("CO", "Colorado"), ("CT", "Connecticut"), ("DE", "Delaware"), ("DC", "District of Columbia"), ("FL", "Florida"),
    ("GA", "Georgia"), ("HI", "Hawaii"), ("ID", "Idaho"), ("IL", "Illinois"), ("IN", "Indiana"), ("IA", "Iowa"),
    ("KS", "Kansas"), ("KY", "Kentucky"), ("LA", "Louisiana"), ("ME", "Maine"), ("MD", "Maryland"),
    ("MA", "Massachusetts"), ("MI", "Michigan"), ("MN", "Minnesota"), ("MS", "Mississippi"), ("MO", "Missouri"),
    ("MT", "Montana"), ("NE", "Nebraska"), ("NV", "Nevada"), ("NH", "New Hampshire"), ("NJ", "New Jersey"),
    ("NM", "New Mexico"), ("NY", "New York"), ("NC", "North Carolina"), ("ND", "North Dakota"), ("OH", "Ohio"),
    ("OK", "Oklahoma"), ("OR", "Oregon"), ("PA", "Pennsylvania"), ("RI", "Rhode Island"), ("SC", "South Carolina"),
    ("SD", "South Dakota"), ("TN", "Tennessee"), ("TX", "Texas"), ("UT", "Utah"), ("VT", "Vermont"),
    ("VA", "Virginia"), ("WA", "Washington"), ("WV", "West Virginia"), ("WI", "Wisconsin"), ("WY", "Wyoming"),
    ("AS", "American Samoa"), ("GU", "Guam"), ("MP", "Northern Mariana Islands"), ("PR", "Puerto Rico"),
    ("VI", "US Virgin Islands"),
]
KNOWN = ["", *(code for code, _name in REGIONS)]


def tell_what_happens(apps, schema_editor):
    """Say of each national line what a caller wants to know, where nobody has said it yet."""
    crisis_line = apps.get_model("pages", "CrisisLine")
    for key, details in NATIONAL_DETAILS.items():
        crisis_line.objects.filter(key=key, hours="", languages="", what_happens="").update(**details)


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0005_therapies_people_locations'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='AlternativeNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('need', models.CharField(choices=[('hospital', 'You may need a hospital now'), ('cannot-pay', 'You have no insurance, or cannot pay'), ('no-room', 'There is no room here, or you would rather go elsewhere'), ('another-state', 'You live in another state'), ('under-18', 'You are under 18, or it is about a child'), ('methadone', 'You want methadone or buprenorphine'), ('sleep', 'You need a place to sleep'), ('violence', 'Someone at home hurts you or scares you'), ('language', 'You want help in another language'), ('veteran', 'You served in the military'), ('peers', 'You want to talk with people who have been there'), ('family-group', 'You want a group for family and friends')], max_length=16)),
            ],
            options={
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='AlternativeResource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name for it that never changes, such as findtreatment.', unique=True)),
                ('name', models.CharField(max_length=120)),
                ('gives', models.CharField(help_text='One sentence for the reader, with its limits where it has some.', max_length=240, verbose_name='what it gives')),
                ('region', models.CharField(blank=True, choices=REGIONS, help_text='Leave empty for the whole country.', max_length=2)),
                ('call_number', models.CharField(blank=True, max_length=20, validators=[django.core.validators.RegexValidator('^[0-9][0-9-]*\\Z', 'Use digits and dashes only, as one dials it: 988 or 1-800-222-1222.')], verbose_name='number to call')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address on the web')),
                ('is_free', models.BooleanField(default=False, verbose_name='free of charge')),
                ('is_published', models.BooleanField(default=True, verbose_name='shown on the site')),
                ('expires_on', models.DateField(blank=True, help_text='Its last day, if it has one. From the day after, no page shows it.', null=True, verbose_name='shown until')),
                ('verified_on', models.DateField(blank=True, help_text='When one of us last checked number and address.', null=True)),
                ('verified_by', models.CharField(blank=True, help_text='Who checked. No page shows this.', max_length=120)),
                ('sort_order', models.PositiveSmallIntegerField(default=100, help_text='Low numbers come first.')),
            ],
            options={
                'verbose_name': 'place that is not ours',
                'verbose_name_plural': 'places that are not ours',
                'ordering': ['sort_order', 'name'],
            },
            bases=(pages.crisis.Dialable, modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddField(
            model_name='crisisline',
            name='hours',
            field=models.CharField(blank=True, help_text='When someone answers, such as Day and night.', max_length=120),
        ),
        migrations.AddField(
            model_name='crisisline',
            name='languages',
            field=models.CharField(blank=True, help_text='In a sentence, interpreters included.', max_length=200),
        ),
        migrations.AddField(
            model_name='crisisline',
            name='what_happens',
            field=models.TextField(blank=True, help_text='Two to four short sentences.', max_length=400, verbose_name='what happens when you call'),
        ),
        migrations.AddField(
            model_name='organizationsettings',
            name='crisis_page',
            field=models.ForeignKey(blank=True, help_text='The bar on top of every page and the error pages lead there.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='page with every crisis line'),
        ),
        migrations.AddField(
            model_name='organizationsettings',
            name='elsewhere_page',
            field=models.ForeignKey(blank=True, help_text='A search without results leads there.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='page on where else to turn'),
        ),
        migrations.AddField(
            model_name='organizationsettings',
            name='region',
            field=models.CharField(blank=True, choices=REGIONS, help_text='Places in this state come before national ones.', max_length=2, verbose_name='state'),
        ),
        migrations.AddConstraint(
            model_name='organizationsettings',
            constraint=models.CheckConstraint(condition=models.Q(('region__in', KNOWN)), name='organization_known_region'),
        ),
        migrations.AddField(
            model_name='alternativeresource',
            name='crisis_line',
            field=models.ForeignKey(blank=True, help_text='Where its number is one of the crisis lines: choose that, and leave the number below empty.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pages.crisisline'),
        ),
        migrations.AddField(
            model_name='alternativeneed',
            name='resource',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='pages.alternativeresource'),
        ),
        migrations.AddConstraint(
            model_name='alternativeresource',
            constraint=models.CheckConstraint(condition=models.Q(('region__in', KNOWN)), name='alternative_known_region'),
        ),
        migrations.AddConstraint(
            model_name='alternativeresource',
            constraint=models.CheckConstraint(condition=models.Q(('crisis_line__isnull', False), models.Q(('call_number', ''), _negated=True), models.Q(('url', ''), _negated=True), _connector='OR'), name='alternative_can_be_reached', violation_error_message='Give a number, an address on the web, or choose a crisis line.'),
        ),
        migrations.AddConstraint(
            model_name='alternativeresource',
            constraint=models.CheckConstraint(condition=models.Q(('crisis_line__isnull', True), ('call_number', ''), _connector='OR'), name='alternative_number_typed_once', violation_error_message='The number stands at the crisis line: leave this one empty.'),
        ),
        migrations.AddConstraint(
            model_name='alternativeresource',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verified_by', ''), ('verified_on__isnull', True)), models.Q(('verified_on__isnull', False), models.Q(('verified_by', ''), _negated=True)), _connector='OR'), name='alternative_checked_by_someone', violation_error_message='Say both when it was checked and who checked.'),
        ),
        migrations.AddConstraint(
            model_name='alternativeneed',
            constraint=models.UniqueConstraint(fields=('resource', 'need'), name='alternative_need_once'),
        ),
        migrations.AddConstraint(
            model_name='alternativeneed',
            constraint=models.CheckConstraint(condition=models.Q(('need__in', ['hospital', 'cannot-pay', 'no-room', 'another-state', 'under-18', 'methadone', 'sleep', 'violence', 'language', 'veteran', 'peers', 'family-group'])), name='alternative_known_need'),
        ),
            migrations.RunPython(tell_what_happens, migrations.RunPython.noop),
    ]
