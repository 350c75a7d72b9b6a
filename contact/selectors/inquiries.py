"""The inquiries that a user may see: the clear columns, never the body."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from contact.access import can_work_inquiries
from contact.models import Addition, AdditionKind, Inquiry
from legacy_site.accounts.models import User


def inquiries_visible_to(*, user: User | AnonymousUser) -> QuerySet[Inquiry]:
    """Return every inquiry for the desk and none for anyone else, in the order of the queue.

    Lists, counts and searches all start here. The sealed body is left in the database.
    """
    if not can_work_inquiries(user):
        return Inquiry.objects.none()
    return Inquiry.objects.select_related("assignee").defer("body")


def with_additions(inquiries: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    """Annotate `was_stopped` and `was_added_to`: what people did with their codes, as far as a list may tell."""
    added = Addition.objects.filter(inquiry=OuterRef("pk"))
    return inquiries.annotate(was_stopped=Exists(added.filter(kind=AdditionKind.STOP)), was_added_to=Exists(added))


def inquiry_get(*, user: User | AnonymousUser, inquiry_id: UUID) -> Inquiry:
    """Return one inquiry; raise Inquiry.DoesNotExist when there is none, or none that this user may see."""
    return inquiries_visible_to(user=user).get(pk=inquiry_id)
