"""The tables of the inquiries."""

from contact.models.addition import Addition
from contact.models.attachment import Attachment
from contact.models.audit import AuditEvent, AuditHead
from contact.models.choices import (
    AdditionKind,
    AttachmentKind,
    AuditAction,
    Band,
    Disposition,
    ErasureReason,
    Folder,
    HoldReason,
    KeyRole,
    MediaType,
    NoticeKind,
    NoticeState,
    Status,
)
from contact.models.disclosure import Disclosure
from contact.models.form_texts import FormTexts
from contact.models.inquiry import Inquiry
from contact.models.key_epoch import KeyEpoch
from contact.models.ledger import Erasure, ErasureHead
from contact.models.legal_hold import LegalHold
from contact.models.note import Note
from contact.models.notice import Notice
from contact.models.privacy_request import PrivacyRequest
from contact.models.record_key import RecordKey
from contact.models.request_choices import (
    DisclosureBasis,
    DisclosurePurpose,
    IdentityCheck,
    Recipient,
    RequestChannel,
    RequestKind,
    Resolution,
)
from contact.models.withdrawal_code import WithdrawalCode
from contact.models.worker import WorkerState

__all__ = [
    "Addition",
    "AdditionKind",
    "Attachment",
    "AttachmentKind",
    "AuditAction",
    "AuditEvent",
    "AuditHead",
    "Band",
    "Disclosure",
    "DisclosureBasis",
    "DisclosurePurpose",
    "Disposition",
    "Erasure",
    "ErasureHead",
    "ErasureReason",
    "Folder",
    "FormTexts",
    "HoldReason",
    "IdentityCheck",
    "Inquiry",
    "KeyEpoch",
    "KeyRole",
    "LegalHold",
    "MediaType",
    "Note",
    "Notice",
    "NoticeKind",
    "NoticeState",
    "PrivacyRequest",
    "Recipient",
    "RecordKey",
    "RequestChannel",
    "RequestKind",
    "Resolution",
    "Status",
    "WithdrawalCode",
    "WorkerState",
]
