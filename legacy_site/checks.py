"""System checks of a configuration; in production each is an error that stops the start.

They run at `manage.py check --deploy` and when the WSGI entry point loads, not at other commands: keys are made and
static files are collected before the configuration is whole. No message holds a value of the configuration.
"""

import re
import sys
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register, run_checks
from django.core.exceptions import ImproperlyConfigured

#: The checks with this tag are the ones that stop the start.
TAG = "configuration"

ROLES = ("all", "web", "staff", "worker")
SECRET_MIN_CHARACTERS = 50

#: Gunicorn stops, in place of trying again without end, when a worker leaves with this code.
EXIT_CODE = 3

_PRIVATE_CACHES = ("locmem.LocMemCache", "dummy.DummyCache")

Check = Callable[..., list[CheckMessage]]


def production_check(function: Callable[[], Iterable[CheckMessage]]) -> Check:
    """Register a check of the configuration; it finds nothing where the settings are not strict."""

    def check(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
        return list(function()) if settings.STRICT else []

    # By hand: functools.wraps would also lend the signature, which Django reads.
    check.__name__, check.__doc__ = function.__name__, function.__doc__
    return register(check, TAG, deploy=True)


def refuse_bad_configuration() -> None:
    """Leave the process, naming each failed check and its mend, when the configuration is not fit to serve."""
    messages = run_checks(tags=[TAG], include_deployment_checks=True)
    failed = [message for message in messages if message.is_serious() and not message.is_silenced()]
    if not failed:
        return
    sys.stderr.write("This configuration is refused.\n")
    for message in sorted(failed, key=lambda message: message.id or ""):
        sys.stderr.write(f"  ({message.id}) {message.msg}\n      {message.hint}\n")
    sys.stderr.flush()
    sys.exit(EXIT_CODE)


def _is_host(name: str) -> bool:
    """Say whether a name could be that of a host, a folder of sockets, or an address without a port."""
    try:
        return bool(re.fullmatch(r"[\w./-]+", name) or ip_address(name))
    except ValueError:
        return False


def secret_key() -> str:
    """Return SECRET_KEY, or "" where Django would raise, so that the other findings are told as well."""
    try:
        return settings.SECRET_KEY
    except ImproperlyConfigured:
        return ""


@production_check
def check_debug() -> Iterable[CheckMessage]:
    """Find DEBUG, which shows the inside of the house to everyone."""
    if settings.DEBUG:
        yield Error("DEBUG is on.", hint="Set DEBUG to false, or use the development settings.", id="legacy_site.E001")


@production_check
def check_secret_key() -> Iterable[CheckMessage]:
    """Find a SECRET_KEY that could be guessed."""
    if len(secret_key()) < SECRET_MIN_CHARACTERS:
        hint = f"Set SECRET_KEY or SECRET_KEY_FILE to {SECRET_MIN_CHARACTERS} random characters or more."
        yield Error("SECRET_KEY is missing or short.", hint=hint, id="legacy_site.E002")


@production_check
def check_allowed_hosts() -> Iterable[CheckMessage]:
    """Find a site that answers to any name."""
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        hint = "Set ALLOWED_HOSTS to the host names of the site, with commas."
        yield Error("ALLOWED_HOSTS is empty, or allows every host.", hint=hint, id="legacy_site.E003")


@production_check
def check_database() -> Iterable[CheckMessage]:
    """Find the embedded database, which has no roles and one writer."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        hint = "Set DATABASE_URL to a PostgreSQL database."
        yield Error("The database is SQLite.", hint=hint, id="legacy_site.E004")


@production_check
def check_database_hosts() -> Iterable[CheckMessage]:
    """Find several hosts of which one could not be reached, or would be written to although it is a standby."""
    database = settings.DATABASES["default"]
    hosts, ports = str(database.get("HOST", "")).split(","), str(database.get("PORT", ""))
    if len(hosts) == 1:
        return
    if not all(map(_is_host, hosts)) or (ports and len(ports.split(",")) != len(hosts)):
        hint = "Set DATABASE_URL to postgres://user:password@one:5432,two:5432/name: give each host a port, or none."
        yield Error("The hosts of the database and their ports do not fit.", hint=hint, id="legacy_site.E022")
    if database["OPTIONS"]["target_session_attrs"] not in ("read-write", "primary"):
        hint = "Leave target_session_attrs out of DATABASE_URL, or set it to read-write."
        yield Error("The site would write to a standby.", hint=hint, id="legacy_site.E023")


@production_check
def check_cache() -> Iterable[CheckMessage]:
    """Find a cache that each process has for itself, so that limits count once a process."""
    if settings.CACHES["default"]["BACKEND"].endswith(_PRIVATE_CACHES):
        hint = "Set CACHE_URL to a cache that all processes share, for example rediscache://host:6379/1."
        yield Error("The cache is not shared between processes.", hint=hint, id="legacy_site.E005")


@production_check
def check_base_url() -> Iterable[CheckMessage]:
    """Find a public address without TLS."""
    if not settings.BASE_URL.startswith("https://"):
        hint = "Set BASE_URL to the public address of the site; it starts with https://."
        yield Error("BASE_URL is not an https address.", hint=hint, id="legacy_site.E006")


@production_check
def check_tls() -> Iterable[CheckMessage]:
    """Find a way to talk to the site without TLS."""
    if not (settings.SECURE_SSL_REDIRECT or settings.SECURE_PROXY_SSL_HEADER):
        hint = "Set SECURE_SSL_REDIRECT to true, or BEHIND_TLS_PROXY when a proxy redirects to https."
        yield Error("Nothing sends http to https.", hint=hint, id="legacy_site.E007")
    if not settings.SECURE_HSTS_SECONDS:
        hint = "Set SECURE_HSTS_SECONDS; two years are 63072000."
        yield Error("Browsers are not told to keep to https.", hint=hint, id="legacy_site.E008")
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        hint = "Set SESSION_COOKIE_SECURE and CSRF_COOKIE_SECURE to True in the settings module."
        yield Error("A staff cookie would travel without TLS.", hint=hint, id="legacy_site.E009")


@production_check
def check_mail() -> Iterable[CheckMessage]:
    """Find a mail server that is talked to without TLS."""
    if not settings.EMAIL_URL.startswith(("smtp+tls://", "smtp+ssl://")):
        hint = "Set EMAIL_URL to smtp+tls://user:password@host:587 or smtp+ssl://user:password@host:465."
        yield Error("Mail would travel without TLS.", hint=hint, id="legacy_site.E013")


@production_check
def check_demo_accounts() -> Iterable[CheckMessage]:
    """Find accounts whose passwords are printed for everyone."""
    if settings.ALLOW_DEMO_ACCOUNTS:
        hint = "Set ALLOW_DEMO_ACCOUNTS to False in the settings module."
        yield Error("Demo accounts may sign in.", hint=hint, id="legacy_site.E011")


@production_check
def check_patterns_page() -> Iterable[CheckMessage]:
    """Find the page of patterns, which is for developers and draws made-up facts in the dress of the site."""
    if settings.PATTERNS_PAGE:
        hint = "Set PATTERNS_PAGE to False in the settings module."
        yield Error("The pattern page is served.", hint=hint, id="legacy_site.E021")


@production_check
def check_role() -> Iterable[CheckMessage]:
    """Find a role that we do not know, which would get every address of the site."""
    if settings.SITE_ROLE not in ROLES:
        hint = f"Set SITE_ROLE to one of {', '.join(ROLES)}."
        yield Error("SITE_ROLE is unknown.", hint=hint, id="legacy_site.E012")
