"""A photo of a card at the desk: opened by a press of a button, on the record first, and by nobody else."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from contact.models import Attachment, Inquiry, RecordKey
from contact.services.cards import card_add
from contact.services.erasing import record_erase
from legacy_site.accounts.models import User
from tests import personas
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import SignIn, address, audit, html
from tests.contact.storage.sabotage import refuse_audit_rows

pytestmark = pytest.mark.django_db

PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00 canary \xff\xd9"


@pytest.fixture
def inquiry(make_inquiry: MakeInquiry) -> Inquiry:
    """Return an inquiry with a photo of the front."""
    inquiry = make_inquiry()
    assert card_add(inquiry_id=inquiry.pk, side="front", picture=PICTURE)
    return inquiry


@pytest.fixture
def url(inquiry: Inquiry) -> str:
    """Return the address of the photo."""
    return address(inquiry, f"attachments/{Attachment.objects.get().pk}")


@pytest.mark.parametrize("persona", ["editor", "reviewer", "administrator", "superuser"])
def test_a_stranger_finds_nothing_with_any_method(sign_in: SignIn, url: str, persona: str) -> None:
    client = sign_in(getattr(personas, persona)())
    for method in ("get", "post", "head", "options", "put", "delete"):
        assert getattr(client, method)(url).status_code == 404
    assert audit() == []


def test_nobody_is_sent_to_the_sign_in(url: str) -> None:
    assert Client().post(url).headers["Location"] == f"/admin/login/?next={url}"


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "trace"])
def test_nothing_that_fetches_ahead_opens_it(desk: Client, url: str, method: str) -> None:
    assert getattr(desk, method)(url).status_code == 405
    assert audit() == []


def test_a_post_without_the_token_of_the_page_opens_nothing(maya: User, url: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(maya)
    assert client.post(url).status_code == 403
    assert audit() == []


def test_without_the_audit_nothing_is_shown(desk: Client, url: str) -> None:
    refuse_audit_rows()
    response = desk.post(url)
    assert response.status_code == 503
    assert "canary" not in html(response)


def test_a_photo_of_another_inquiry_is_not_found(desk: Client, url: str, make_inquiry: MakeInquiry) -> None:
    other, pk = make_inquiry(), Attachment.objects.get().pk
    assert desk.post(address(other, f"attachments/{pk}")).status_code == 404
    assert desk.post(address(other, f"attachments/{uuid4()}")).status_code == 404
    assert desk.post(f"/admin/inquiries/{uuid4()}/attachments/{pk}/").status_code == 404
    assert audit() == []


def test_it_is_shown_where_it_can_run_load_and_leave_nothing(
    desk: Client, maya: User, inquiry: Inquiry, url: str
) -> None:
    response = desk.post(url)
    assert (response.status_code, response.content) == (200, PICTURE)
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Disposition"] == 'inline; filename="card.jpg"'
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN")
    assert audit() == [(f"user:{maya.pk}", "attachment.open", str(inquiry.pk))]


def test_one_that_cannot_be_read_shows_nothing_and_is_on_the_audit(desk: Client, url: str) -> None:
    RecordKey.objects.filter(pk=Attachment.objects.get().pk).delete()
    response = desk.post(url)
    assert response.status_code == 503
    assert [action for _, action, _ in audit()] == ["attachment.open", "inquiry.unreadable"]


def test_one_that_was_erased_is_gone_for_good(desk: Client, inquiry: Inquiry, url: str) -> None:
    record_erase(inquiry_id=inquiry.pk, actor="command:purge", reason="retention")
    response = desk.post(url)
    assert response.status_code == 410
    assert "was erased" in html(response)


def test_the_record_offers_each_side_as_a_button(desk: Client, inquiry: Inquiry, url: str) -> None:
    page = BeautifulSoup(desk.get(address(inquiry)).content, "html.parser")
    (form,) = page.select(".attachments form")
    assert (form["method"], form["action"], form["target"], form["rel"]) == ("post", url, "_blank", "noopener")
    assert "Insurance card, front" in form.get_text()
    assert not page.select(f'a[href="{url}"], img[src="{url}"]')


def test_a_record_without_photos_says_nothing_of_them(desk: Client, make_inquiry: MakeInquiry) -> None:
    assert "Photos they added" not in html(desk.get(address(make_inquiry())))


def test_the_public_process_has_no_such_address() -> None:
    from legacy_site.urls import public

    assert not [pattern for pattern in public.urlpatterns if "admin" in str(pattern.pattern)]
