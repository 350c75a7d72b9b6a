"""What the crash and intake rows need."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contact", "0009_more_requests")]

    operations: list[object] = []
