"""Opening an attachment for the desk: as with a record, first the audit row, and only then the file."""

from dataclasses import dataclass, field
from uuid import UUID

from contact.models import Attachment, AuditAction, RecordKey
from contact.services.errors import NotConfigured, RecordErased, RecordUnreadable
from contact.services.opening import record_look
from contact.services.permission import require_desk, require_record
from contact.services.rows import binding_of
from contact.services.staff_key import staff_opener
from contact.vault.errors import VaultError
from contact.vault.sealing import Wrap
from legacy_site.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAttachment:
    """A file in the clear, for one response. Its repr shows nothing of it."""

    kind: str
    media_type: str
    data: bytes = field(repr=False)


def attachment_open(*, attachment_id: UUID, user: User) -> OpenedAttachment:
    """Open an attachment, after this look is on the record of its inquiry.

    Must not be called inside a transaction: a rollback would take the audit row with it. Raise NotAllowed,
    RecordRestricted, Attachment.DoesNotExist, AuditUnavailable (then nothing was unwrapped), RecordErased or
    RecordUnreadable.
    """
    require_desk(user)
    attachment = Attachment.objects.get(pk=attachment_id)
    require_record(user, attachment.inquiry_id)
    detail = {"attachment": str(attachment.pk)}
    record_look(AuditAction.ATTACHMENT_OPEN, inquiry_id=attachment.inquiry_id, user=user, detail=detail)
    if attachment.erased_at is not None:
        raise RecordErased("the attachment was erased")
    try:
        return _opened(attachment)
    except (VaultError, NotConfigured, RecordKey.DoesNotExist):
        record_look(AuditAction.INQUIRY_UNREADABLE, inquiry_id=attachment.inquiry_id, user=user, detail=detail)
        raise RecordUnreadable("the attachment can not be read") from None


def _opened(attachment: Attachment) -> OpenedAttachment:
    key = RecordKey.objects.get(record_id=attachment.pk, inquiry_id=attachment.inquiry_id)
    wrap = Wrap(kid=key.staff_kid, data=bytes(key.staff_wrap))
    data = staff_opener().open_file(bytes(attachment.body), wrap, binding=binding_of(attachment))
    return OpenedAttachment(kind=attachment.kind, media_type=attachment.media_type, data=data)
