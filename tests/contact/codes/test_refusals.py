"""What a code is refused for; and a wrong code, an erased one and a stranger's look alike."""

import hashlib
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contact.intake.codes.code import read_code
from contact.intake.codes.tries import MOST_USES, MOST_WRONG
from contact.intake.token import issue_token
from contact.models import Addition, Erasure, Inquiry, RecordKey, WithdrawalCode
from contact.services.codes import code_hash
from tests.contact.codes.conftest import Page, Visitor, other_code
from tests.contact.intake.conftest import answers


def _erased(visitor: Visitor, code: str) -> Page:
    return visitor.wish(visitor.wish(visitor.enter(code), "ask"), "erase")


def _plain(page: Page) -> str:
    """Return what a page shows, without what was typed and the token, which differ each time."""
    for field in page.soup.select("input"):
        field["value"] = ""
    return str(page.soup.select_one("main"))


def test_a_wrong_code_and_an_erased_one_look_alike(visitor: Visitor, code: str) -> None:
    wrong = visitor.enter(other_code(code))
    assert "Certificate" in _erased(visitor, code).text
    erased = visitor.enter(code)
    assert (wrong.status, dict(wrong.response.headers)) == (erased.status, dict(erased.response.headers))
    assert _plain(wrong) == _plain(erased)
    assert "Check the code" in wrong.text


def test_the_slow_hash_and_the_same_query_run_for_both(
    visitor: Visitor, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _erased(visitor, code)
    ran: list[int] = []
    scrypt = hashlib.scrypt

    def counted(*args: Any, **kwargs: Any) -> bytes:
        ran.append(kwargs["n"])
        return scrypt(*args, **kwargs)

    monkeypatch.setattr(hashlib, "scrypt", counted)
    counts = []
    for tried in (code, other_code(code)):
        with CaptureQueriesContext(connection) as queries:
            visitor.enter(tried)
        asked = [str(query["sql"]).split("WHERE")[0] for query in queries.captured_queries]
        counts.append([sql for sql in asked if "contact_" in sql])
    assert ran == [2**12, 2**12]
    assert counts[0] == counts[1]
    assert len(counts[0]) == 1


def test_the_code_of_another_opens_only_theirs(visitor: Visitor, code: str) -> None:
    visitor.write(answers(name="Alex"))
    mine, theirs = WithdrawalCode.objects.order_by("made_hour").values_list("inquiry_id", flat=True)
    page = visitor.enter(code)
    visitor.wish(page, "line", line="only in mine")
    assert mine != theirs
    assert Addition.objects.get().inquiry_id == Inquiry.objects.get(withdrawal_code__hash=code_hash(read_code(code))).pk


@pytest.mark.parametrize("typed", ["", "ABCDE", "x" * 61, "IIIII-IIIII-IIIII-IIIIA", "\0" * 20])
def test_a_malformed_code_is_told_beside_the_field(visitor: Visitor, code: str, typed: str) -> None:
    page = visitor.enter(typed)
    assert page.status == 200
    assert page.soup.select(".field--error #id_code")
    assert page.title == "Error: Your code"


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": None}]
)
@pytest.mark.parametrize("wish", ["open", "line", "stop", "erase"])
def test_another_site_can_send_nothing(visitor: Visitor, code: str, headers: dict[str, Any], wish: str) -> None:
    page = visitor.enter(code)
    fields = {"token": issue_token(), "code": code, "line": "x"} | (page.hidden("ask") | {"wish": wish})
    refused = visitor.post(fields, **headers)
    assert refused.status == 403
    assert (Addition.objects.count(), RecordKey.objects.count()) == (0, 1)


@pytest.mark.parametrize("without", ["token", "proof"])
@pytest.mark.parametrize("wish", ["line", "stop", "ask", "erase"])
def test_without_a_token_or_a_proof_nothing_is_done(visitor: Visitor, code: str, without: str, wish: str) -> None:
    fields = visitor.enter(code).hidden("ask") | {"wish": wish, "line": "x"}
    for forged in ("", "x", fields[without][:-3], "\u00e9" * 9, "x" * 5000):
        page = visitor.post(fields | {without: forged})
        assert "Please enter your code once more" in page.text
    assert (Addition.objects.count(), RecordKey.objects.count()) == (0, 1)


def test_too_many_wrong_codes_are_refused_and_the_right_one_waits(visitor: Visitor, code: str) -> None:
    for _ in range(MOST_WRONG):
        assert visitor.enter(other_code(code)).status == 200
    assert visitor.enter(code).status == 429
    elsewhere = Visitor(Client(REMOTE_ADDR="198.51.100.7"))
    assert "have not opened it" in elsewhere.enter(code).text


def test_one_code_is_not_tried_without_end(visitor: Visitor, code: str) -> None:
    for number in range(MOST_USES):
        assert Visitor(Client(REMOTE_ADDR=f"198.51.100.{number}")).enter(code).status == 200
    assert visitor.enter(code).status == 429


def test_the_cache_knows_neither_code_nor_address(visitor: Visitor, code: str) -> None:
    visitor.enter(other_code(code))
    kept = repr(caches["default"]._cache)  # type: ignore[attr-defined]  # of the local-memory cache
    for word in (other_code(code), other_code(code).replace("-", ""), "127.0.0.1"):
        assert word not in kept


def test_other_bodies_and_methods_are_refused(client: Client, visitor: Visitor, code: str) -> None:
    assert client.put("/contact/code/").status_code == 405
    assert client.post("/contact/code/", {"code": code}).status_code == 415
    assert visitor.post({"code": "x" * 70_000}).status == 413
    page = client.get("/contact/code/", {"code": code})
    assert code not in page.content.decode()
    assert (page.headers["Cache-Control"], page.cookies) == ("no-store, private", {})


def test_nothing_is_erased_by_one_press(visitor: Visitor, code: str) -> None:
    question = visitor.wish(visitor.enter(code), "ask")
    assert "14 days" in question.text
    assert not Erasure.objects.exists()
