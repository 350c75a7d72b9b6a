"""Mail to the people on call, over a real connection to a server that may misbehave."""

import re
import socket
from datetime import datetime, timedelta
from email import message_from_bytes
from uuid import UUID

import pytest
from django.utils import timezone
from pytest_django import Settings

from contact.models import Inquiry, Notice, NoticeState
from contact.services import mails
from contact.services.claiming import inquiry_claim
from contact.services.delivering import LEASE, PATIENCE, notices_deliver, pause_after
from contact.services.notices import notices_make
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry
from tests.contact.notices.smtp import Manners

CANARY = "canary8f3c"


@pytest.fixture
def inquiry(make_inquiry: MakeInquiry, post: Manners) -> Inquiry:
    """Return an inquiry whose notices are made."""
    inquiry = make_inquiry(name=CANARY, message=f"{CANARY} writes", reach=f"{CANARY}@example.org", reach_kind="email")
    notices_make(inquiry_id=inquiry.pk)
    return inquiry


def in_minutes(minutes: float) -> datetime:
    return timezone.now() + timedelta(minutes=minutes)


def states() -> dict[str, tuple[str, int, str]]:
    return {notice.recipient: (notice.state, notice.attempts, notice.last_error) for notice in Notice.objects.all()}


WAITS, SENT = NoticeState.WAITING, NoticeState.SENT


@pytest.mark.django_db
class TestFaults:
    """What a mail server can do wrong, and that nothing is lost by it."""

    def test_one_address_that_is_refused_keeps_nobody_else_from_knowing(self, inquiry: Inquiry, post: Manners) -> None:
        post.rcpt = {"ann@example.org": "550 no such user"}
        assert notices_deliver(now=timezone.now()) == 1
        assert states() == {
            "ann@example.org": (WAITS, 1, "SMTPRecipientsRefused"),
            "bob@example.org": (SENT, 1, ""),
        }

    def test_a_server_that_says_later_is_asked_later(self, inquiry: Inquiry, post: Manners) -> None:
        post.rcpt = {"*": "450 try again"}
        assert notices_deliver(now=timezone.now()) == 0
        post.rcpt = {}
        assert notices_deliver(now=timezone.now()) == 0
        assert notices_deliver(now=in_minutes(1.1)) == 2
        assert {state for state, *_ in states().values()} == {SENT}

    def test_a_server_that_is_away_is_asked_once_a_round(self, inquiry: Inquiry, settings: Settings) -> None:
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))
            settings.EMAIL_URL = f"smtp://127.0.0.1:{nobody.getsockname()[1]}"
            assert notices_deliver(now=timezone.now()) == 0
        assert set(states().values()) == {(WAITS, 1, "ConnectionRefusedError")}

    def test_a_server_that_never_greets_does_not_hold_the_worker(
        self, inquiry: Inquiry, post: Manners, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(mails, "SERVER_SECONDS", 0.3)
        post.greeting_after = 3
        before = timezone.now()
        assert notices_deliver(now=timezone.now()) == 0
        assert timezone.now() - before < timedelta(seconds=2)
        assert set(states().values()) == {(WAITS, 1, "SMTPServerDisconnected")}

    def test_a_mail_whose_answer_was_lost_comes_again_under_the_same_id(self, inquiry: Inquiry, post: Manners) -> None:
        post.drops_after_data = True
        assert notices_deliver(now=timezone.now()) == 0
        post.drops_after_data = False
        assert notices_deliver(now=in_minutes(1.1)) == 2
        ids = [message_from_bytes(mail)["Message-ID"] for mail in post.taken]
        assert len(ids) > len(set(ids)) == 2

    @pytest.mark.parametrize("offers_tls", [False, True])
    def test_without_tls_not_one_byte_of_the_mail_is_sent(
        self, inquiry: Inquiry, post: Manners, settings: Settings, offers_tls: bool
    ) -> None:
        post.offers_tls = offers_tls
        settings.EMAIL_URL = settings.EMAIL_URL.replace("smtp://", "smtp+tls://ann:secret@")
        assert notices_deliver(now=timezone.now()) == 0
        assert {state for state, *_ in states().values()} == {WAITS}
        for secret in (b"mail from", b"auth", b"waiting", b"bob@"):
            assert secret not in post.seen.lower()
        assert b"ehlo" in post.seen.lower()

    def test_a_worker_that_is_killed_while_sending_leaves_the_mail_to_the_next(self, inquiry: Inquiry) -> None:
        # What a killed worker leaves: taken, and never noted.
        Notice.objects.update(next_try_at=timezone.now() + LEASE, attempts=1)
        assert notices_deliver(now=timezone.now()) == 0
        assert notices_deliver(now=timezone.now() + LEASE + timedelta(seconds=1)) == 2

    def test_an_hour_of_trouble_is_told_over_the_second_server(
        self, inquiry: Inquiry, post: Manners, second_post: Manners
    ) -> None:
        post.rcpt = {"*": "450 try again"}
        for minutes in (0, 1.1, 3.3, 7.5):
            assert notices_deliver(now=in_minutes(minutes)) == 0
        assert not second_post.taken
        assert notices_deliver(now=timezone.now() + PATIENCE + timedelta(minutes=1)) == 2
        assert sorted(second_post.recipients) == ["ann@example.org", "bob@example.org"]

    def test_nothing_is_given_up_in_six_hours(self, inquiry: Inquiry, post: Manners) -> None:
        post.rcpt = {"*": "450 try again"}
        for minute in range(0, 360, 2):
            notices_deliver(now=in_minutes(minute))
        assert {state for state, *_ in states().values()} == {WAITS}
        post.rcpt = {}
        assert notices_deliver(now=in_minutes(361 + 60)) == 2


def test_pauses_grow_from_a_minute_to_an_hour() -> None:
    minutes = [pause_after(attempts).total_seconds() / 60 for attempts in range(1, 10)]
    assert minutes == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert pause_after(10**9) == timedelta(hours=1)


@pytest.mark.django_db
def test_nobody_is_told_of_what_a_colleague_has_claimed(inquiry: Inquiry, post: Manners, admissions: User) -> None:
    inquiry_claim(inquiry_id=inquiry.pk, user=admissions)
    assert notices_deliver(now=timezone.now()) == 0
    assert {state for state, *_ in states().values()} == {NoticeState.MOOT}
    assert not post.taken


@pytest.mark.django_db
def test_what_was_sent_is_not_sent_again(inquiry: Inquiry, post: Manners) -> None:
    assert notices_deliver(now=timezone.now()) == 2
    notices_make(inquiry_id=inquiry.pk)
    assert notices_deliver(now=in_minutes(600)) == 0
    assert len(post.taken) == 2


@pytest.mark.django_db
def test_all_mails_are_the_same_but_for_their_id_and_date(
    inquiry: Inquiry, make_inquiry: MakeInquiry, post: Manners, settings: Settings
) -> None:
    settings.CONTACT_NOTIFY_EMAILS = ["ann@example.org"]
    for answers in ({"name": "x"}, {"name": "y" * 80, "message": "z" * 4000, "about": "patient"}):
        notices_make(inquiry_id=make_inquiry(**answers).pk)
    notices_deliver(now=timezone.now())
    to_ann = [mail for mail in post.taken if b"To: ann@" in mail]
    assert len(to_ann) == 3
    assert len({len(mail) for mail in to_ann}) == 1
    assert len({re.sub(rb"(?m)^(Message-ID|Date): .*$", b"", mail) for mail in to_ann}) == 1


@pytest.mark.django_db
def test_a_mail_says_that_somebody_waits_and_nothing_else(inquiry: Inquiry, post: Manners) -> None:
    notices_deliver(now=timezone.now())
    mail = message_from_bytes(post.taken[0])
    assert mail["Subject"] == "A new inquiry is waiting"
    assert mail.get_payload() == ("A new inquiry is waiting. Sign in: https://www.example.org/admin/inquiries/\r\n")
    assert UUID(mail["Message-ID"].strip("<>").partition("@")[0]) in Notice.objects.values_list("pk", flat=True)
    assert CANARY.encode() not in post.seen
    assert inquiry.pk.hex not in post.seen.decode().replace("-", "")
