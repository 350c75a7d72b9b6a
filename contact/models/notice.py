"""Mails to the people on call: what is still to be sent, and how far each came."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from contact.models.choices import NoticeKind, NoticeState
from contact.models.inquiry import Inquiry


class Notice(models.Model):
    """One mail to one address about one inquiry. It holds no word of the visitor, and neither does the mail."""

    #: Or Wagtail would list a notice as a use of its inquiry.
    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, editable=False, help_text="Made of inquiry, kind and address.")
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=16, choices=NoticeKind.choices)
    recipient = models.EmailField()
    state = models.CharField(max_length=16, choices=NoticeState.choices, default=NoticeState.WAITING)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    next_try_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=64, blank=True, default="", help_text="The type of the error alone.")

    class Meta:
        default_permissions = ()
        ordering = ("next_try_at", "id")
        indexes = [models.Index(name="notice_due", fields=["state", "next_try_at"])]
        constraints = [
            models.CheckConstraint(name="notice_kind_known", condition=Q(kind__in=NoticeKind.values)),
            models.CheckConstraint(name="notice_state_known", condition=Q(state__in=NoticeState.values)),
        ]

    def __str__(self) -> str:
        return f"Notice {self.pk}"
