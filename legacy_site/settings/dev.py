"""Development and the demo: one process, SQLite, keys and accounts made by themselves. Never for real visitors."""

from pathlib import Path

from legacy_site.settings.base import *  # noqa: F403 - settings are one flat namespace by Django's design
from legacy_site.settings.env import VAR_DIR, env, secret
from legacy_site.settings.mail import mail_settings

STRICT = False
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SECRET_KEY = secret("SECRET_KEY") or "development-only-" + "s" * 50
CONTACT_TOKEN_SECRET = secret("CONTACT_TOKEN_SECRET") or "development-only-" + "t" * 50
ALLOW_DEMO_ACCOUNTS = True
CONTACT_CARD_PHOTOS = env.bool("CONTACT_CARD_PHOTOS", default=True)
EMAIL_URL = f"filemail:///{VAR_DIR / 'mail'}"
EMAIL_FALLBACK_URL = ""
CONTACT_NOTIFY_EMAILS = env.list("CONTACT_NOTIFY_EMAILS", default=["on-call@staff.example.org"])
CONTACT_ESCALATE_EMAILS = env.list("CONTACT_ESCALATE_EMAILS", default=["supervisor@staff.example.org"])
globals().update(mail_settings(EMAIL_URL))

VAR_DIR.mkdir(parents=True, exist_ok=True)

#: Where `manage.py contact_keys dev` puts its keys.
CONTACT_DEV_KEYS_DIR = VAR_DIR / "dev-keys"


def _dev_key(name: str) -> str:
    path: Path = CONTACT_DEV_KEYS_DIR / name
    return path.read_text() if path.is_file() else ""


CONTACT_STAFF_PUBLIC_KEY = secret("CONTACT_STAFF_PUBLIC_KEY") or _dev_key("staff.public.pem")
CONTACT_ESCROW_PUBLIC_KEY = secret("CONTACT_ESCROW_PUBLIC_KEY") or _dev_key("escrow.public.pem")
CONTACT_STAFF_PRIVATE_KEY = secret("CONTACT_STAFF_PRIVATE_KEY") or _dev_key("staff.private.pem")

# Static files straight from their sources, without a collectstatic step.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405 - from base

#: Every block and component in its states, at /patterns/.
PATTERNS_PAGE = True
STYLESHEETS["css/patterns.css"] = ["css/patterns/*"]  # noqa: F405 - from base
