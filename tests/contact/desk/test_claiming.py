"""Taking an inquiry and putting it back."""

import pytest
from django.test import Client

from legacy_site.accounts.models import User
from tests import personas
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import SignIn, address, audit, html
from tests.contact.storage.sabotage import refuse_audit_rows

pytestmark = pytest.mark.django_db


def test_a_claim_makes_it_mine_and_opens_it(desk: Client, maya: User, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    response = desk.post(address(inquiry, "claim"))
    assert (response.status_code, response["Location"]) == (302, address(inquiry))
    inquiry.refresh_from_db()
    assert inquiry.assignee == maya
    assert "You have this inquiry." in html(desk.get(address(inquiry)))
    assert [action for _, action, _ in audit()] == ["inquiry.claim", "inquiry.open"]


def test_who_comes_second_is_told_who_was_first(desk: Client, sign_in: SignIn, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    desk.post(address(inquiry, "claim"))
    theo = sign_in(personas.supervisor("theo"))
    page = html(theo.post(address(inquiry, "claim"), follow=True))
    assert f"Maya Example claimed inquiry {inquiry.pk.hex[:8]} before you." in page
    inquiry.refresh_from_db()
    assert inquiry.assignee is not None
    assert inquiry.assignee.username == "maya"


def test_a_colleague_cannot_put_it_back_but_a_supervisor_can(
    desk: Client, sign_in: SignIn, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry()
    desk.post(address(inquiry, "claim"))
    page = html(sign_in(personas.admissions("ines")).post(address(inquiry, "release"), follow=True))
    assert "Only the colleague who has it, or a supervisor" in page
    assert "Put it back" not in page
    sign_in(personas.supervisor()).post(address(inquiry, "release"))
    inquiry.refresh_from_db()
    assert inquiry.assignee is None


def test_whoever_has_it_puts_it_back(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    desk.post(address(inquiry, "claim"))
    page = html(desk.post(address(inquiry, "release"), follow=True))
    assert "is back in the queue" in page
    inquiry.refresh_from_db()
    assert inquiry.assignee is None


def test_without_the_audit_nothing_is_claimed(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    refuse_audit_rows()
    assert desk.post(address(inquiry, "claim")).status_code == 503
    inquiry.refresh_from_db()
    assert inquiry.assignee is None
