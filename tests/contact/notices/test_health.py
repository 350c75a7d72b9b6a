"""How well it goes, told in numbers to a monitor, and in words to the desk."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from contact.models import Notice, WorkerState
from contact.selectors.health import WORKER_SECONDS
from contact.services.delivering import PATIENCE
from contact.services.notices import notices_make
from contact.services.working import worker_seen
from tests import personas
from tests.contact.conftest import MakeInquiry
from tests.contact.spool.conftest import Spooled
from tests.contact.spool.conftest import spooled as spooled  # noqa: PLC0414 - pytest finds a fixture by its name

pytestmark = pytest.mark.django_db

TOKEN = "a token of the tests alone"


def ask(client: Client, token: str | None = TOKEN) -> tuple[int, dict[str, object]]:
    response = client.get("/healthz/", headers={"Authorization": f"Bearer {token}"} if token is not None else {})
    return response.status_code, response.json() if response.status_code != 404 else {}


@pytest.fixture
def monitored(settings: Settings) -> None:
    """Give the monitor its token, and let the worker just have been seen."""
    settings.HEALTH_TOKEN = TOKEN
    worker_seen(timezone.now())


@pytest.mark.parametrize("token", [None, "", "another"])
def test_without_the_token_there_is_no_page(client: Client, monitored: None, token: str | None) -> None:
    assert ask(client, token) == (404, {})


def test_without_a_token_in_the_settings_there_is_no_page_for_anyone(client: Client, settings: Settings) -> None:
    settings.HEALTH_TOKEN = ""
    assert ask(client, "") == (404, {})


def test_a_superuser_without_the_token_reads_nothing(monitored: None) -> None:
    client = Client()
    client.force_login(personas.superuser())
    assert ask(client, None) == (404, {})


def test_when_all_is_well(client: Client, monitored: None) -> None:
    status, told = ask(client)
    assert (status, told["problems"]) == (200, [])
    assert all(value is None or isinstance(value, int | list) for value in told.values())


def _worker_dead(spooled: Spooled, make_inquiry: MakeInquiry) -> None:
    WorkerState.objects.update(seen_at=timezone.now() - timedelta(seconds=WORKER_SECONDS + 5))


def _worker_never_seen(spooled: Spooled, make_inquiry: MakeInquiry) -> None:
    WorkerState.objects.all().delete()


def _spool(spooled: Spooled, make_inquiry: MakeInquiry) -> None:
    spooled()
    worker_seen(timezone.now())


def _set_aside(spooled: Spooled, make_inquiry: MakeInquiry) -> None:
    WorkerState.objects.update(spool_set_aside=1)


def _mail(spooled: Spooled, make_inquiry: MakeInquiry) -> None:
    notices_make(inquiry_id=make_inquiry().pk)
    Notice.objects.update(made_at=F("made_at") - PATIENCE - timedelta(seconds=5))


PROBLEMS: dict[str, tuple[str, str, Callable[[Spooled, MakeInquiry], None]]] = {
    "worker dead": ("worker", "The worker has not been seen for 4 min", _worker_dead),
    "worker never seen": ("worker", "The worker has not been seen yet", _worker_never_seen),
    "spool": ("spool", "1 inquiry waits outside of this list", _spool),
    "set aside": ("set_aside", "Set aside as unreadable: 1", _set_aside),
    "mail": ("mail", "Mail to the people on call does not go out", _mail),
}


@pytest.mark.parametrize("what", PROBLEMS)
def test_a_problem_is_told_to_the_monitor_and_to_the_desk(
    client: Client, monitored: None, spooled: Spooled, make_inquiry: MakeInquiry, what: str
) -> None:
    code, words, spoil = PROBLEMS[what]
    member = Client()
    member.force_login(personas.admissions())
    assert words not in member.get("/admin/inquiries/").content.decode()
    spoil(spooled, make_inquiry)
    status, told = ask(client)
    assert (status, told["problems"]) == (503, [code])
    for page in ("/admin/", "/admin/inquiries/"):
        assert words in member.get(page).content.decode()


def test_mail_that_is_late_by_less_than_our_patience_alarms_nobody(
    client: Client, monitored: None, make_inquiry: MakeInquiry
) -> None:
    notices_make(inquiry_id=make_inquiry().pk)
    Notice.objects.update(made_at=F("made_at") - PATIENCE + timedelta(seconds=30))
    assert ask(client)[0] == 200
