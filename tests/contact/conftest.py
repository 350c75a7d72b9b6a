"""Fixtures of the inquiries: keys made for the run, people of the desk, and an inquiry through its own front door."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from pytest_django import Settings

from contact.answers import InquiryAnswers
from contact.models import Inquiry
from contact.services.submission import inquiry_id_for, inquiry_submit
from contact.vault.generating import generate_key, private_pem
from contact.vault.opening import PrivateKey
from legacy_site.accounts.models import User
from legacy_site.accounts.roles import Role
from tests.contact.storage.keyring import KeyRing

MakeInquiry = Callable[..., Inquiry]
MakeUser = Callable[..., User]

#: A Monday morning in the desk's hours.
WHEN = datetime(2026, 11, 23, 15, 20, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultKeys:
    """The two key pairs of a run."""

    staff: PrivateKey
    escrow: PrivateKey


@pytest.fixture(scope="session")
def run_keys() -> VaultKeys:
    """Make the key pairs once a run; they are no development keys, and live in memory only."""
    return VaultKeys(staff=generate_key(), escrow=generate_key())


@pytest.fixture
def vault_keys(run_keys: VaultKeys, settings: Settings) -> VaultKeys:
    """Put the keys of the run into the settings, so that inquiries can be sealed and opened."""
    settings.CONTACT_STAFF_PUBLIC_KEY = run_keys.staff.public.to_pem()
    settings.CONTACT_ESCROW_PUBLIC_KEY = run_keys.escrow.public.to_pem()
    settings.CONTACT_STAFF_PRIVATE_KEY = private_pem(run_keys.staff)
    settings.CONTACT_STAFF_KEY_PASSPHRASE = ""
    return run_keys


@pytest.fixture(autouse=True)
def spool(tmp_path: Path, settings: Settings) -> Path:
    """Give each test a spool folder of its own, which is not there yet."""
    settings.CONTACT_SPOOL_DIR = tmp_path / "spool"
    return tmp_path / "spool"


def some_answers(**changes: Any) -> InquiryAnswers:
    """Return the answers of a made-up visitor; 555-01xx numbers belong to nobody."""
    fields: dict[str, Any] = {"reach": "+12025550123", "reach_kind": "phone", "name": "Sam", "about": "self"}
    return InquiryAnswers(**(fields | changes))


@pytest.fixture
def make_inquiry(vault_keys: VaultKeys) -> MakeInquiry:
    """Return a function that submits an inquiry and returns its row: `make_inquiry(name=..., message=...)`."""

    def make(*, now: datetime = WHEN, probably_spam: bool = False, **answers: Any) -> Inquiry:
        submission_id, given = uuid4(), some_answers(**answers)
        inquiry_submit(submission_id=submission_id, form="contact", answers=given, now=now, probably_spam=probably_spam)
        return Inquiry.objects.get(pk=inquiry_id_for(submission_id))

    return make


@pytest.fixture
def make_user() -> MakeUser:
    """Return a function that makes an account in the groups of some roles: `make_user(Role.ADMISSIONS)`."""

    def make(*roles: Role, username: str = "", **fields: Any) -> User:
        name = username or f"user-{uuid4().hex[:8]}"
        user = User.objects.create_user(username=name, email=f"{name}@example.org", **fields)
        user.groups.set([Group.objects.get_or_create(name=role)[0] for role in roles])
        return user

    return make


@pytest.fixture
def admissions(db: None, make_user: MakeUser) -> User:
    """Return someone of the desk."""
    return make_user(Role.ADMISSIONS, first_name="Ada", last_name="Desk")


@pytest.fixture
def supervisor(db: None, make_user: MakeUser) -> User:
    """Return a supervisor of the desk."""
    return make_user(Role.SUPERVISOR, first_name="Sue", last_name="Visor")


@pytest.fixture
def ring(db: None, vault_keys: VaultKeys, tmp_path: Path, settings: Settings) -> KeyRing:
    """Put keys into files and a ring, as production has them, in place of the settings."""
    return KeyRing(tmp_path, settings)
