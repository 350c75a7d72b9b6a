"""The ledger of disclosures: what left the house, to whom, what for, and what allowed it.

As with the audit, a migration makes the table in SQL, with triggers that refuse a change.
"""

import uuid

from django.db import models


class Disclosure(models.Model):
    """One disclosure. It names the inquiry by its id alone, so that it outlives the inquiry."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    at = models.DateTimeField()
    inquiry_id = models.UUIDField()
    recipient = models.CharField(max_length=16)
    purpose = models.CharField(max_length=16)
    basis = models.CharField(max_length=16)
    actor = models.CharField(max_length=64)
    note_id = models.UUIDField(
        null=True, help_text="The sealed note that says to whom exactly; gone once it is erased."
    )

    class Meta:
        managed = False
        db_table = "contact_disclosure"
        default_permissions = ()
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"Disclosure {self.pk}"
