"""Production: strict, and the default. A missing or weak value stops the start, see `legacy_site.checks`."""

from pathlib import Path

from legacy_site.settings.base import *  # noqa: F403 - settings are one flat namespace by Django's design
from legacy_site.settings.base import CONTENT_SECURITY_POLICY, DATABASES, SITE_ROLE, STAFF_CONTENT_SECURITY_POLICY
from legacy_site.settings.env import env, secret
from legacy_site.settings.mail import mail_settings

#: The checks of `legacy_site.checks` are errors, and the WSGI entry point runs them before it serves.
STRICT = True

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=63_072_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SAMESITE = "Strict"

#: The mail server. Notices to staff go through it; nothing of a visitor ever does.
EMAIL_URL = secret("EMAIL_URL") or "smtp+tls://localhost:587"
globals().update(mail_settings(EMAIL_URL))
#: A second mail server, for notices that the first did not take for a while.
EMAIL_FALLBACK_URL = secret("EMAIL_FALLBACK_URL")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="no-reply@localhost")

#: No default: a folder that nobody chose has no quota and no backup rule.
CONTACT_SPOOL_DIR = Path(env.str("CONTACT_SPOOL_DIR", default="/not-set"))

if SITE_ROLE == "web":
    # No CSRF middleware: this process has no session and no cookie to protect. A token and the check of the origin
    # stand in its place on the one form, see docs/adr/0003.
    SILENCED_SYSTEM_CHECKS = ["security.W003"]

if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

for _policy in (CONTENT_SECURITY_POLICY["DIRECTIVES"], STAFF_CONTENT_SECURITY_POLICY):
    _policy["upgrade-insecure-requests"] = True

DATABASES["default"]["ATOMIC_REQUESTS"] = False
