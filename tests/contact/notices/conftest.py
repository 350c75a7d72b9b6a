"""People on call, and a mail server that tells what it took."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.contact.notices.smtp import Manners, mail_server


@pytest.fixture
def post(settings: Settings) -> Iterator[Manners]:
    """Serve mail, and put two people on call."""
    settings.CONTACT_NOTIFY_EMAILS = ["ann@example.org", "bob@example.org"]
    settings.CONTACT_ESCALATE_EMAILS = ["chief@example.org"]
    settings.EMAIL_FALLBACK_URL = ""
    settings.BASE_URL = settings.WAGTAILADMIN_BASE_URL = "https://www.example.org"
    with mail_server() as (address, manners):
        settings.EMAIL_URL = f"smtp://{address}"
        yield manners


@pytest.fixture
def second_post(settings: Settings, post: Manners) -> Iterator[Manners]:
    """Serve mail at a second place."""
    with mail_server() as (address, manners):
        settings.EMAIL_FALLBACK_URL = f"smtp://{address}"
        yield manners
