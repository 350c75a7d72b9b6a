"""The files of an inquiry that a user may see: what they are, never the body."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from contact.access import can_work_inquiries
from contact.models import Attachment
from legacy_site.accounts.models import User


def attachments_of(*, user: User | AnonymousUser, inquiry_id: UUID) -> QuerySet[Attachment]:
    """Return what is attached to an inquiry and was not erased, oldest first; none for anyone but the desk."""
    if not can_work_inquiries(user):
        return Attachment.objects.none()
    return Attachment.objects.filter(inquiry=inquiry_id, erased_at=None).defer("body").order_by("created_at", "id")
