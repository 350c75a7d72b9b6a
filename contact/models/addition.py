"""What a person added to their inquiry later, with their withdrawal code."""

from django.db import models
from django.db.models import Q

from contact.models.choices import AdditionKind
from contact.models.inquiry import Inquiry
from contact.models.sealed import SealedRecord, sealed_body_constraints


class Addition(SealedRecord):
    """A sealed record that is added, never changed: whoever takes it in cannot read what was said before.

    Its kind stands in the clear, so that the queue can show at once that somebody wants no more contact.
    """

    id = models.UUIDField(primary_key=True, editable=False, help_text="Made of the form it was sent with.")
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="additions")
    kind = models.CharField(max_length=16, choices=AdditionKind.choices)
    added_hour = models.DateTimeField(help_text="The exact time is sealed.")

    class Meta:
        default_permissions = ()
        ordering = ("added_hour", "id")
        constraints = [
            models.CheckConstraint(name="addition_kind_known", condition=Q(kind__in=AdditionKind.values)),
            *sealed_body_constraints("addition"),
        ]

    def __str__(self) -> str:
        return f"Addition {self.pk}"
