"""Give every site the national lines from its first day. Nobody here has called them yet, so `verified_on` stays empty."""

from dataclasses import asdict

from django.db import migrations

from pages.crisis import NATIONAL_LINES


def seed(apps, schema_editor):
    crisis_line = apps.get_model("pages", "CrisisLine")
    for position, line in enumerate(NATIONAL_LINES, start=1):
        crisis_line.objects.get_or_create(key=line.key, defaults={**asdict(line), "sort_order": position * 10})


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_page_types")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
