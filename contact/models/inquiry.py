"""An inquiry: a few clear columns to work with, and a sealed body that holds every word of the visitor."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from contact.models.choices import Band, Disposition, Status
from contact.vault.padding import BUCKET_BYTES, MAX_BUCKETS
from contact.vault.sealing import OVERHEAD_BYTES
from contact.vault.suites import ALGS


def sealed_body_constraints(prefix: str) -> list[models.BaseConstraint]:
    """Return the constraints of a table with a sealed body: a known suite, and a body of whole padding buckets."""
    whole_buckets: Exact[int] = Exact(Length("body"), F("size_bucket") * BUCKET_BYTES + OVERHEAD_BYTES)
    return [
        models.CheckConstraint(name=f"{prefix}_alg_known", condition=Q(alg__in=ALGS)),
        models.CheckConstraint(name=f"{prefix}_size_bucket", condition=Q(size_bucket__range=(1, MAX_BUCKETS))),
        models.CheckConstraint(name=f"{prefix}_body_whole_buckets", condition=whole_buckets),
        models.CheckConstraint(name=f"{prefix}_schema_version", condition=Q(schema_version__gte=1)),
    ]


class SealedRecord(models.Model):
    """The columns of a sealed body."""

    #: Or Wagtail would list an inquiry as a use of its assignee's account, for people who reach no inquiry.
    wagtail_reference_index_ignore = True

    schema_version = models.PositiveSmallIntegerField()
    alg = models.PositiveSmallIntegerField()
    size_bucket = models.PositiveSmallIntegerField(help_text="Length of the body in padding buckets of 4 KiB.")
    body = models.BinaryField()

    class Meta:
        abstract = True


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
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Nobody when null: the inquiry of a colleague who left goes back to the queue.",
    )
    version = models.PositiveIntegerField(default=0, help_text="Raised by each change, to notice a stale page.")

    class Meta:
        verbose_name_plural = "inquiries"
        default_permissions = ()
        ordering = ("band", "first_contact_due_at", "id")
        indexes = [models.Index(name="inquiry_queue", fields=["status", "band", "first_contact_due_at"])]
        constraints = [
            models.CheckConstraint(name="inquiry_status_known", condition=Q(status__in=Status.values)),
            models.CheckConstraint(name="inquiry_band_known", condition=Q(band__in=Band.values)),
            models.CheckConstraint(
                name="inquiry_closed_has_disposition",
                condition=Q(status=Status.CLOSED, disposition__in=Disposition.values)
                | (~Q(status=Status.CLOSED) & Q(disposition="")),
            ),
            *sealed_body_constraints("inquiry"),
        ]

    def __str__(self) -> str:
        return f"Inquiry {self.pk}"
