"""A note of the desk about an inquiry."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from contact.models.inquiry import Inquiry
from contact.models.sealed import SealedRecord, sealed_body_constraints


class Note(SealedRecord):
    """What a colleague wrote, sealed to the same recipients as the inquiry. A note is added, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="An account that wrote notes is deactivated, never deleted.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ()
        ordering = ("created_at", "id")
        constraints = sealed_body_constraints("note")

    def __str__(self) -> str:
        return f"Note {self.pk}"
