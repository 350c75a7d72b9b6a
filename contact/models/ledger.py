"""The erasure ledger: which records were erased, when and why. It outlives them, and every restored backup.

As with the audit, a migration makes these tables in SQL, with triggers that refuse a change.
"""

from django.db import models


class Erasure(models.Model):
    """One link: an inquiry that was erased."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    inquiry_id = models.UUIDField(unique=True)
    reason = models.CharField(max_length=16)
    prev = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = "contact_erasure"
        default_permissions = ()
        ordering = ("seq",)

    def __str__(self) -> str:
        return f"Erasure {self.pk}"


class ErasureHead(models.Model):
    """The end of the ledger in one row: whoever locks it may append, and a cut tail shows against it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = "contact_erasurehead"
        default_permissions = ()

    def __str__(self) -> str:
        return "Head of the erasure ledger"
