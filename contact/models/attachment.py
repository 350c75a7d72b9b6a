"""An attachment of an inquiry: a picture, sealed, and without a file name."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone

from contact.models.choices import AttachmentKind, MediaType
from contact.models.inquiry import Inquiry
from contact.models.sealed import SealedRecord, sealed_record_constraints, whole_or_erased
from contact.vault.files import (
    CHUNK_BUCKETS,
    CHUNK_OVERHEAD_BYTES,
    FILE_BUCKET_BYTES,
    FILE_OVERHEAD_BYTES,
    MAX_CHUNKS,
    MAX_FILE_BUCKETS,
)


def _chunk_constraints() -> list[models.BaseConstraint]:
    """Return that the chunks are as many as the buckets need, and the body as long as both say."""
    fits: Q = Q(size_bucket__lte=F("chunks") * CHUNK_BUCKETS) & Q(size_bucket__gt=(F("chunks") - 1) * CHUNK_BUCKETS)
    length = F("size_bucket") * FILE_BUCKET_BYTES + F("chunks") * CHUNK_OVERHEAD_BYTES + FILE_OVERHEAD_BYTES
    whole: Exact[int] = Exact(Length("body"), length)
    return [
        models.CheckConstraint(name="attachment_chunks", condition=Q(chunks__range=(1, MAX_CHUNKS)) & fits),
        models.CheckConstraint(name="attachment_body_whole", condition=whole_or_erased(whole)),
    ]


class Attachment(SealedRecord):
    """A file, sealed to the same recipients as its inquiry under a key of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="attachments")
    kind = models.CharField(max_length=32, choices=AttachmentKind.choices)
    media_type = models.CharField(max_length=32, choices=MediaType.choices)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    size_bucket = models.PositiveSmallIntegerField(help_text="Length of the file in padding buckets of 64 KiB.")
    chunks = models.PositiveSmallIntegerField(help_text="How many chunks of at most 8 MiB the body has.")

    class Meta:
        default_permissions = ()
        ordering = ("created_at", "id")
        constraints = [
            models.CheckConstraint(name="attachment_kind_known", condition=Q(kind__in=AttachmentKind.values)),
            models.CheckConstraint(name="attachment_media_type", condition=Q(media_type__in=MediaType.values)),
            *sealed_record_constraints("attachment", max_buckets=MAX_FILE_BUCKETS),
            *_chunk_constraints(),
        ]

    def __str__(self) -> str:
        return f"Attachment {self.pk}"
