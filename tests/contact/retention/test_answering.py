"""What a person asked: refused without knowing them; then corrected, restricted, copied, certified; or of nothing."""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contact.models import Addition, AuditEvent, Disclosure, Inquiry, PrivacyRequest
from contact.selectors.requests import certificate_of
from contact.services.answering import (
    request_correct,
    request_erase,
    request_export,
    request_grant_access,
    request_lift,
    request_restrict,
)
from contact.services.attachment_opening import attachment_open
from contact.services.attachments import attachment_add
from contact.services.claiming import inquiry_claim
from contact.services.erasing import inquiry_erase
from contact.services.errors import (
    AuditUnavailable,
    IdentityUnknown,
    InvalidNote,
    InvalidRequest,
    NotAllowed,
    RecordErased,
    RecordRestricted,
)
from contact.services.moving import inquiry_move
from contact.services.notes import note_add
from contact.services.opening import inquiry_open
from contact.services.purging import purge
from contact.services.requests import request_add, request_attach, request_identify, request_refuse
from contact.services.statuses import inquiry_set_status
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry
from tests.contact.retention.conftest import CLOSED_AT, MakeClosed
from tests.contact.storage.sabotage import refuse_audit_rows, run_sql

Ask = Callable[..., PrivacyRequest]
OWN = {"recipient": "person", "basis": "own_request", "detail": ""}


@pytest.fixture
def ask(supervisor: User, make_inquiry: MakeInquiry) -> Ask:
    """Return a function that takes a request in: `ask("export")`; `inquiry_id=None` is about nothing yet."""

    def take(kind: str, **changes: Any) -> PrivacyRequest:
        fields: dict[str, Any] = {"channel": "mail", "received_on": timezone.localdate(), "identity": "document"}
        if "inquiry_id" not in changes:
            fields["inquiry_id"] = make_inquiry().pk
        fields |= {"kind": kind, "user": supervisor}
        return request_add(**(fields | changes))

    return take


@pytest.fixture
def restricted(ask: Ask, supervisor: User) -> PrivacyRequest:
    return request_restrict(request_id=ask("restriction").pk, user=supervisor)


def test_only_who_answers_requests_does_any_of_it(ask: Ask, admissions: User, restricted: PrivacyRequest) -> None:
    loose = ask("access", inquiry_id=None, identity="not_yet")
    for attempt in (
        lambda: ask("access", inquiry_id=None, user=admissions),
        lambda: request_identify(request_id=loose.pk, user=admissions, identity="code"),
        lambda: request_attach(request_id=loose.pk, user=admissions, inquiry_id=restricted.found_id),
        lambda: request_correct(request_id=ask("correction").pk, user=admissions, text="x"),
        lambda: request_restrict(request_id=ask("restriction").pk, user=admissions),
        lambda: request_lift(request_id=restricted.pk, user=admissions),
        lambda: request_export(request_id=ask("export").pk, user=admissions, **OWN),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_nothing_is_done_before_anyone_knows_that_it_is_them(ask: Ask, supervisor: User) -> None:
    does: dict[str, Callable[[Any], object]] = {
        "access": lambda pk: request_grant_access(request_id=pk, user=supervisor, **OWN),
        "export": lambda pk: request_export(request_id=pk, user=supervisor, **OWN),
        "correction": lambda pk: request_correct(request_id=pk, user=supervisor, text="x"),
        "restriction": lambda pk: request_restrict(request_id=pk, user=supervisor),
        "erasure": lambda pk: request_erase(request_id=pk, user=supervisor),
    }
    for kind, do in does.items():
        request = ask(kind, identity="not_yet")
        with pytest.raises(IdentityUnknown):
            do(request.pk)
        with pytest.raises(InvalidRequest):
            request_identify(request_id=request.pk, user=supervisor, identity="not_yet")
        with pytest.raises(InvalidRequest):
            do(ask(kind, inquiry_id=None).pk)
        request.refresh_from_db()
        assert request.resolution == ""
    assert not Disclosure.objects.filter(inquiry_id__in=Inquiry.objects.values("pk")).exists()
    assert not Addition.objects.exists()
    assert not Inquiry.objects.exclude(erased_at=None).exists()


@pytest.mark.parametrize("text", ["", "  \n", "x" * 4001])
def test_a_correction_says_something(ask: Ask, supervisor: User, text: str) -> None:
    request = ask("correction")
    with pytest.raises(InvalidNote):
        request_correct(request_id=request.pk, user=supervisor, text=text)
    assert not Addition.objects.exists()


def test_a_correction_that_cannot_be_recorded_is_not_kept(ask: Ask, supervisor: User) -> None:
    request = ask("correction")
    refuse_audit_rows()
    with pytest.raises(AuditUnavailable):
        request_correct(request_id=request.pk, user=supervisor, text="x")
    request.refresh_from_db()
    assert (request.resolution, Addition.objects.count()) == ("", 0)


def test_a_correction_stands_beside_what_was_written(ask: Ask, make_inquiry: MakeInquiry, supervisor: User) -> None:
    inquiry = make_inquiry(message="I am 43.")
    sealed = bytes(inquiry.body)
    for right in ("I am 34.", "No, 35."):
        request = ask("correction", inquiry_id=inquiry.pk)
        assert request_correct(request_id=request.pk, user=supervisor, text=f" {right} ").resolution == "granted"
    opened = inquiry_open(inquiry_id=inquiry.pk, user=supervisor)
    assert opened.answers.message == "I am 43."
    assert [(one.kind, one.said.text) for one in opened.additions] == [
        ("correction", "I am 34."),
        ("correction", "No, 35."),
    ]
    inquiry.refresh_from_db()
    assert bytes(inquiry.body) == sealed
    assert not any(b"No, 35" in bytes(row.body) for row in Addition.objects.all())


def test_a_restricted_record_opens_for_supervisors_alone(
    restricted: PrivacyRequest, admissions: User, supervisor: User
) -> None:
    pk = restricted.found_id
    file = attachment_add(inquiry_id=pk, user=supervisor, kind="referral", media_type="image/png", data=b"x")
    before = AuditEvent.objects.count()
    for attempt in (
        lambda: inquiry_open(inquiry_id=pk, user=admissions),
        lambda: attachment_open(attachment_id=file.pk, user=admissions),
        lambda: note_add(inquiry_id=pk, user=admissions, text="x"),
        lambda: inquiry_claim(inquiry_id=pk, user=admissions),
        lambda: inquiry_set_status(inquiry_id=pk, user=admissions, status="reached", version=0),
        lambda: inquiry_move(inquiry_id=pk, user=admissions, folder="probably_spam"),  # type: ignore[arg-type] # refused before
    ):
        with pytest.raises(RecordRestricted):
            attempt()
    assert AuditEvent.objects.count() == before
    assert inquiry_open(inquiry_id=pk, user=supervisor).answers.name == "Sam"


def test_a_restriction_is_lifted_once_and_both_are_on_record(
    ask: Ask, restricted: PrivacyRequest, admissions: User, supervisor: User
) -> None:
    pk = restricted.found_id
    with pytest.raises(InvalidRequest):
        request_lift(request_id=ask("restriction").pk, user=supervisor)
    request_lift(request_id=restricted.pk, user=supervisor)
    with pytest.raises(InvalidRequest):
        request_lift(request_id=restricted.pk, user=supervisor)
    assert inquiry_open(inquiry_id=pk, user=admissions).answers.name == "Sam"
    events = AuditEvent.objects.filter(object_id=str(pk), action__startswith="request.").order_by("seq")
    assert list(events.values_list("action", flat=True)) == ["request.add", "request.resolve", "request.lift"]


def test_a_restriction_does_not_keep_a_record_longer(make_closed: MakeClosed, ask: Ask, supervisor: User) -> None:
    inquiry = make_closed("spam")
    request_restrict(request_id=ask("restriction", inquiry_id=inquiry.pk).pk, user=supervisor)
    Inquiry.objects.filter(pk=inquiry.pk).update(last_action_at=CLOSED_AT)
    assert purge(now=CLOSED_AT + timedelta(days=99)).inquiries == 1


@pytest.mark.django_db(transaction=True)
def test_a_copy_is_in_the_ledger_before_it_is_given_with_the_files(ask: Ask, supervisor: User) -> None:
    request = ask("export")
    pk = request.found_id
    attachment_add(inquiry_id=pk, user=supervisor, kind="referral", media_type="image/png", data=b"a picture")
    copy = request_export(request_id=request.pk, user=supervisor, **OWN)
    assert copy.record.answers.name == "Sam"
    assert [(file.kind, file.data) for file in copy.files] == [("referral", b"a picture")]
    assert "a picture" not in repr(copy)
    assert "Sam" not in repr(copy)
    assert Disclosure.objects.get(inquiry_id=pk).purpose == "portability"
    actions = AuditEvent.objects.filter(object_id=str(pk)).order_by("seq").values_list("action", flat=True)
    assert list(actions)[2:] == ["disclosure.add", "inquiry.open", "attachment.open", "request.resolve"]
    with pytest.raises(InvalidRequest):
        request_export(request_id=request.pk, user=supervisor, **OWN)


@pytest.mark.parametrize("resolution", ["identity", "withdrawn", "nothing_found"])
def test_a_request_about_nothing_ends_and_has_a_certificate(ask: Ask, supervisor: User, resolution: str) -> None:
    request = ask("access", inquiry_id=None, identity="not_yet", reference="L-2026/14")
    assert certificate_of(user=supervisor, request=request) is None
    for wrong in ("granted", "hold", "law", "gone"):
        with pytest.raises(InvalidRequest):
            request_refuse(request_id=request.pk, user=supervisor, resolution=wrong)
    ended = request_refuse(request_id=request.pk, user=supervisor, resolution=resolution)
    certificate = certificate_of(user=supervisor, request=ended)
    assert certificate is not None
    assert certificate.hash == hashlib.sha256(certificate.line.encode()).hexdigest()
    assert certificate.line.split("|")[-3:] == [resolution, str(timezone.localdate()), "none"]
    assert "L-2026/14" not in json.dumps(list(AuditEvent.objects.values_list("detail", flat=True)))


def test_a_request_is_attached_once_to_what_is_there(ask: Ask, make_inquiry: MakeInquiry, supervisor: User) -> None:
    request, gone, taken = ask("erasure", inquiry_id=None), make_inquiry(), ask("erasure")
    inquiry_erase(inquiry_id=gone.pk, user=supervisor, reason="order")
    with pytest.raises(RecordErased):
        request_attach(request_id=request.pk, user=supervisor, inquiry_id=gone.pk)
    with pytest.raises(Inquiry.DoesNotExist):
        request_attach(request_id=request.pk, user=supervisor, inquiry_id=uuid4())
    with pytest.raises(InvalidRequest):
        request_attach(request_id=request.pk, user=supervisor, inquiry_id=taken.found_id)
    inquiry = make_inquiry()
    request_attach(request_id=request.pk, user=supervisor, inquiry_id=inquiry.pk)
    with pytest.raises(InvalidRequest):
        request_attach(request_id=request.pk, user=supervisor, inquiry_id=make_inquiry().pk)
    with pytest.raises(InvalidRequest):
        request_refuse(request_id=request.pk, user=supervisor, resolution="nothing_found")
    assert request_erase(request_id=request.pk, user=supervisor).inquiry_id == inquiry.pk


def test_nobody_is_told_of_a_hold_that_does_not_stand_nor_of_a_record_that_is_gone(ask: Ask, supervisor: User) -> None:
    request = ask("erasure")
    for untrue in ("hold", "gone"):
        with pytest.raises(InvalidRequest):
            request_refuse(request_id=request.pk, user=supervisor, resolution=untrue)
    inquiry_erase(inquiry_id=request.found_id, user=supervisor, reason="order")
    assert request_refuse(request_id=request.pk, user=supervisor, resolution="gone").resolution == "gone"


def test_a_request_about_nothing_does_not_stop_the_nightly_erasure(make_closed: MakeClosed, ask: Ask) -> None:
    make_closed("spam")
    ask("access", inquiry_id=None)
    assert purge(now=CLOSED_AT + timedelta(days=99)).inquiries == 1


@pytest.mark.parametrize("kind", ["access", "export", "correction", "restriction"])
def test_what_somebody_asked_for_is_not_erased_before_the_answer(make_closed: MakeClosed, ask: Ask, kind: str) -> None:
    inquiry = make_closed("spam")
    ask(kind, inquiry_id=inquiry.pk)
    Inquiry.objects.filter(pk=inquiry.pk).update(last_action_at=CLOSED_AT)
    assert purge(now=CLOSED_AT + timedelta(days=99)).inquiries == 0


def test_a_row_that_was_changed_has_no_certificate(restricted: PrivacyRequest, supervisor: User) -> None:
    assert certificate_of(user=supervisor, request=restricted) is not None
    run_sql("UPDATE contact_privacyrequest SET received_on = '2020-01-01'")
    restricted.refresh_from_db()
    assert certificate_of(user=supervisor, request=restricted) is None


@pytest.mark.parametrize(
    "change",
    [
        {"inquiry": None},
        {"resolution": "nothing_found"},
        {"kind": "sale"},
        {"identity": "a feeling"},
        {"kind": "access", "lifted_on": "2026-11-23"},
        {"lifted_on": "2026-11-23"},
    ],
)
def test_the_database_knows_what_can_be(restricted: PrivacyRequest, change: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PrivacyRequest.objects.filter(pk=restricted.pk).update(**change)
