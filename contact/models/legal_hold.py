"""A legal hold: while it stands, the database itself refuses to lose the record."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from contact.models.choices import HoldReason
from contact.models.inquiry import Inquiry
from contact.references import REFERENCE_MAX


class LegalHold(models.Model):
    """Why an inquiry must be kept, who said so, and since when. Released is deleted; the audit remembers both.

    A row of its own in place of columns of the inquiry: the foreign key alone keeps the inquiry from being deleted, and
    the triggers that guard its keys and bodies read a small table that nothing else changes.
    """

    inquiry = models.OneToOneField(Inquiry, on_delete=models.PROTECT, primary_key=True, related_name="legal_hold")
    reason = models.CharField(max_length=16, choices=HoldReason.choices)
    reference = models.CharField(
        max_length=REFERENCE_MAX, blank=True, default="", help_text="The number of the case or file; never a name."
    )
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(default=timezone.now, editable=False)

    #: Or Wagtail would list an inquiry as a use of an account, for people who reach no inquiry.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="legalhold_reason_known", condition=Q(reason__in=HoldReason.values)),
        ]

    def __str__(self) -> str:
        return f"Hold of inquiry {self.pk}"
