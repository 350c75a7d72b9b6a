"""Consents to stories, and the counts of "Was this page helpful?"."""

import django.db.models.deletion
import modelsearch.index
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0007_insurers_prices_articles"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoryConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(help_text="What stands on the paper, such as story-2026-03. No name, no initials.", unique=True)),
                ("given_on", models.DateField(help_text="The day that stands beside the signature.")),
                ("scope", models.TextField(help_text="What they allowed: which words, a picture or none, where we may show it.")),
                ("expires_on", models.DateField(help_text="Its last day. No page shows the story from the day after.", verbose_name="ends on")),
                ("withdrawn_on", models.DateField(blank=True, help_text="The day they changed their mind. No page shows the story from that day. Then delete the story too.", null=True, verbose_name="taken back on")),
                ("held_by", models.CharField(help_text="A role and a place, such as Privacy officer, locked file 4.", max_length=160, verbose_name="who holds the paper")),
            ],
            options={
                "verbose_name": "consent to a story",
                "verbose_name_plural": "consents to stories",
                "ordering": ["key"],
                "constraints": [models.CheckConstraint(condition=models.Q(("expires_on__gte", models.F("given_on"))), name="storyconsent_ends_after_it_starts", violation_error_message="A consent ends on the day it was given, or later."), models.CheckConstraint(condition=models.Q(("withdrawn_on__isnull", True), ("withdrawn_on__gte", models.F("given_on")), _connector="OR"), name="storyconsent_taken_back_after_it_was_given", violation_error_message="It was taken back on the day it was given, or later.")],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="HelpfulCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("yes", models.PositiveSmallIntegerField(default=0)),
                ("no", models.PositiveSmallIntegerField(default=0)),
                ("page", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.page")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("page", "day"), name="helpful_one_row_a_page_and_day"), models.CheckConstraint(condition=models.Q(("yes__lte", 1000), ("no__lte", 1000)), name="helpful_counts_capped")],
            },
        ),
    ]
