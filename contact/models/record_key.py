"""The wrapped keys of sealed records, in a table of their own."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact, In

from contact.models.inquiry import Inquiry
from contact.vault.keys import KID_LENGTH
from contact.vault.suites import WRAP_BYTES


class RecordKey(models.Model):
    """The key of one sealed body (of an inquiry, a note or an attachment), wrapped to each recipient.

    The table has its own, shorter backup: to delete a row here makes the body unreadable in every other backup.
    So the database holds no foreign key, and either table can be restored without the other.
    """

    record_id = models.UUIDField(primary_key=True, editable=False)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="record_keys", db_constraint=False)
    staff_kid = models.CharField(max_length=KID_LENGTH, db_index=True)
    staff_wrap = models.BinaryField()
    escrow_kid = models.CharField(max_length=KID_LENGTH, db_index=True)
    escrow_wrap = models.BinaryField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="recordkey_recipients_differ", condition=~Q(staff_kid=F("escrow_kid"))),
            models.CheckConstraint(
                name="recordkey_kids_whole",
                condition=Q(Exact(Length("staff_kid"), KID_LENGTH)) & Q(Exact(Length("escrow_kid"), KID_LENGTH)),
            ),
            models.CheckConstraint(
                name="recordkey_wraps_whole", condition=Q(In(Length("staff_wrap"), sorted(WRAP_BYTES.values())))
            ),
            models.CheckConstraint(
                name="recordkey_wraps_alike", condition=Exact(Length("staff_wrap"), Length("escrow_wrap"))
            ),
        ]

    def __str__(self) -> str:
        return f"Key of record {self.pk}"
