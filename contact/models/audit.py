"""The audit: an append-only chain of what staff did. Ids, never values.

Django does not manage these tables. A migration makes them in SQL, with their constraints and with the triggers that
refuse a change, and `flush` can therefore not empty them.
"""

from django.db import models

#: Length of a link of the chain in bytes: one SHA-256.
LINK_BYTES = 32


class AuditEvent(models.Model):
    """One link. Triggers refuse to change or delete it."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=64)
    object_id = models.CharField(max_length=64)
    detail = models.JSONField(default=dict)
    prev = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = "contact_auditevent"
        default_permissions = ()
        ordering = ("seq",)

    def __str__(self) -> str:
        return f"Audit event {self.pk}"


class AuditHead(models.Model):
    """The end of the chain in one row: whoever locks it may append, and a cut tail shows against it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = "contact_audithead"
        default_permissions = ()

    def __str__(self) -> str:
        return "Head of the audit"
