"""Health plans with dated contracts, what programs cost without insurance, and articles."""

import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import pages.dated
import pages.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0006_alternative_resources'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticleIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lede', models.TextField(blank=True, help_text='One or two short sentences under the title.', verbose_name='opening words')),
                ('illustration', models.CharField(blank=True, choices=[('dawn', 'Dawn'), ('morning', 'Morning'), ('noon', 'Noon'), ('dusk', 'Dusk'), ('night', 'Night'), ('garden', 'Garden')], max_length=20, verbose_name='picture')),
                ('body', pages.fields.BodyField(blank=True)),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lede', models.TextField(blank=True, help_text='One or two short sentences under the title.', verbose_name='opening words')),
                ('illustration', models.CharField(blank=True, choices=[('dawn', 'Dawn'), ('morning', 'Morning'), ('noon', 'Noon'), ('dusk', 'Dusk'), ('night', 'Night'), ('garden', 'Garden')], max_length=20, verbose_name='picture')),
                ('body', pages.fields.BodyField(blank=True)),
                ('date', models.DateField(default=pages.dated.today, help_text='The day that stands on the article.', verbose_name='date')),
                ('topic', models.CharField(choices=[('families', 'For families'), ('choosing', 'Choosing care'), ('money', 'Cost and insurance'), ('after', 'After treatment'), ('house', 'From our house')], default='house', max_length=12)),
                ('author_name', models.CharField(blank=True, help_text='A name, for somebody without a page here.', max_length=120, verbose_name='or written by')),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='Insurer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(help_text='A short name for it that never changes, such as example-health.', unique=True)),
                ('name', models.CharField(help_text='As it stands on the card.', max_length=120)),
                ('other_names', models.CharField(blank=True, help_text='What people also call it, with commas between. Searches find it by these.', max_length=300)),
                ('note', models.CharField(blank=True, help_text='One plain sentence for the reader, such as what to have at hand.', max_length=300)),
                ('otherwise', models.CharField(choices=[('ask', 'We can ask them for you'), ('hide', 'Nothing: leave it out of the lists')], default='ask', max_length=4, verbose_name='without a contract that stands')),
            ],
            options={
                'ordering': ['name'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='InsurerContract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plans', models.CharField(blank=True, help_text='Which of its plans, such as PPO and EPO.', max_length=200, verbose_name='kinds of plans')),
                ('covers', models.TextField(blank=True, help_text='What the contract covers, one on each line, such as Medical detox.', verbose_name='levels of care')),
                ('starts_on', models.DateField(help_text='Its first day.', verbose_name='from')),
                ('ends_on', models.DateField(help_text='Its last day. From the day after, no page says that we are in network.', verbose_name='until')),
                ('confirmed_on', models.DateField(blank=True, help_text='When one of us last asked the insurer. After 90 days the claim hides itself.', null=True, verbose_name='confirmed on')),
                ('confirmed_by', models.CharField(blank=True, help_text='Who of us asked. Not shown to readers.', max_length=120)),
                ('confirmed_how', models.CharField(blank=True, help_text='A letter, a call number, their directory. Not shown to readers.', max_length=200, verbose_name='confirmed with')),
            ],
            options={
                'ordering': ['starts_on'],
            },
        ),
        migrations.AddField(
            model_name='programpage',
            name='price_checked_on',
            field=models.DateField(blank=True, help_text='When one of us last checked it. After 183 days pages ask readers to call instead.', null=True, verbose_name='checked on'),
        ),
        migrations.AddField(
            model_name='programpage',
            name='price_deposit',
            field=models.TextField(blank=True, help_text='What is due before care starts, and what comes back to whom.', verbose_name='deposit and refund'),
        ),
        migrations.AddField(
            model_name='programpage',
            name='price_excludes',
            field=models.TextField(blank=True, help_text='One on each line.', verbose_name='what is not in it'),
        ),
        migrations.AddField(
            model_name='programpage',
            name='price_high',
            field=models.PositiveIntegerField(blank=True, help_text='The same sum again if there is no range.', null=True, verbose_name='to, in dollars'),
        ),
        migrations.AddField(
            model_name='programpage',
            name='price_includes',
            field=models.TextField(blank=True, help_text='One on each line.', verbose_name='what is in it'),
        ),
        migrations.AddField(
            model_name='programpage',
            name='price_low',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='from, in dollars'),
        ),
        migrations.AddField(
            model_name='programpage',
            name='price_unit',
            field=models.CharField(blank=True, choices=[('day', 'a day'), ('week', 'a week'), ('stay', 'for a whole stay'), ('visit', 'a visit')], max_length=8, verbose_name='for'),
        ),
        migrations.AddConstraint(
            model_name='programpage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('price_high__isnull', True), ('price_low__isnull', True)), models.Q(('price_high__isnull', False), ('price_low__isnull', False), models.Q(('price_unit', ''), _negated=True)), _connector='OR'), name='program_price_whole', violation_error_message='A price needs both sums, and what they are for.'),
        ),
        migrations.AddConstraint(
            model_name='programpage',
            constraint=models.CheckConstraint(condition=models.Q(('price_low__isnull', True), ('price_high__gte', models.F('price_low')), _connector='OR'), name='program_price_in_order', violation_error_message='The higher sum comes second.'),
        ),
        migrations.AddField(
            model_name='articlepage',
            name='author_page',
            field=models.ForeignKey(blank=True, help_text='Somebody who has a page here.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='pages.personpage', verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='insurercontract',
            name='insurer',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='contracts', to='pages.insurer'),
        ),
        migrations.AddConstraint(
            model_name='insurercontract',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='insurercontract_in_order', violation_error_message='The contract ends before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='insurercontract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_by', ''), ('confirmed_on__isnull', True)), models.Q(('confirmed_on__isnull', False), models.Q(('confirmed_by', ''), _negated=True)), _connector='OR'), name='insurercontract_confirmed_by_somebody', violation_error_message='Say when it was confirmed, and by whom.'),
        ),
    ]
