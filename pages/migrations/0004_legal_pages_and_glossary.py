"""Legal pages with their versions, which a trigger keeps from being changed, and the glossary."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import modelsearch.index
import pages.fields
from django.db import migrations, models

REFUSAL = "a published version is final"

STATEMENTS = {
    "postgresql": (
        f"""
        CREATE FUNCTION pages_legalversion_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '42501'; END $$
        """,
        """
        CREATE TRIGGER pages_legalversion_no_change BEFORE UPDATE ON pages_legalversion
        FOR EACH ROW EXECUTE FUNCTION pages_legalversion_refuse()
        """,
    ),
    "sqlite": (
        f"""
        CREATE TRIGGER pages_legalversion_no_change BEFORE UPDATE ON pages_legalversion
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """,
        # INSERT OR REPLACE deletes the old row without a word; neither number nor id may be taken twice.
        f"""
        CREATE TRIGGER pages_legalversion_no_replace BEFORE INSERT ON pages_legalversion
        WHEN EXISTS (
            SELECT 1 FROM pages_legalversion
            WHERE id = NEW.id OR (page_id = NEW.page_id AND number = NEW.number)
        )
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """,
    ),
}


def make_final(apps, schema_editor):
    """Make the triggers of the database at hand."""
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def make_changeable(apps, schema_editor):
    """Take the triggers away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER pages_legalversion_no_change ON pages_legalversion")
        schema_editor.execute("DROP FUNCTION pages_legalversion_refuse()")
    else:
        schema_editor.execute("DROP TRIGGER pages_legalversion_no_change")
        schema_editor.execute("DROP TRIGGER pages_legalversion_no_replace")


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0003_organization_notice'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='GlossaryPage',
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
            name='LegalPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lede', models.TextField(blank=True, help_text='One or two short sentences under the title.', verbose_name='opening words')),
                ('illustration', models.CharField(blank=True, choices=[('dawn', 'Dawn'), ('morning', 'Morning'), ('noon', 'Noon'), ('dusk', 'Dusk'), ('night', 'Night'), ('garden', 'Garden')], max_length=20, verbose_name='picture')),
                ('effective_date', models.DateField(help_text='The day from which this text holds.', verbose_name='in force from')),
                ('summary_of_changes', models.CharField(blank=True, help_text='For the reader who knows the version before this one.', max_length=300, verbose_name='what changed')),
                ('body', pages.fields.BodyField(blank=True)),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='GlossaryTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(help_text='As it stands in a sentence: withdrawal, not Withdrawal.', max_length=80, unique=True)),
                ('slug', models.SlugField(help_text='Its place in the address of the glossary. Never change it.', unique=True)),
                ('explanation', models.TextField(help_text='One to three short sentences in everyday words, at most 300 characters.', max_length=300, validators=[django.core.validators.MaxLengthValidator(300)])),
                ('also_called', models.CharField(blank=True, help_text='Other names for the same, with commas between them. They are explained on pages too.', max_length=200)),
                ('source', models.ForeignKey(blank=True, help_text='What it rests on.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='pages.source')),
            ],
            options={
                'ordering': ['term'],
                'constraints': [models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('explanation'), 300), name='glossaryterm_explanation_short', violation_error_message='Use at most 300 characters.')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='LegalVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=255)),
                ('lede', models.TextField(blank=True)),
                ('effective_date', models.DateField()),
                ('summary', models.CharField(blank=True, max_length=300)),
                ('published_at', models.DateTimeField()),
                ('content', models.JSONField(help_text='The body as its stream stores it.')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='pages.legalpage')),
            ],
            options={
                'ordering': ['page', '-number'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('page', 'number'), name='legalversion_one_of_each_number'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='legalversion_number_from_one')],
            },
        ),
        migrations.RunPython(make_final, make_changeable),
    ]
