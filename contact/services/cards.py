"""Keeping a photo of an insurance card that a visitor added: the public side seals it and can open nothing."""

from typing import Final
from uuid import UUID, uuid5

from django.db import Error as AnyDatabaseError
from django.db import transaction

from contact.models import Attachment, AttachmentKind, Inquiry, MediaType
from contact.services.attachments import attachment_seal
from contact.services.errors import InvalidAttachment, RecordErased, StorageUnavailable
from contact.services.rows import add_to
from contact.services.storing import limit_waiting

KINDS: Final = {
    "front": AttachmentKind.INSURANCE_CARD_FRONT,
    "back": AttachmentKind.INSURANCE_CARD_BACK,
}


def card_add(*, inquiry_id: UUID, side: str, picture: bytes) -> bool:
    """Seal and store the picture of one side; return False when this side was stored before, and is left as it is.

    An inquiry has one picture of each side at most, so that sending again makes no second one. `picture` is a JPEG
    that we drew ourselves. Raise NotConfigured when keys are missing, and StorageUnavailable when nothing was stored:
    the database was away, or the inquiry is not there or was erased.
    """
    kind = KINDS[side]
    attachment = Attachment(
        id=uuid5(inquiry_id, kind.value), inquiry_id=inquiry_id, kind=kind, media_type=MediaType.JPEG
    )
    try:
        key = attachment_seal(attachment, picture)
        with transaction.atomic():
            limit_waiting()
            add_to(inquiry_id)
            if Attachment.objects.filter(pk=attachment.pk).exists():
                return False
            attachment.save(force_insert=True)
            key.save(force_insert=True)
    except (AnyDatabaseError, Inquiry.DoesNotExist, RecordErased, InvalidAttachment):
        # Not chained: the text of a database error may quote the row.
        raise StorageUnavailable("the database did not take the picture") from None
    return True
