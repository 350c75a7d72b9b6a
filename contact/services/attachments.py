"""Taking an attachment in: sealed like the inquiry, under a key of its own, and without its file name."""

from uuid import UUID

from django.db import transaction

from contact.models import Attachment, AttachmentKind, AuditAction, Inquiry, MediaType, RecordKey
from contact.services.audit import actor_of, audit_append
from contact.services.errors import InvalidAttachment
from contact.services.permission import require_desk
from contact.services.recipients import recipients
from contact.services.rows import add_to, binding_of, place_body, record_key
from contact.vault.errors import TooLargeError
from contact.vault.files import seal_file
from contact.vault.sealing import Sealed
from legacy_site.accounts.models import User

ATTACHMENT_SCHEMA_VERSION = 1


def attachment_add(*, inquiry_id: UUID, user: User, kind: str, media_type: str, data: bytes) -> Attachment:
    """Seal a file to the same recipients as the inquiry, store it and return its row.

    The caller has decoded the picture and written it anew; here it is bytes. Raise InvalidAttachment for an empty or
    too large file, or a kind or media type that is not taken, NotAllowed, NotConfigured, Inquiry.DoesNotExist,
    RecordErased or AuditUnavailable.
    """
    require_desk(user)
    inquiry = Inquiry.objects.only("pk").get(pk=inquiry_id)
    attachment = Attachment(inquiry=inquiry, kind=kind, media_type=media_type)
    key = attachment_seal(attachment, data)
    with transaction.atomic():
        add_to(inquiry_id)
        detail = {"attachment": str(attachment.pk), "kind": kind}
        audit_append(actor=actor_of(user), action=AuditAction.ATTACHMENT_ADD, object_id=str(inquiry_id), detail=detail)
        attachment.save(force_insert=True)
        key.save(force_insert=True)
    return attachment


def attachment_seal(attachment: Attachment, data: bytes) -> RecordKey:
    """Put the sealed file into a new row and return the row of its keys; neither is saved here.

    Raise InvalidAttachment or NotConfigured.
    """
    _refuse_invalid(attachment.kind, attachment.media_type, data)
    attachment.schema_version = ATTACHMENT_SCHEMA_VERSION
    sealed = _sealed(attachment, data)
    place_body(attachment, sealed)
    attachment.chunks = sealed.chunks
    return record_key(sealed, record_id=attachment.pk, inquiry_id=attachment.inquiry_id)


def _refuse_invalid(kind: str, media_type: str, data: bytes) -> None:
    if kind not in AttachmentKind.values or media_type not in MediaType.values:
        raise InvalidAttachment("the kind or the media type is not taken")
    if not data:
        raise InvalidAttachment("the file is empty")


def _sealed(attachment: Attachment, data: bytes) -> Sealed:
    try:
        return seal_file(data, binding=binding_of(attachment), recipients=recipients())
    except TooLargeError:
        raise InvalidAttachment("the file is too large") from None
