"""The environment of a good production configuration, to be spoiled one value at a time."""

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from contact.vault.generating import private_pem
from contact.vault.opening import PrivateKey

ROOT = Path(__file__).resolve().parents[3]
PASSPHRASE = "a passphrase of the tests alone"

#: What of the tests' own environment a process of the site needs.
_KEPT = ("PATH", "HOME", "LANG", "VAR_DIR")


@cache
def _spool() -> str:
    """Make a folder for this user alone, once a run."""
    return tempfile.mkdtemp(prefix="spool-")


def good_environment(*, staff: PrivateKey, escrow: PrivateKey, role: str = "staff") -> dict[str, str]:
    """Return the environment of a process that production accepts. Nothing is asked of the database or the cache."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "legacy_site.settings.production",
        "SITE_ROLE": role,
        "SECRET_KEY": "k" * 25 + "0123456789" * 3,
        "CONTACT_TOKEN_SECRET": "t" * 25 + "0123456789" * 3,
        "ALLOWED_HOSTS": "www.example.org",
        "BASE_URL": "https://www.example.org",
        "DATABASE_URL": "postgres://site@127.0.0.1:5432/site",
        "CACHE_URL": "rediscache://127.0.0.1:6379/1",
        "CONTACT_SPOOL_DIR": _spool(),
        "CONTACT_NOTIFY_EMAILS": "on-call@example.org",
        "CONTACT_STAFF_PUBLIC_KEY": staff.public.to_pem(),
        "CONTACT_ESCROW_PUBLIC_KEY": escrow.public.to_pem(),
    }
    if role in ("all", "staff"):
        environment["CONTACT_STAFF_PRIVATE_KEY"] = private_pem(staff, PASSPHRASE)
        environment["CONTACT_STAFF_KEY_PASSPHRASE"] = PASSPHRASE
    return environment


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with an environment and nothing else of ours; return what it said."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Load the WSGI entry point, as a server would."""
    return run(environment, "-c", "import legacy_site.wsgi")
