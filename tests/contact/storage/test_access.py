"""Who sees inquiries at all: the desk, and nobody else for any other power that they have."""

import pytest
from django.contrib.auth.models import AnonymousUser

from contact.access import can_work_inquiries
from contact.models import Inquiry
from contact.selectors.inquiries import inquiries_visible_to, inquiry_get
from contact.services.claiming import inquiry_claim, inquiry_release
from contact.services.errors import NotAllowed
from contact.services.notes import note_add
from contact.services.opening import inquiry_open
from contact.services.statuses import inquiry_set_status
from legacy_site.accounts.models import User
from legacy_site.accounts.roles import Role
from tests.contact.conftest import MakeInquiry, MakeUser

STRANGERS = ["editor", "reviewer", "administrator", "superuser", "inactive"]


@pytest.fixture(params=STRANGERS)
def stranger(request: pytest.FixtureRequest, db: None, make_user: MakeUser) -> User:
    """Return each of the people who have no business at the desk."""
    made = {
        "editor": lambda: make_user(Role.EDITOR),
        "reviewer": lambda: make_user(Role.REVIEWER),
        "administrator": lambda: make_user(Role.ADMINISTRATOR),
        "superuser": lambda: make_user(is_superuser=True, is_staff=True),
        "inactive": lambda: make_user(Role.ADMISSIONS, is_active=False),
    }
    return made[request.param]()


def test_a_stranger_sees_no_inquiry(stranger: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    assert not can_work_inquiries(stranger)
    assert not inquiries_visible_to(user=stranger).exists()
    with pytest.raises(Inquiry.DoesNotExist):
        inquiry_get(user=stranger, inquiry_id=inquiry.pk)


def test_a_stranger_can_do_nothing(stranger: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    for attempt in (
        lambda: inquiry_open(inquiry_id=pk, user=stranger),
        lambda: inquiry_claim(inquiry_id=pk, user=stranger),
        lambda: inquiry_release(inquiry_id=pk, user=stranger),
        lambda: inquiry_set_status(inquiry_id=pk, user=stranger, status="reached", version=0),
        lambda: note_add(inquiry_id=pk, user=stranger, text="x"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    inquiry = Inquiry.objects.get(pk=pk)
    assert (inquiry.version, inquiry.assignee, inquiry.notes.count()) == (0, None, 0)


def test_nobody_is_no_colleague(db: None) -> None:
    assert not can_work_inquiries(AnonymousUser())


@pytest.mark.parametrize("role", [Role.ADMISSIONS, Role.SUPERVISOR])
def test_the_desk_sees_the_queue_without_the_bodies(
    db: None, make_user: MakeUser, make_inquiry: MakeInquiry, role: Role
) -> None:
    user, inquiry = make_user(role), make_inquiry()
    assert [row.pk for row in inquiries_visible_to(user=user)] == [inquiry.pk]
    assert "body" in inquiry_get(user=user, inquiry_id=inquiry.pk).get_deferred_fields()
