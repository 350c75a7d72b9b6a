"""What the request desk and the hold form need."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contact", "0008_retention_and_requests")]

    operations: list[object] = []
