"""Production starts on a good configuration, and on a bad one names the check, the mend and no value."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from contact.vault.generating import generate_key, private_pem
from legacy_site.checks import EXIT_CODE
from tests.contact.checks.production import PASSPHRASE, good_environment, start
from tests.contact.conftest import VaultKeys

Environment = dict[str, str]
Spoil = Callable[[Environment, VaultKeys], object]


def _sets(**values: str) -> Spoil:
    return lambda environment, _keys: environment.update(values)


def _without(*names: str) -> Spoil:
    return lambda environment, _keys: [environment.pop(name) for name in names]


def _development_staff_key(environment: Environment, keys: VaultKeys) -> None:
    key = generate_key(development=True)
    environment["CONTACT_STAFF_PUBLIC_KEY"] = key.public.to_pem()
    environment["CONTACT_STAFF_PRIVATE_KEY"] = private_pem(key, PASSPHRASE)


def _one_secret_for_both(environment: Environment, keys: VaultKeys) -> None:
    environment["CONTACT_TOKEN_SECRET"] = environment["SECRET_KEY"]


def _one_recipient(environment: Environment, keys: VaultKeys) -> None:
    environment["CONTACT_ESCROW_PUBLIC_KEY"] = environment["CONTACT_STAFF_PUBLIC_KEY"]


def _private_key_of_another(environment: Environment, keys: VaultKeys) -> None:
    environment["CONTACT_STAFF_PRIVATE_KEY"] = private_pem(generate_key(), PASSPHRASE)


def _private_key_at_the_public_side(environment: Environment, keys: VaultKeys) -> None:
    environment["SITE_ROLE"] = "web"


def _spool_that_others_read(environment: Environment, keys: VaultKeys) -> None:
    environment["SITE_ROLE"] = "web"
    del environment["CONTACT_STAFF_PRIVATE_KEY"]
    folder = Path(tempfile.mkdtemp(prefix="spool-"))
    folder.chmod(0o750)
    environment["CONTACT_SPOOL_DIR"] = str(folder)


def _worker(**values: str) -> Spoil:
    def spoil(environment: Environment, keys: VaultKeys) -> None:
        environment.update(SITE_ROLE="worker", **values)
        del environment["CONTACT_STAFF_PRIVATE_KEY"]

    return spoil


BAD: dict[str, tuple[str, Spoil]] = {
    "short secret": ("legacy_site.E002", _sets(SECRET_KEY="short")),
    "no secret": ("legacy_site.E002", _without("SECRET_KEY")),
    "no hosts": ("legacy_site.E003", _without("ALLOWED_HOSTS")),
    "SQLite": ("legacy_site.E004", _without("DATABASE_URL")),
    "a host without its port": ("legacy_site.E022", _sets(DATABASE_URL="postgres://site@one:5432,two/site")),
    "a port that is none": ("legacy_site.E022", _sets(DATABASE_URL="postgres://site@one:5432,two:canary/site")),
    "a host too few": ("legacy_site.E022", _sets(DATABASE_URL="postgres://site@one,/site")),
    "a standby to write to": (
        "legacy_site.E023",
        _sets(DATABASE_URL="postgres://site@one,two/site?target_session_attrs=any"),
    ),
    "local cache": ("legacy_site.E005", _without("CACHE_URL")),
    "http address": ("legacy_site.E006", _sets(BASE_URL="http://www.example.org")),
    "no redirect": ("legacy_site.E007", _sets(SECURE_SSL_REDIRECT="false")),
    "no HSTS": ("legacy_site.E008", _sets(SECURE_HSTS_SECONDS="0")),
    "mail without TLS": ("legacy_site.E013", _sets(EMAIL_URL="smtp://mail.example.org:25")),
    "unknown role": ("legacy_site.E012", _sets(SITE_ROLE="public")),
    "short token secret": ("contact.E001", _sets(CONTACT_TOKEN_SECRET="short")),
    "one secret for both": ("contact.E002", _one_secret_for_both),
    "no staff key": ("contact.E003", _without("CONTACT_STAFF_PUBLIC_KEY")),
    "unreadable escrow key": ("contact.E003", _sets(CONTACT_ESCROW_PUBLIC_KEY="canary")),
    "one recipient": ("contact.E004", _one_recipient),
    "development staff key": ("contact.E005", _development_staff_key),
    "private key at the public side": ("contact.E006", _private_key_at_the_public_side),
    "no private key": ("contact.E007", _without("CONTACT_STAFF_PRIVATE_KEY")),
    "no spool": ("contact.E021", _worker(CONTACT_SPOOL_DIR="/not-set")),
    "spool that others read": ("contact.E021", _spool_that_others_read),
    "spool without room": ("contact.E022", _worker(CONTACT_SPOOL_MAX_FILES="0")),
    "nobody on call": ("contact.E023", _worker(CONTACT_NOTIFY_EMAILS="")),
    "second mail server without TLS": ("contact.E024", _worker(EMAIL_FALLBACK_URL="smtp://mail.example.org")),
    "private key of another": ("contact.E007", _private_key_of_another),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_configuration_is_refused(run_keys: VaultKeys, name: str) -> None:
    check, spoil = BAD[name]
    environment = good_environment(staff=run_keys.staff, escrow=run_keys.escrow)
    spoil(environment, run_keys)
    outcome = start(environment)
    assert outcome.returncode == EXIT_CODE
    assert re.findall(r"^  \(([\w.]+)\)", outcome.stderr, re.MULTILINE) == [check]
    _no_value_is_told(environment, outcome.stdout + outcome.stderr)


def _no_value_is_told(environment: Environment, told: str) -> None:
    for name in ("SECRET_KEY", "CONTACT_TOKEN_SECRET", "CONTACT_STAFF_KEY_PASSPHRASE", "DATABASE_URL"):
        assert len(environment.get(name, "")) < 6 or environment[name] not in told
    assert "canary" not in told
    assert "BEGIN" not in told


@pytest.mark.parametrize("role", ["web", "staff"])
def test_a_good_configuration_starts(run_keys: VaultKeys, role: str) -> None:
    outcome = start(good_environment(staff=run_keys.staff, escrow=run_keys.escrow, role=role))
    assert (outcome.returncode, "refused" in outcome.stderr) == (0, False)
