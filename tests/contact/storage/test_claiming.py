"""Claiming: one winner, however many try at once."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection

from contact.models import AuditAction, AuditEvent, Inquiry
from contact.services.audit import audit_verify
from contact.services.claiming import inquiry_claim, inquiry_release
from contact.services.errors import AlreadyClaimed, NotAllowed
from legacy_site.accounts.models import User
from legacy_site.accounts.roles import Role
from tests.contact.conftest import MakeInquiry, MakeUser

COLLEAGUES = 8
INQUIRIES = 100


def test_a_claimed_inquiry_is_not_claimed_again(
    admissions: User, make_user: MakeUser, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry()
    assert inquiry_claim(inquiry_id=inquiry.pk, user=admissions).assignee == admissions
    with pytest.raises(AlreadyClaimed) as refused:
        inquiry_claim(inquiry_id=inquiry.pk, user=make_user(Role.SUPERVISOR))
    assert refused.value.assignee == admissions


def test_claiming_what_one_has_changes_nothing(admissions: User, make_inquiry: MakeInquiry) -> None:
    pk = make_inquiry().pk
    versions = [inquiry_claim(inquiry_id=pk, user=admissions).version for _ in range(2)]
    assert versions == [1, 1]
    assert AuditEvent.objects.filter(object_id=str(pk), action=AuditAction.INQUIRY_CLAIM).count() == 1


def test_an_unknown_inquiry_is_not_there(admissions: User) -> None:
    with pytest.raises(Inquiry.DoesNotExist):
        inquiry_claim(inquiry_id=UUID(int=0), user=admissions)


def test_a_colleague_may_not_release_and_a_supervisor_may(
    admissions: User, make_user: MakeUser, make_inquiry: MakeInquiry
) -> None:
    pk = make_inquiry().pk
    inquiry_claim(inquiry_id=pk, user=admissions)
    with pytest.raises(NotAllowed):
        inquiry_release(inquiry_id=pk, user=make_user(Role.ADMISSIONS))
    assert inquiry_release(inquiry_id=pk, user=make_user(Role.SUPERVISOR)).assignee is None
    assert inquiry_release(inquiry_id=pk, user=admissions).version == 2


def _claim_all(user: User, ids: list[UUID]) -> list[UUID]:
    """Claim every inquiry in an order of one's own; return those that were won."""
    won = []
    try:
        for pk in random.sample(ids, len(ids)):
            try:
                inquiry_claim(inquiry_id=pk, user=user)
            except AlreadyClaimed:
                continue
            won.append(pk)
    finally:
        connection.close()
    return won


@pytest.mark.django_db(transaction=True)
def test_of_8_who_claim_100_inquiries_at_once_each_has_one_winner(
    make_user: MakeUser, make_inquiry: MakeInquiry
) -> None:
    users = [make_user(Role.ADMISSIONS) for _ in range(COLLEAGUES)]
    ids = [make_inquiry().pk for _ in range(INQUIRIES)]
    with ThreadPoolExecutor(COLLEAGUES) as pool:
        won = list(pool.map(lambda user: _claim_all(user, ids), users))
    assert Counter(pk for winner in won for pk in winner) == Counter(ids)
    for user, inquiries in zip(users, won, strict=True):
        assert set(Inquiry.objects.filter(assignee=user).values_list("pk", flat=True)) == set(inquiries)
    assert audit_verify().ok
