"""The test suite: fast hashing, a database on disk for the browser's sake, keys made for the run."""

from legacy_site.settings.dev import *  # noqa: F403 - settings are one flat namespace by Django's design
from legacy_site.settings.dev import DATABASES
from legacy_site.settings.env import VAR_DIR as DEVELOPER_DIR
from legacy_site.settings.mail import mail_settings

# Apart from the demo's: a test run overwrites nothing that a developer made.
VAR_DIR = DEVELOPER_DIR / "test"
VAR_DIR.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = VAR_DIR / "media"
CONTACT_SPOOL_DIR = VAR_DIR / "spool"

DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_URL = "memorymail://"
globals().update(mail_settings(EMAIL_URL))
# No key of a developer's machine: the `vault_keys` fixture makes a pair for the run.
CONTACT_STAFF_PUBLIC_KEY = CONTACT_ESCROW_PUBLIC_KEY = CONTACT_STAFF_PRIVATE_KEY = ""
CONTACT_STAFF_PUBLIC_KEY_FILE = CONTACT_ESCROW_PUBLIC_KEY_FILE = CONTACT_STAFF_PRIVATE_KEYS_DIR = ""

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file: the live server's threads and the test share it with real locks.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
