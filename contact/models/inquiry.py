"""An inquiry: a few clear columns to work with, and a sealed body that holds every word of the visitor."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from contact.models.choices import Band, Disposition, Folder, Status
from contact.models.sealed import SealedRecord, sealed_body_constraints


class Inquiry(SealedRecord):
    """One inquiry. The exact time it came is sealed; the clear columns know only the hour."""

    id = models.UUIDField(primary_key=True, editable=False, help_text='uuid5 of the submission id and "inquiry".')
    submission_id = models.UUIDField(unique=True, editable=False)
    form = models.CharField(max_length=32)
    received_hour = models.DateTimeField()
    first_contact_due_at = models.DateTimeField()
    status = models.CharField(max_length=32, choices=Status.choices, default=Status.NEW)
    disposition = models.CharField(max_length=32, choices=Disposition.choices, blank=True, default="")
    band = models.PositiveSmallIntegerField(choices=Band.choices, default=Band.STANDARD)
    folder = models.CharField(max_length=16, choices=Folder.choices, default=Folder.INBOX)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Nobody when null: the inquiry of a colleague who left goes back to the queue.",
    )
    last_action_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When staff last did something with it; null: not yet."
    )
    version = models.PositiveIntegerField(default=0, help_text="Raised by each change, to notice a stale page.")

    class Meta:
        verbose_name_plural = "inquiries"
        default_permissions = ()
        ordering = ("band", "first_contact_due_at", "id")
        indexes = [models.Index(name="inquiry_queue", fields=["folder", "status", "band", "first_contact_due_at"])]
        constraints = [
            models.CheckConstraint(name="inquiry_status_known", condition=Q(status__in=Status.values)),
            models.CheckConstraint(name="inquiry_band_known", condition=Q(band__in=Band.values)),
            models.CheckConstraint(
                name="inquiry_closed_has_disposition",
                condition=Q(status=Status.CLOSED, disposition__in=Disposition.values)
                | (~Q(status=Status.CLOSED) & Q(disposition="")),
            ),
            models.CheckConstraint(
                name="inquiry_erased_is_closed", condition=Q(erased_at=None) | Q(status=Status.CLOSED, assignee=None)
            ),
            models.CheckConstraint(name="inquiry_folder_known", condition=Q(folder__in=Folder.values)),
            # Whoever is in danger, and whatever somebody works on, is never hidden.
            models.CheckConstraint(
                name="inquiry_spam_is_untouched",
                condition=~Q(folder=Folder.PROBABLY_SPAM)
                | Q(band=Band.STANDARD, assignee=None, status__in=[Status.NEW, Status.CLOSED]),
            ),
            *sealed_body_constraints("inquiry"),
        ]

    def __str__(self) -> str:
        return f"Inquiry {self.pk}"
