"""Statuses: no stale page wins, nothing closes without saying how it ended."""

import pytest

from contact.models import AuditEvent, Inquiry, Status
from contact.services.errors import InvalidTransition, StaleVersion
from contact.services.statuses import inquiry_set_status, next_statuses
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry


def test_a_stale_page_is_refused_and_told_what_is(admissions: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    inquiry_set_status(inquiry_id=pk, user=admissions, status="attempting", version=0)
    with pytest.raises(StaleVersion) as refused:
        inquiry_set_status(inquiry_id=pk, user=admissions, status="reached", version=0)
    assert (refused.value.current.status, refused.value.current.version) == ("attempting", 1)


@pytest.mark.parametrize(
    ("status", "disposition"),
    [
        ("new", ""),
        ("closed", ""),
        ("closed", "nonsense"),
        ("reached", "admitted"),
        ("nonsense", ""),
    ],
)
def test_a_status_that_does_not_follow_is_refused(
    admissions: User, make_inquiry: MakeInquiry, status: str, disposition: str
) -> None:
    pk = make_inquiry().pk
    with pytest.raises(InvalidTransition):
        inquiry_set_status(inquiry_id=pk, user=admissions, status=status, disposition=disposition, version=0)
    assert Inquiry.objects.get(pk=pk).version == 0
    assert not AuditEvent.objects.filter(object_id=str(pk)).exists()


def test_an_inquiry_is_worked_closed_closed_otherwise_and_opened_again(
    admissions: User, make_inquiry: MakeInquiry
) -> None:
    pk = make_inquiry().pk
    steps = [("reached", ""), ("closed", "not_now"), ("closed", "referred_connected"), ("attempting", "")]
    for version, (status, disposition) in enumerate(steps):
        moved = inquiry_set_status(
            inquiry_id=pk, user=admissions, status=status, disposition=disposition, version=version
        )
        assert (moved.status, moved.disposition, moved.version) == (status, disposition, version + 1)
    details = AuditEvent.objects.filter(object_id=str(pk)).order_by("seq").values_list("detail", flat=True)
    assert [(detail["from"], detail["to"]) for detail in details] == [
        ("new", "reached"),
        ("reached", "closed"),
        ("closed", "closed"),
        ("closed", "attempting"),
    ]


def test_closing_the_same_way_twice_is_no_change(admissions: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    inquiry_set_status(inquiry_id=pk, user=admissions, status="closed", disposition="spam", version=0)
    with pytest.raises(InvalidTransition):
        inquiry_set_status(inquiry_id=pk, user=admissions, status="closed", disposition="spam", version=1)


@pytest.mark.parametrize("status", Status)
def test_nothing_becomes_new_again(status: Status) -> None:
    assert Status.NEW not in next_statuses(status)
    assert len(next_statuses(status)) >= 7
