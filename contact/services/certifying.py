"""The certificate of a request that ended: a line that anyone can hash again, and the hash that the audit holds."""

import hashlib

from contact.models import PrivacyRequest


def certificate_line(request: PrivacyRequest) -> str:
    """Return what is certified: ids, codes and days alone, in one line."""
    parts = (
        request.pk,
        request.kind,
        request.received_on,
        request.due_on,
        request.identity,
        request.resolution,
        request.resolved_on,
        request.inquiry_id or "none",
    )
    return "|".join(str(part) for part in parts)


def certificate_hash(request: PrivacyRequest) -> str:
    """Return the SHA-256 of the line in hexadecimal digits, the same each time."""
    return hashlib.sha256(certificate_line(request).encode()).hexdigest()
