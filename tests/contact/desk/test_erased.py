"""An erased record at the desk: a calm page that says so, whatever is tried with it."""

import pytest
from django.test import Client

from contact.models import Inquiry, RecordKey
from contact.services.erasing import record_erase
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import address, audit, html

pytestmark = pytest.mark.django_db


@pytest.fixture
def erased(make_inquiry: MakeInquiry) -> Inquiry:
    """Return an inquiry that was erased."""
    inquiry = make_inquiry(name="Marigold")
    record_erase(inquiry_id=inquiry.pk, actor="command:purge", reason="request")
    return inquiry


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("claim", {}),
        ("status", {"status": "reached", "version": "1", "seen": "closed"}),
        ("status", {}),
        ("note", {"text": "She called."}),
        ("note", {}),
    ],
)
def test_nothing_can_be_done_with_it(desk: Client, erased: Inquiry, action: str, fields: dict[str, str]) -> None:
    response = desk.post(address(erased, action), fields)
    assert response.status_code == 410
    assert "This record was erased" in html(response)
    assert not RecordKey.objects.exists()


def test_a_look_says_that_it_was_erased_and_is_on_record(desk: Client, erased: Inquiry) -> None:
    response = desk.get(address(erased))
    assert (response.status_code, response["Cache-Control"].count("no-store")) == (410, 1)
    assert "This record was erased" in html(response)
    assert [action for _, action, _ in audit()][-1] == "inquiry.open"


def test_the_list_still_counts_it_among_the_closed(desk: Client, erased: Inquiry) -> None:
    page = html(desk.get("/admin/inquiries/?show=closed"))
    assert erased.pk.hex[:8] in page
    assert "Withdrawn by the person" in page
