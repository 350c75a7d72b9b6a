"""What keeps an insurer's contracts apart."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("pages", "0009_self_check")]

    operations: list[object] = []
