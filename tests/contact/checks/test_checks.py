"""The checks that only a settings module can fail, and what the checks say where settings are not strict."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.utils import timezone
from pytest_django import Settings

from contact.models import KeyRole
from contact.services.drill import escrow_drill
from contact.services.epochs import epoch_of
from contact.vault.generating import generate_key, private_pem
from contact.vault.suites import X25519
from legacy_site.checks import TAG, refuse_bad_configuration
from tests.contact.checks.production import good_environment, run
from tests.contact.conftest import VaultKeys


@pytest.fixture
def strict(db: None, settings: Settings, vault_keys: VaultKeys) -> Settings:
    """Return the settings of the tests, made strict; what they lack for production is found beside the rest."""
    settings.STRICT, settings.SITE_ROLE = True, "staff"
    settings.DEBUG = settings.ALLOW_DEMO_ACCOUNTS = settings.PATTERNS_PAGE = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    return settings


def _found() -> set[str | None]:
    return {message.id for message in run_checks(tags=[TAG], include_deployment_checks=True)}


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        ("DEBUG", True, "legacy_site.E001"),
        ("ALLOWED_HOSTS", ["www.example.org", "*"], "legacy_site.E003"),
        ("SESSION_COOKIE_SECURE", False, "legacy_site.E009"),
        ("CSRF_COOKIE_SECURE", False, "legacy_site.E009"),
        ("ALLOW_DEMO_ACCOUNTS", True, "legacy_site.E011"),
        ("PATTERNS_PAGE", True, "legacy_site.E021"),
        ("CONTACT_STAFF_PUBLIC_KEY", generate_key(X25519).public.to_pem(), "contact.E004"),
        ("CONTACT_ESCROW_PUBLIC_KEY", generate_key(development=True).public.to_pem(), "contact.E005"),
        ("SITE_ROLE", "worker", "contact.E006"),
        ("CONTACT_STAFF_KEY_PASSPHRASE", "of another key", "contact.E007"),
    ],
)
def test_what_a_settings_module_relaxes_is_found(strict: Settings, name: str, value: object, check: str) -> None:
    assert check not in _found()
    setattr(strict, name, value)
    assert check in _found()


@pytest.mark.parametrize(("redirect", "header"), [(True, None), (False, ("HTTP_X_FORWARDED_PROTO", "https"))])
def test_either_the_site_or_its_proxy_redirects(
    strict: Settings, redirect: bool, header: tuple[str, str] | None
) -> None:
    strict.SECURE_SSL_REDIRECT, strict.SECURE_PROXY_SSL_HEADER = False, None
    assert "legacy_site.E007" in _found()
    strict.SECURE_SSL_REDIRECT, strict.SECURE_PROXY_SSL_HEADER = redirect, header
    assert "legacy_site.E007" not in _found()


@pytest.mark.parametrize("backend", ["locmem.LocMemCache", "dummy.DummyCache"])
def test_a_cache_of_one_process_is_found(strict: Settings, backend: str) -> None:
    strict.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://x"}}
    assert "legacy_site.E005" not in _found()
    strict.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{backend}"}}
    assert "legacy_site.E005" in _found()


def test_development_is_not_checked(settings: Settings) -> None:
    assert settings.STRICT is False
    assert _found() == set()
    refuse_bad_configuration()


def test_one_process_for_everything_is_told_what_it_costs(strict: Settings) -> None:
    assert "contact.W010" not in _found()
    strict.SITE_ROLE = "all"
    assert "contact.W010" in _found()


def test_a_proxy_whose_word_on_the_network_is_not_heard_is_found(strict: Settings) -> None:
    strict.SECURE_PROXY_SSL_HEADER, strict.CONTACT_PROXY_HOPS = ("HTTP_X_FORWARDED_PROTO", "https"), 0
    assert "contact.W012" in _found()
    strict.CONTACT_PROXY_HOPS = 1
    assert "contact.W012" not in _found()


def test_every_finding_has_an_id_and_a_mend(strict: Settings) -> None:
    strict.SITE_ROLE = "nonsense"
    messages = run_checks(tags=[TAG], include_deployment_checks=True)
    assert messages
    assert all(message.id and message.hint for message in messages)


@pytest.mark.parametrize(
    ("days", "check"),
    [(None, "contact.E008"), (366, "contact.E008"), (364, "contact.W011"), (181, "contact.W011"), (179, None)],
)
def test_the_escrow_key_is_proven_twice_a_year(
    strict: Settings, vault_keys: VaultKeys, days: int | None, check: str | None
) -> None:
    epoch = epoch_of(vault_keys.escrow.public, KeyRole.ESCROW)
    epoch.drilled_at = timezone.now() - timedelta(days=days) if days else None
    epoch.save()
    assert _found() & {"contact.E008", "contact.W011"} == ({check} if check else set())


def test_a_drill_of_another_key_proves_nothing(strict: Settings, vault_keys: VaultKeys) -> None:
    escrow_drill(key=vault_keys.escrow)
    assert "contact.E008" not in _found()
    strict.CONTACT_ESCROW_PUBLIC_KEY = generate_key().public.to_pem()
    assert "contact.E008" in _found()


def test_the_private_escrow_key_is_found_on_a_server(strict: Settings, vault_keys: VaultKeys, tmp_path: Path) -> None:
    strict.CONTACT_STAFF_PRIVATE_KEYS_DIR = str(tmp_path)
    assert "contact.E009" not in _found()
    (tmp_path / "escrow.pem").write_text(private_pem(vault_keys.escrow))
    assert "contact.E009" in _found()


def test_a_ring_at_the_public_side_is_found(strict: Settings, vault_keys: VaultKeys, tmp_path: Path) -> None:
    strict.CONTACT_STAFF_PRIVATE_KEY, strict.CONTACT_STAFF_PRIVATE_KEYS_DIR = "", str(tmp_path)
    (tmp_path / "old.pem").write_text(private_pem(generate_key()))
    assert "contact.E007" in _found()  # a key, and not the one that records are sealed to
    (tmp_path / "new.pem").write_text(private_pem(vault_keys.staff))
    assert _found() & {"contact.E006", "contact.E007"} == set()
    strict.SITE_ROLE = "web"
    assert "contact.E006" in _found()


@pytest.mark.parametrize("role", ["web", "staff", "worker"])
def test_check_deploy_is_clean_in_production(run_keys: VaultKeys, role: str) -> None:
    environment = good_environment(staff=run_keys.staff, escrow=run_keys.escrow, role=role)
    outcome = run(environment, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    found = set(re.findall(r"\((\w+\.[EW]\d+)\)", outcome.stdout + outcome.stderr))
    assert (outcome.returncode, found) == (0, set())
