"""Erasing with the code: gone for good, with a certificate, and nothing brings it back."""

import pytest

from contact.models import Addition, AuditEvent, Erasure, Inquiry, RecordKey, WithdrawalCode
from contact.services.draining import Drained, spool_drain
from contact.services.holding import inquiry_hold
from contact.services.ledger import ledger_verify
from legacy_site.accounts.models import User
from tests.contact.codes.conftest import Page, Visitor, take_away
from tests.contact.intake.conftest import answers
from tests.contact.spool.conftest import database_away


@pytest.fixture
def question(visitor: Visitor, code: str) -> Page:
    return visitor.wish(visitor.enter(code), "ask")


def test_a_held_record_is_kept_and_the_wish_is_noted(
    visitor: Visitor, question: Page, inquiry: Inquiry, supervisor: User
) -> None:
    inquiry_hold(inquiry_id=inquiry.pk, user=supervisor, reason="litigation")
    for _ in range(2):
        page = visitor.wish(question, "erase")
        assert page.status == 409
        assert "It could not be erased now" in page.text
        assert "lawsuit" not in page.text
    assert [one.kind for one in Addition.objects.all()] == ["erasure"]
    assert RecordKey.objects.filter(record_id=inquiry.pk).exists()


def test_it_is_gone_with_all_that_was_added(visitor: Visitor, question: Page, code: str, inquiry: Inquiry) -> None:
    visitor.wish(visitor.enter(code), "line", line="x")
    page = visitor.wish(question, "erase")
    row = Erasure.objects.get(inquiry_id=inquiry.pk)
    assert str(inquiry.pk) in page.text
    assert bytes(row.hash).hex() in page.text
    assert "Robin" not in page.text
    assert (RecordKey.objects.count(), WithdrawalCode.objects.count()) == (0, 0)
    assert [bytes(one.body) for one in Addition.objects.all()] == [b""]
    assert AuditEvent.objects.filter(action="inquiry.erase", actor="visitor:code").exists()
    assert ledger_verify().ok


def test_a_double_click_shows_the_same_certificate(visitor: Visitor, question: Page) -> None:
    first, second = visitor.wish(question, "erase"), visitor.wish(question, "erase")
    assert first.text == second.text
    assert Erasure.objects.count() == 1


@pytest.mark.parametrize("wish", ["line", "stop", "ask"])
def test_nothing_else_works_after_it(visitor: Visitor, question: Page, code: str, wish: str) -> None:
    visitor.wish(question, "erase")
    page = visitor.post(question.hidden("erase") | {"wish": wish, "line": "x"})
    assert "Nothing is found with this code" in page.text
    assert not Addition.objects.exists()


def test_the_first_form_sent_again_does_not_bring_it_back(visitor: Visitor, db: None, vault_keys: object) -> None:
    fields = answers()
    code = visitor.write(fields)
    assert visitor.write(fields) == code
    visitor.wish(visitor.wish(visitor.enter(code), "ask"), "erase")
    page = visitor.post(fields, "write")
    assert page.status == 410
    assert "erased it since" in page.text
    assert (Inquiry.objects.count(), RecordKey.objects.count(), WithdrawalCode.objects.count()) == (1, 0, 0)


def test_with_the_database_away_nothing_is_said_to_be_erased(visitor: Visitor, question: Page) -> None:
    take_away("contact_erasurehead")
    page = visitor.wish(question, "erase")
    assert page.status == 503
    assert "Nothing was done" in page.text
    assert RecordKey.objects.exists()


def test_a_code_travels_with_a_spooled_message(visitor: Visitor, db: None, vault_keys: object) -> None:
    with database_away():
        code = visitor.write()
    assert "Nothing is found" in visitor.enter(code).text
    assert spool_drain() == Drained(stored=1)
    assert "have not opened it" in visitor.enter(code).text
