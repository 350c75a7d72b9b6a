"""The page types and the facts they share."""

import django.core.validators
import django.db.models.deletion
import pages.fields
import phonenumber_field.modelfields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='CrisisLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name for it that never changes, such as 988.', unique=True)),
                ('name', models.CharField(max_length=120)),
                ('call_number', models.CharField(max_length=20, validators=[django.core.validators.RegexValidator('^[0-9][0-9-]*\\Z', 'Use digits and dashes only, as one dials it: 988 or 1-800-222-1222.')], verbose_name='number to call')),
                ('text_number', models.CharField(blank=True, max_length=20, validators=[django.core.validators.RegexValidator('^[0-9][0-9-]*\\Z', 'Use digits and dashes only, as one dials it: 988 or 1-800-222-1222.')], verbose_name='number to text')),
                ('chat_url', models.URLField(blank=True, verbose_name='address of the chat')),
                ('summary', models.CharField(max_length=200, verbose_name='what it is for')),
                ('is_emergency', models.BooleanField(default=False, verbose_name='for a life in danger now')),
                ('sort_order', models.PositiveSmallIntegerField(default=100, help_text='Low numbers come first.')),
                ('verified_on', models.DateField(blank=True, help_text='When one of us last checked the number.', null=True)),
            ],
            options={
                'ordering': ['sort_order', 'name'],
            },
        ),
        migrations.CreateModel(
            name='EducationIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lede', models.TextField(blank=True, help_text='One or two short sentences under the title.', verbose_name='opening words')),
                ('illustration', models.CharField(blank=True, choices=[('dawn', 'Dawn'), ('morning', 'Morning'), ('noon', 'Noon'), ('dusk', 'Dusk'), ('night', 'Night'), ('garden', 'Garden')], max_length=20, verbose_name='picture')),
                ('body', pages.fields.BodyField(blank=True)),
            ],
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='EducationPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lede', models.TextField(blank=True, help_text='One or two short sentences under the title.', verbose_name='opening words')),
                ('illustration', models.CharField(blank=True, choices=[('dawn', 'Dawn'), ('morning', 'Morning'), ('noon', 'Noon'), ('dusk', 'Dusk'), ('night', 'Night'), ('garden', 'Garden')], max_length=20, verbose_name='picture')),
                ('body', pages.fields.BodyField(blank=True)),
                ('kind', models.CharField(choices=[('substance', 'Substance'), ('condition', 'Condition'), ('family', 'For families'), ('general', 'General')], default='general', max_length=12)),
            ],
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lede', models.TextField(blank=True, help_text='One or two short sentences under the title.', verbose_name='opening words')),
                ('illustration', models.CharField(blank=True, choices=[('dawn', 'Dawn'), ('morning', 'Morning'), ('noon', 'Noon'), ('dusk', 'Dusk'), ('night', 'Night'), ('garden', 'Garden')], max_length=20, verbose_name='picture')),
                ('kicker', models.CharField(blank=True, max_length=120, verbose_name='line above the title')),
                ('body', pages.fields.BodyField(blank=True)),
            ],
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='PhoneLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name for it that never changes, such as admissions.', unique=True)),
                ('label', models.CharField(help_text='What the line is for, such as Admissions.', max_length=80)),
                ('number', phonenumber_field.modelfields.PhoneNumberField(help_text='With area code. It is shown in the national form.', max_length=128, region=None)),
                ('owner', models.CharField(help_text='Who owns the line: the company behind it.', max_length=200)),
                ('who_answers', models.CharField(help_text='Who picks up, and where they sit.', max_length=200)),
                ('hours', models.CharField(help_text='When someone picks up, such as Every day, 8 am to 8 pm Eastern.', max_length=120)),
                ('recording', models.CharField(choices=[('no', 'Calls are not recorded.'), ('asks', 'We record a call only if you say yes.'), ('yes', 'Calls are recorded, and we say so first.')], default='no', max_length=8, verbose_name='recorded')),
                ('paid_per_call', models.BooleanField(default=False, help_text='Someone is paid when a call comes in on this line. The page then says so.')),
                ('verified_on', models.DateField(blank=True, help_text='When one of us last called it to check.', null=True)),
            ],
            options={
                'ordering': ['label'],
            },
        ),
        migrations.CreateModel(
            name='ProgramIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lede', models.TextField(blank=True, help_text='One or two short sentences under the title.', verbose_name='opening words')),
                ('illustration', models.CharField(blank=True, choices=[('dawn', 'Dawn'), ('morning', 'Morning'), ('noon', 'Noon'), ('dusk', 'Dusk'), ('night', 'Night'), ('garden', 'Garden')], max_length=20, verbose_name='picture')),
                ('body', pages.fields.BodyField(blank=True)),
            ],
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name for it that never changes, such as fda-kratom-2024.', unique=True)),
                ('title', models.CharField(max_length=300)),
                ('publisher', models.CharField(help_text='Who stands behind it, such as CDC or a journal.', max_length=200)),
                ('year', models.PositiveSmallIntegerField(blank=True, help_text='When it came out, if it says so.', null=True)),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('accessed_on', models.DateField(blank=True, help_text='When one of us last read it.', null=True, verbose_name='read on')),
            ],
            options={
                'ordering': ['title'],
            },
        ),
        migrations.CreateModel(
            name='StandardPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lede', models.TextField(blank=True, help_text='One or two short sentences under the title.', verbose_name='opening words')),
                ('illustration', models.CharField(blank=True, choices=[('dawn', 'Dawn'), ('morning', 'Morning'), ('noon', 'Noon'), ('dusk', 'Dusk'), ('night', 'Night'), ('garden', 'Garden')], max_length=20, verbose_name='picture')),
                ('body', pages.fields.BodyField(blank=True)),
            ],
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='OrganizationSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('brand', models.CharField(blank=True, max_length=120, verbose_name='name people know')),
                ('legal_name', models.CharField(blank=True, max_length=200, verbose_name='legal name')),
                ('owner', models.CharField(blank=True, help_text='The person or company that owns it.', max_length=200, verbose_name='owned by')),
                ('address', models.TextField(blank=True)),
                ('licenses', models.TextField(blank=True, help_text='One on each line, with its number and who gave it.')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
                ('main_phone', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pages.phoneline', verbose_name='main phone line')),
            ],
            options={
                'verbose_name': 'organization',
            },
        ),
        migrations.CreateModel(
            name='ProgramPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lede', models.TextField(blank=True, help_text='One or two short sentences under the title.', verbose_name='opening words')),
                ('illustration', models.CharField(blank=True, choices=[('dawn', 'Dawn'), ('morning', 'Morning'), ('noon', 'Noon'), ('dusk', 'Dusk'), ('night', 'Night'), ('garden', 'Garden')], max_length=20, verbose_name='picture')),
                ('body', pages.fields.BodyField(blank=True)),
                ('short_name', models.CharField(blank=True, help_text='As people say it, such as IOP.', max_length=60)),
                ('summary', models.CharField(blank=True, help_text='One sentence, used in comparisons.', max_length=240)),
                ('support_rank', models.PositiveSmallIntegerField(default=1, help_text='1 gives the most support.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='amount of support')),
                ('setting', models.CharField(blank=True, help_text='Where people stay and where they come.', max_length=160)),
                ('asam_level', models.CharField(blank=True, help_text='In our own words with the number, such as ASAM level 2.1.', max_length=80, verbose_name='level number')),
                ('around_the_clock', models.BooleanField(default=False, verbose_name='24 hours a day')),
                ('hours_min', models.PositiveSmallIntegerField(blank=True, help_text='Leave empty if there is no lower end.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(168)], verbose_name='hours a week, from')),
                ('hours_max', models.PositiveSmallIntegerField(blank=True, help_text='Leave empty if there is no upper end.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(168)], verbose_name='hours a week, to')),
                ('typical_length', models.CharField(blank=True, help_text='How long people usually stay.', max_length=120)),
                ('who_for', models.TextField(blank=True, help_text='One on each line.', verbose_name='who it fits')),
                ('who_not_for', models.TextField(blank=True, help_text='One on each line.', verbose_name='who it does not fit')),
                ('a_day', models.TextField(blank=True, help_text='What an ordinary day is like.', verbose_name='a day there')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('hours_min__isnull', True), ('hours_max__isnull', True), ('hours_max__gte', models.F('hours_min')), _connector='OR'), name='program_hours_in_order', violation_error_message='The hours end before they start.'), models.CheckConstraint(condition=models.Q(('around_the_clock', False), models.Q(('hours_max__isnull', True), ('hours_min__isnull', True)), _connector='OR'), name='program_hours_or_clock', violation_error_message='A program around the clock has no hours a week.'), models.CheckConstraint(condition=models.Q(('support_rank__gte', 1)), name='program_support_rank_from_one')],
            },
            bases=('wagtailcore.page', models.Model),
        ),
    ]
