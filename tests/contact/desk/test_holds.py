"""A legal hold at the desk: not for the rest of the desk; a band that everyone reads; two people to lift it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from contact.models import Inquiry, LegalHold
from legacy_site.accounts.models import User
from tests import personas
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import SignIn, address, audit, html
from tests.contact.storage.sabotage import refuse_audit_rows

pytestmark = pytest.mark.django_db

SAID = {"reason": "litigation", "reference": "2:24-cv-00113"}


@pytest.fixture
def inquiry(make_inquiry: MakeInquiry) -> Inquiry:
    return make_inquiry(name="Marigold")


@pytest.fixture
def other_chief(sign_in: SignIn) -> Client:
    """Sign another supervisor in."""
    return sign_in(personas.supervisor("nora"))


def band(client: Client, inquiry: Inquiry) -> str:
    found = BeautifulSoup(client.get(address(inquiry)).content, "html.parser").select_one(".band")
    return " ".join(found.get_text(" ").split()) if found else ""


def test_the_rest_of_the_desk_reads_the_band_and_can_do_nothing(desk: Client, chief: Client, inquiry: Inquiry) -> None:
    for fields in (SAID, {}):
        assert desk.post(address(inquiry, "hold"), fields).status_code == 404
    assert "Place a legal hold" not in html(desk.get(address(inquiry)))
    chief.post(address(inquiry, "hold"), SAID)
    assert desk.post(address(inquiry, "hold/release")).status_code == 404
    assert LegalHold.objects.get().reason == "litigation"
    read = band(desk, inquiry)
    assert "must be kept" in read
    assert "number 2:24-cv-00113" in read
    assert "Placed by Theo Example" in read
    assert "Lift" not in read


def test_a_stranger_finds_neither_address(inquiry: Inquiry, sign_in: SignIn) -> None:
    stranger = sign_in(personas.superuser())
    for action in ("hold", "hold/release"):
        assert stranger.post(address(inquiry, action), SAID).status_code == 404
        assert stranger.get(address(inquiry, action)).status_code == 404
    assert not LegalHold.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"reason": "", "reference": "1"}, "Choose why it must be kept."),
        ({"reason": "revenge"}, "Select a valid choice"),
        ({"reason": "complaint", "reference": "Marigold"}, "This may be a name."),
        ({"reason": "complaint", "reference": "1" * 33}, "at most 32"),
    ],
)
def test_what_cannot_be_comes_back_with_the_form_and_places_nothing(
    chief: Client, inquiry: Inquiry, fields: dict[str, str], said: str
) -> None:
    response = chief.post(address(inquiry, "hold"), fields)
    assert (response.status_code, said in html(response)) == (422, True)
    page = BeautifulSoup(response.content, "html.parser")
    wrong = page.select('details[open] form[action$="/hold/"] [aria-invalid="true"]')
    assert len(wrong) == 1
    described = str(wrong[0]["aria-describedby"]).split()
    assert all(page.select(f"#{each}") for each in described)
    assert not LegalHold.objects.exists()


def test_it_takes_two_and_both_are_on_the_audit(
    chief: Client, other_chief: Client, theo: User, inquiry: Inquiry
) -> None:
    assert "Nothing of this record can be erased" in html(chief.post(address(inquiry, "hold"), SAID, follow=True))
    assert "Kept while the legal hold stands" in html(chief.get(address(inquiry)))
    assert "another supervisor lifts it" in band(chief, inquiry)
    assert "You placed this hold" in html(chief.post(address(inquiry, "hold/release"), follow=True))
    assert LegalHold.objects.get().placed_by == theo
    assert "A hold stands already." in html(other_chief.post(address(inquiry, "hold"), SAID, follow=True))
    assert "Lift the hold" in band(other_chief, inquiry)
    assert "The hold is lifted." in html(other_chief.post(address(inquiry, "hold/release"), follow=True))
    assert band(chief, inquiry) == ""
    assert "No hold stands" in html(chief.post(address(inquiry, "hold/release"), follow=True))
    actions = [action for _, action, _ in audit() if "hold" in action]
    assert actions == ["inquiry.hold", "inquiry.hold_release"]


def test_without_the_audit_no_hold_is_placed(chief: Client, inquiry: Inquiry) -> None:
    refuse_audit_rows()
    response = chief.post(address(inquiry, "hold"), SAID)
    assert (response.status_code, "Marigold" in html(response)) == (503, False)
    assert not LegalHold.objects.exists()
