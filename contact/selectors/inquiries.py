"""The inquiries that a user may see: the clear columns, never the body."""

import re
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet

from contact.access import can_work_inquiries
from contact.models import Addition, Inquiry
from contact.restrictions import with_wishes
from legacy_site.accounts.models import User


def inquiries_visible_to(*, user: User | AnonymousUser) -> QuerySet[Inquiry]:
    """Return every inquiry for the desk and none for anyone else, in the order of the queue.

    Lists, counts and searches all start here. The sealed body is left in the database.
    """
    if not can_work_inquiries(user):
        return Inquiry.objects.none()
    return Inquiry.objects.select_related("assignee").defer("body")


def with_additions(inquiries: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    """Annotate `was_stopped`, `was_added_to` and `is_restricted`: what people wished later, for a list."""
    added = Addition.objects.filter(inquiry=OuterRef("pk"))
    return with_wishes(inquiries).annotate(was_added_to=Exists(added))


def inquiry_get(*, user: User | AnonymousUser, inquiry_id: UUID) -> Inquiry:
    """Return one inquiry; raise Inquiry.DoesNotExist when there is none, or none that this user may see."""
    return inquiries_visible_to(user=user).get(pk=inquiry_id)


def inquiries_starting(*, user: User | AnonymousUser, digits: str) -> list[UUID]:
    """Return the ids that start with these hexadecimal digits, at least eight; two at most, when it is not one."""
    given = digits.replace("-", "").strip().lower()
    if not re.fullmatch(r"[0-9a-f]{8,32}", given):
        return []
    # Two bounds in place of a comparison of texts, which the databases spell differently.
    first, last = UUID(given.ljust(32, "0")), UUID(given.ljust(32, "f"))
    found = inquiries_visible_to(user=user).filter(pk__gte=first, pk__lte=last)
    return list(found.values_list("pk", flat=True)[:2])
