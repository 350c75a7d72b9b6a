"""Moving an inquiry along and closing it; a page that was overtaken says so and loses nothing."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from contact.models import Disposition, Inquiry
from tests import personas
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import SignIn, address, audit, html

pytestmark = pytest.mark.django_db


def send(client: Client, inquiry: Inquiry, status: str, version: object = 0, **fields: str) -> object:
    sent = {"status": status, "version": str(version), "seen": inquiry.status, **fields}
    return client.post(address(inquiry, "status"), sent)


def one(response: object, selector: str) -> Tag:
    found = BeautifulSoup(html(response), "html.parser").select_one(selector)
    assert found is not None, selector
    return found


def test_a_step_is_saved(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    response = send(desk, inquiry, "attempting")
    assert response["Location"] == f"{address(inquiry)}#step"  # type: ignore[index] # a response
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.version) == ("attempting", 1)
    assert audit()[-1][1:] == ("inquiry.status", str(inquiry.pk))


def test_a_closing_without_an_ending_is_refused_beside_the_endings(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    response = send(desk, inquiry, "closed")
    assert "Choose how it ended" in one(response, "details[open] #id_disposition_error").get_text()
    inquiry.refresh_from_db()
    assert inquiry.status == "new"


def test_every_ending_closes_it_and_has_the_same_place(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    page = BeautifulSoup(desk.get(address(inquiry)).content, "html.parser")
    assert [str(radio["value"]) for radio in page.select("input[name=disposition]")] == Disposition.values
    for version, disposition in enumerate(Disposition.values):
        send(desk, inquiry, "closed", version, disposition=disposition)
        inquiry.refresh_from_db()
        assert (inquiry.status, inquiry.disposition) == ("closed", disposition)


def test_a_closed_one_is_opened_again_without_its_ending(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    send(desk, inquiry, "closed", disposition="unreachable")
    send(desk, inquiry, "reached", 1, disposition="unreachable")
    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.disposition) == ("reached", "")


@pytest.mark.parametrize("status", ["", "new", "no-such-status"])
def test_a_step_that_is_none_is_refused_beside_the_field(desk: Client, make_inquiry: MakeInquiry, status: str) -> None:
    response = send(desk, make_inquiry(), status)
    assert one(response, "#id_status_error").get_text()
    assert one(response, "select[name=status]")["aria-invalid"] == "true"


def test_the_same_ending_twice_changes_nothing_and_says_so(desk: Client, make_inquiry: MakeInquiry) -> None:
    inquiry = make_inquiry()
    send(desk, inquiry, "closed", disposition="admitted")
    response = send(desk, inquiry, "closed", 1, disposition="admitted")
    assert "ended so already" in one(response, "#id_disposition_error").get_text()


def test_an_overtaken_page_says_what_changed_and_keeps_the_choice(
    desk: Client, sign_in: SignIn, make_inquiry: MakeInquiry
) -> None:
    inquiry = make_inquiry()
    theo = sign_in(personas.supervisor("theo"))
    theo.post(address(inquiry, "claim"))
    send(theo, inquiry, "reached", 1)
    response = send(desk, inquiry, "attempting")
    assert response.status_code == 409  # type: ignore[attr-defined] # a response
    words = " ".join(one(response, "[role=alert]").get_text().split())
    assert "It stood at “New” and now stands at “Reached”, with Theo Example." in words
    assert one(response, "option[selected]")["value"] == "attempting"
    inquiry.refresh_from_db()
    assert inquiry.status == "reached"

    again = one(response, "input[name=version]")["value"]
    send(desk, inquiry, "attempting", again)
    inquiry.refresh_from_db()
    assert inquiry.status == "attempting"


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_version_that_never_was_is_an_overtaken_page(desk: Client, make_inquiry: MakeInquiry, version: str) -> None:
    inquiry = make_inquiry()
    assert send(desk, inquiry, "reached", version).status_code == 409  # type: ignore[attr-defined] # a response
    inquiry.refresh_from_db()
    assert inquiry.status == "new"
