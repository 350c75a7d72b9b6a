"""What is known of each key: since when it is used, and when it was proven. No key is in here."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from contact.models.choices import KeyRole
from contact.vault.keys import KID_LENGTH
from contact.vault.suites import ALGS

_FINGERPRINT_LENGTH = 64


class KeyEpoch(models.Model):
    """One public key and its life. Every process may read it: the form asks here whether escrow was ever proven."""

    fingerprint = models.CharField(max_length=_FINGERPRINT_LENGTH, primary_key=True)
    role = models.CharField(max_length=8, choices=KeyRole.choices)
    alg = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(null=True, blank=True, help_text="When new records began to be sealed to it.")
    emptied_at = models.DateTimeField(null=True, blank=True, help_text="When the last record was wrapped anew.")
    retired_at = models.DateTimeField(null=True, blank=True, help_text="When its private half was put away.")
    drilled_at = models.DateTimeField(null=True, blank=True, help_text="When it last opened a test record (escrow).")

    class Meta:
        default_permissions = ()
        ordering = ("role", "published_at", "fingerprint")
        constraints = [
            models.CheckConstraint(name="keyepoch_role_known", condition=Q(role__in=KeyRole.values)),
            models.CheckConstraint(name="keyepoch_alg_known", condition=Q(alg__in=ALGS)),
            models.CheckConstraint(
                name="keyepoch_fingerprint_whole",
                condition=Exact(Length("fingerprint"), _FINGERPRINT_LENGTH),
            ),
            models.CheckConstraint(
                name="keyepoch_drill_is_of_escrow", condition=Q(drilled_at=None) | Q(role=KeyRole.ESCROW)
            ),
            models.CheckConstraint(
                name="keyepoch_retired_is_empty", condition=Q(retired_at=None) | Q(emptied_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} key {self.kid}"

    @property
    def kid(self) -> str:
        """Return the id by which rows name the key."""
        return self.fingerprint[:KID_LENGTH]
