"""The ledger of disclosures beside the record: for supervisors alone; what nothing allows is not taken in."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from contact.models import Disclosure, Inquiry
from contact.services.erasing import inquiry_erase
from legacy_site.accounts.models import User
from tests import personas
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import SignIn, address, audit, html

pytestmark = pytest.mark.django_db(transaction=True)

PAYER = {"recipient": "payer", "purpose": "payment", "basis": "written_consent", "detail": "Ask for Pat."}


@pytest.fixture
def inquiry(make_inquiry: MakeInquiry) -> Inquiry:
    return make_inquiry(name="Marigold")


def given(inquiry: Inquiry) -> list[tuple[str, str, str]]:
    rows = Disclosure.objects.filter(inquiry_id=inquiry.pk)
    return list(rows.values_list("recipient", "purpose", "basis"))


def recorded(inquiry: Inquiry) -> list[str]:
    return [action for _, action, about in audit() if (action, about) == ("disclosure.add", str(inquiry.pk))]


def test_for_the_rest_of_the_desk_and_for_strangers_there_is_no_ledger(
    desk: Client, chief: Client, inquiry: Inquiry, sign_in: SignIn
) -> None:
    for client in (desk, sign_in(personas.superuser())):
        assert client.get(address(inquiry, "disclosure")).status_code == 404
        assert client.post(address(inquiry, "disclosure"), PAYER).status_code == 404
    chief.post(address(inquiry, "disclosure"), PAYER)
    assert "given away" not in html(desk.get(address(inquiry)))


@pytest.mark.parametrize(
    "change",
    [
        {"recipient": ""},
        {"basis": ""},
        {"purpose": ""},
        {"recipient": "press"},
        {"purpose": "treatment"},
        {"basis": "court_order"},
        {"recipient": "medical", "purpose": "emergency", "basis": "own_request"},
        {"recipient": "court", "purpose": "legal", "basis": "law"},
        {"detail": "x" * 4001},
    ],
)
def test_what_nothing_allows_comes_back_with_what_was_typed(
    chief: Client, inquiry: Inquiry, change: dict[str, str]
) -> None:
    response = chief.post(address(inquiry, "disclosure"), PAYER | change)
    assert response.status_code == 422
    assert (PAYER | change)["detail"] in html(response)
    assert BeautifulSoup(response.content, "html.parser").select('[aria-invalid="true"]')
    assert given(inquiry) == []
    assert recorded(inquiry) == []


def test_of_what_is_erased_or_not_there_nothing_is_recorded(chief: Client, theo: User, inquiry: Inquiry) -> None:
    assert chief.post(f"/admin/inquiries/{uuid4()}/disclosure/", PAYER).status_code == 404
    assert chief.get(f"/admin/inquiries/{uuid4()}/disclosure/").status_code == 404
    inquiry_erase(inquiry_id=inquiry.pk, user=theo, reason="order")
    assert chief.get(address(inquiry, "disclosure")).status_code == 410
    assert chief.post(address(inquiry, "disclosure"), PAYER).status_code == 410
    assert chief.post(address(inquiry, "disclosure"), PAYER | {"detail": ""}).status_code == 410
    assert given(inquiry) == []


def test_the_record_lists_what_was_given_and_leads_to_the_form(chief: Client, inquiry: Inquiry) -> None:
    page = html(chief.get(address(inquiry)))
    assert "Nothing." in page
    assert f'href="{address(inquiry, "disclosure")}"' in page
    form = html(chief.get(address(inquiry, "disclosure")))
    assert ("see 42 CFR 2.31" in form, "Marigold" in form) == (True, False)
    page = html(chief.post(address(inquiry, "disclosure"), PAYER, follow=True))
    assert "The disclosure is in the ledger." in page
    assert (
        "Given to: the insurance plan. What for: payment, or checking benefits. "
        "What allowed it: written consent of the person." in page
    )
    assert "Ask for Pat." in page
    assert given(inquiry) == [("payer", "payment", "written_consent")]
    assert recorded(inquiry) == ["disclosure.add"]
