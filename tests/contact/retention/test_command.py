"""`manage.py purge`, what the desk and the monitor see of it, and what a visitor reads."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from contact.models import Inquiry
from contact.selectors.health import health
from contact.selectors.retention import LATE
from contact.services.holding import inquiry_hold
from contact.worker_checks import check_retention
from legacy_site.accounts.models import User
from tests.contact.conftest import MakeInquiry
from tests.contact.desk.conftest import address, html
from tests.contact.desk.conftest import desk as desk  # noqa: PLC0414 - pytest finds a fixture by its name
from tests.contact.desk.conftest import maya as maya  # noqa: PLC0414 - as above
from tests.contact.desk.conftest import sign_in as sign_in  # noqa: PLC0414 - as above
from tests.contact.retention.conftest import MakeClosed

DAY = timedelta(days=1)


def said(*arguments: str) -> str:
    out = io.StringIO()
    call_command("purge", *arguments, stdout=out)
    return out.getvalue()


def test_it_only_says_what_is_due_unless_it_is_told_to(make_closed: MakeClosed) -> None:
    make_closed("spam", at=timezone.now() - 30 * DAY)
    make_closed("not_now", at=timezone.now() - 30 * DAY)
    told = said()
    for line in ("Wrong number or spam: 1", "Not admitted: 0", "Due: 1 of 2 inquiries, 10 allowed: within the brake."):
        assert line in told
    assert not Inquiry.objects.exclude(erased_at=None).exists()
    assert "Erased 1 inquiries and 0 files." in said("--do")


def test_it_says_how_many_a_hold_keeps(make_closed: MakeClosed, supervisor: User) -> None:
    held = make_closed("spam", at=timezone.now() - 30 * DAY)
    inquiry_hold(inquiry_id=held.pk, user=supervisor, reason="complaint")
    told = said()
    assert "On legal hold, and left alone: 1" in told
    assert "Due: 0 of 1" in told


def test_a_held_brake_is_an_error_that_says_the_way_on(make_closed: MakeClosed, settings: Settings) -> None:
    settings.CONTACT_PURGE_FREE = 0
    make_closed("spam", at=timezone.now() - 30 * DAY)
    assert "the brake would stop it" in said()
    with pytest.raises(CommandError, match="--expect 1"):
        said("--do")
    assert "Erased 1" in said("--do", "--expect", "1")


def test_the_desk_and_the_monitor_know_of_the_brake(make_closed: MakeClosed, desk: Client, settings: Settings) -> None:
    make_closed("spam", at=timezone.now() - 30 * DAY)
    assert "purge" not in health(now=timezone.now()).problems
    settings.CONTACT_PURGE_FREE = 0
    assert "purge" in health(now=timezone.now()).problems
    for page in ("/admin/", "/admin/inquiries/"):
        assert "Nothing is erased at night: 1 closed" in html(desk.get(page))


def test_the_desk_knows_what_was_missed_for_two_nights(make_closed: MakeClosed, desk: Client) -> None:
    now = timezone.now()
    inquiry = make_closed("spam", at=now - 30 * DAY - LATE + timedelta(hours=1))
    assert "purge" not in health(now=now).problems
    Inquiry.objects.filter(pk=inquiry.pk).update(last_action_at=now - 30 * DAY - LATE)
    assert "Kept too long: 1 closed" in html(desk.get("/admin/inquiries/"))


def test_a_record_says_until_when_it_is_kept(make_closed: MakeClosed, make_inquiry: MakeInquiry, desk: Client) -> None:
    assert "Is erased on Dec 31, 2026, unless" in html(desk.get(address(make_closed("spam"))))
    fresh = make_inquiry(now=timezone.now())
    assert "Kept while it is open." in html(desk.get(address(fresh)))
    left = make_inquiry(now=timezone.now() - 40 * DAY)
    assert "Left alone for 40 d" in html(desk.get(address(left)))
    page = html(desk.get("/admin/inquiries/"))
    assert page.count("Left alone for") == 1


@pytest.mark.django_db
def test_a_visitor_reads_the_periods_of_the_settings(client: Client, settings: Settings) -> None:
    settings.CONTACT_KEEP_DAYS = {"spam": 3, "admitted": 44, "not_admitted": 55, "attachments": 1}
    page = " ".join(html(client.get("/privacy/proof/")).split())
    for words in (
        "if you did not come to us for care, after: 55 days.",
        "if you came to us for care, after: 44 days.",
        "if it was a wrong number or an ad, after: 3 days.",
        "Pictures with it are erased once it is closed, after: 1 day.",
    ):
        assert words in page
    assert "Nothing erases it by itself" not in page


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("CONTACT_KEEP_DAYS", {"spam": 0, "admitted": 1, "not_admitted": 1, "attachments": 1}, "contact.E031"),
        ("CONTACT_STALE_DAYS", -1, "contact.E031"),
        ("CONTACT_PURGE_MAX_PERCENT", 0, "contact.E032"),
        ("CONTACT_PURGE_MAX_PERCENT", 51, "contact.E032"),
        ("CONTACT_PURGE_FREE", -1, "contact.E032"),
    ],
)
def test_a_schedule_that_is_none_does_not_start(settings: Settings, name: str, value: object, code: str) -> None:
    settings.STRICT = True
    assert not list(check_retention())
    setattr(settings, name, value)
    assert [found.id for found in check_retention()] == [code]
