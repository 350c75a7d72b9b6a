"""Folders: an inquiry that is probably spam lies apart from the queue."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contact", "0006_withdrawal_codes")]

    operations = [
        migrations.RemoveIndex(model_name="inquiry", name="inquiry_queue"),
        migrations.AddField(
            model_name="inquiry",
            name="folder",
            field=models.CharField(
                choices=[("inbox", "Inbox"), ("probably_spam", "Probably spam")], default="inbox", max_length=16
            ),
        ),
        migrations.AddIndex(
            model_name="inquiry",
            index=models.Index(
                fields=["folder", "status", "band", "first_contact_due_at"], name="inquiry_queue"
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(("folder__in", ["inbox", "probably_spam"])), name="inquiry_folder_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("folder", "probably_spam"), _negated=True),
                    models.Q(("assignee", None), ("band", 2), ("status__in", ["new", "closed"])),
                    _connector="OR",
                ),
                name="inquiry_spam_is_untouched",
            ),
        ),
    ]
