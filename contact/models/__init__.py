"""The tables of the inquiries."""

from contact.models.audit import AuditEvent, AuditHead
from contact.models.choices import AuditAction, Band, Disposition, Status
from contact.models.inquiry import Inquiry
from contact.models.note import Note
from contact.models.record_key import RecordKey

__all__ = [
    "AuditAction",
    "AuditEvent",
    "AuditHead",
    "Band",
    "Disposition",
    "Inquiry",
    "Note",
    "RecordKey",
    "Status",
]
